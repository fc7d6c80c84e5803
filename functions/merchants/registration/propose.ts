import { changeMerchant, type Step } from '../change-merchant.ts';
import { changedFields } from '../changed-fields.ts';
import type { MerchantDeps } from '../deps.ts';
import type { HistoryEntry } from '../history.ts';
import {
  type Merchant,
  type MerchantProfile,
  merchantProfileSchema,
  type Photo,
} from '../merchant.ts';

type Deps = Pick<MerchantDeps, 'merchants' | 'now'>;

/** What staff have looked at: a change of it waits for them to look again. */
const isModerated = ({ state }: Merchant): boolean => state === 'listed' || state === 'hidden';

/**
 * A change by the merchant. Of what staff have accepted it is kept as a proposal, in place of an earlier one; of what
 * waits for them it is made at once. A rejected merchant waits for them again.
 * @throws {AppError} merchant.not_found
 */
export const proposeProfile = (
  merchantId: string,
  profile: MerchantProfile,
  { merchants, now }: Deps,
): Promise<Merchant> =>
  changeMerchant(merchants, merchantId, (present) => {
    const fields = changedFields(present, profile);
    if (isModerated(present)) return proposed(present, profile, fields, now());
    const state = present.state === 'rejected' ? 'pending' : present.state;
    const entry = entryOf('changed', fields, now());
    const isAsBefore = fields.length === 0 && state === present.state;
    return isAsBefore
      ? undefined
      : { after: { ...withoutProfile(present), ...profile, state }, entries: [entry] };
  });

function proposed(
  present: Merchant,
  profile: MerchantProfile,
  fields: string[],
  now: Date,
): Step | undefined {
  const isWithdrawn = fields.length === 0;
  if (isWithdrawn && !present.proposed) return undefined;
  const after = { ...present, proposed: isWithdrawn ? undefined : profile };
  return { after, entries: [entryOf('proposed', fields, now)] };
}

/** What the profile may leave out must not stay from before. */
export const withoutProfile = (merchant: Merchant): Merchant => ({
  ...merchant,
  website: undefined,
  enterpriseNumber: undefined,
});

/** A photo by the merchant, or with `accountId` by staff, who need not look at it again. @throws {AppError} merchant.not_found */
export const setPhoto = (
  merchantId: string,
  photo: Photo,
  by: 'merchant' | { readonly accountId: string },
  { merchants, now }: Deps,
): Promise<Merchant> =>
  changeMerchant(merchants, merchantId, (present) => {
    if ([present.photo?.path, present.proposedPhoto?.path].includes(photo.path)) return undefined;
    const source = by === 'merchant' ? by : by.accountId;
    const mustWait = by === 'merchant' && isModerated(present);
    const event = mustWait ? ('proposed' as const) : ('photo-set' as const);
    const entry = { at: now().toISOString(), event, source, fields: ['photo'] };
    const after = mustWait ? { ...present, proposedPhoto: photo } : { ...present, photo };
    return { after, entries: [entry] };
  });

const entryOf = (event: HistoryEntry['event'], fields: string[], now: Date): HistoryEntry => ({
  at: now.toISOString(),
  event,
  source: 'merchant',
  fields,
});

/** The profile that a merchant has now. */
export const profileOf = (merchant: Merchant): MerchantProfile =>
  merchantProfileSchema().strip().parse(merchant);
