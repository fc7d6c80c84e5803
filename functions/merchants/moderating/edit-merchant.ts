import { AppError } from '../../../shared/errors.ts';
import type { Principal } from '../../../shared/http/principal.ts';
import type { Localized } from '../../../shared/i18n/localized.ts';
import { changedFields } from '../changed-fields.ts';
import type { MerchantDeps } from '../deps.ts';
import type { Contact, Merchant, MerchantProfile } from '../merchant.ts';
import { withoutProfile } from '../registration/propose.ts';
import { changeByStaff, readSeen, type Seen } from './change-by-staff.ts';

type Deps = Pick<MerchantDeps, 'merchants' | 'now' | 'newId'>;

export interface Edit {
  readonly profile?: MerchantProfile | undefined;
  readonly contact?: Contact | undefined;
  readonly photoAlt?: Localized | undefined;
}

/**
 * What staff change of a merchant. A new address of the contact ends the links that went to the former one.
 * @throws {AppError} merchant.not_found, merchant.changed; merchant.state where there is no photo to describe
 */
export async function editMerchant(
  seen: Seen,
  edit: Edit,
  principal: Principal,
  deps: Deps,
): Promise<Merchant> {
  const before = await readSeen(seen, deps);
  const { profile, contact } = edit;
  const after: Merchant = {
    ...(profile ? { ...withoutProfile(before), ...profile } : before),
    ...(contact && { contact }),
    ...described(before, edit),
  };
  const fields = [
    ...changedFields(before, after),
    ...changedOf(['contact', 'photo'], before, after),
  ];
  if (fields.length === 0) return before;
  return changeByStaff({ before, after, event: 'changed', fields, principal }, deps);
}

function described({ photo }: Merchant, { photoAlt }: Edit): Pick<Merchant, 'photo'> {
  if (photoAlt === undefined) return {};
  if (!photo) throw new AppError('merchant.state', 'This merchant has no photo.');
  return { photo: { ...photo, alt: photoAlt } };
}

const changedOf = (
  names: readonly ('contact' | 'photo')[],
  before: Merchant,
  after: Merchant,
): string[] => names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));

/** Takes the photo from the page; also one that waits for staff. @throws {AppError} merchant.not_found, merchant.changed */
export async function removePhoto(seen: Seen, principal: Principal, deps: Deps): Promise<Merchant> {
  const before = await readSeen(seen, deps);
  if (!before.photo && !before.proposedPhoto) return before;
  const after = { ...before, photo: undefined, proposedPhoto: undefined };
  return changeByStaff({ before, after, event: 'changed', fields: ['photo'], principal }, deps);
}
