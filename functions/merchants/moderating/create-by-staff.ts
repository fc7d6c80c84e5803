import { AppError } from '../../../shared/errors.ts';
import type { Principal } from '../../../shared/http/principal.ts';
import { auditWrite } from '../../staff/index.ts';
import { createUnlessKnown } from '../create-merchant.ts';
import type { MerchantDeps } from '../deps.ts';
import type { Contact, Merchant, MerchantProfile } from '../merchant.ts';
import { isSameShop } from '../similar.ts';
import { listedMail } from './mails.ts';

export interface NewByStaff {
  /** NIS code of today. */
  readonly nis: string;
  readonly profile: MerchantProfile;
  readonly contact?: Contact | undefined;
  readonly state: 'pending' | 'listed';
  /** Whether to write to the contact that the merchant is listed. */
  readonly mailing: boolean;
  /** Make it although one at this address has the name or the enterprise number. */
  readonly evenIfSimilar: boolean;
}

/** @throws {AppError} merchant.exists, naming the one that it is */
export async function createByStaff(
  wanted: NewByStaff,
  principal: Principal,
  deps: Omit<MerchantDeps, 'photos' | 'erased' | 'keys'>,
): Promise<Merchant> {
  const { nis, profile, contact, state, mailing, evenIfSimilar } = wanted;
  const { now } = deps;
  const source = principal.accountId;
  const entry = { at: now().toISOString(), event: 'created', source } as const;
  const result = await createUnlessKnown(
    { ...profile, nis, contact, state, origin: 'staff' },
    ({ merchants }) =>
      evenIfSimilar
        ? undefined
        : merchants.find((known) => isKept(known) && isSameShop(known, { ...profile, nis })),
    {
      entries: [entry],
      writes: ({ id }) => [
        auditWrite(
          { principal, action: 'merchant.created', subject: id, municipalities: [nis] },
          deps,
        ),
      ],
    },
    deps,
  );
  if ('known' in result) throw exists(result.known);
  const mail = mailing && state === 'listed' && (await listedMail(result.created, deps));
  if (mail) await deps.mail.send([mail]);
  return result.created;
}

/** What nobody has confirmed is no merchant yet: anybody may have typed it. */
export const isKept = ({ state }: Merchant): boolean => state !== 'unconfirmed';

const exists = ({ id }: Merchant) =>
  new AppError('merchant.exists', 'There is such a merchant at this address.', {
    issues: [{ path: 'body.profile', message: `the same as ${id}` }],
  });
