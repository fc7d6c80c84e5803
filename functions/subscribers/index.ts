import type { Clock } from '../../shared/clock.ts';
import type { Table } from '../../shared/data/table.ts';
import { newId } from '../../shared/ids.ts';
import type { KeyRing } from '../../shared/secrets/key-ring.ts';
import { createReaderTrail } from '../engagement/index.ts';
import type { MailQueue } from '../mail/index.ts';
import type { Whom } from './address-state.ts';
import * as addressState from './address-state.ts';
import type { ErasureJournal } from './erasure-journal.ts';
import { createLinks } from './links.ts';
import { findMailAddress } from './mail-address.ts';
import { createSubscriberRepository } from './repository/subscribers.ts';
import { createSuppressionRepository } from './repository/suppressions.ts';
import { topics } from './schema.ts';
import { subscribe, type Wish } from './subscribe.ts';

/** What other contexts may import of the subscribers. */
export type { Whom } from './address-state.ts';
export { countActive } from './count-active.ts';
export { type Erasure, erasureSchema } from './erasure.ts';
export { journalPrefix, withdrawalPrefix } from './erasure-journal.ts';
export { checkFollowing } from './following-consent.ts';
export { type ListSize, presentSize, readListSizes } from './list-sizes.ts';
export { mayMail } from './mail-limits.ts';
export { residentOptIn } from './opt-in.ts';
export { cleanName } from './person-name.ts';
export {
  type Addressee,
  createRecipients,
  isActive,
  type Recipient,
  type Recipients,
} from './recipients.ts';
export { createReplayErasure } from './replay-erasure.ts';
export { createReplayWithdrawal } from './replay-withdrawal.ts';
export { createS3Journal } from './s3-journal.ts';
export type { Audience } from './schema.ts';
export { shardOf } from './shard.ts';
export { makePreferencesToken, makeUnsubscribeToken } from './tokens.ts';
export { type Withdrawal, withdrawalSchema } from './withdrawal.ts';

const repositories = (table: Table, keys: KeyRing) => ({
  table,
  subscribers: createSubscriberRepository(table, { newId }),
  suppressions: createSuppressionRepository(table, keys),
});

/** Gives the address that a single mail may go to, or undefined; see {@link findMailAddress}. */
export function createFindMailAddress(table: Table, keys: KeyRing) {
  const deps = repositories(table, keys);
  return (to: Whom): Promise<string | undefined> => findMailAddress(to, deps);
}

/**
 * Notes what SES says of addresses. Both bear repetition and any order; a complaint outweighs a bounce. The journal learns of
 * consents to be followed that end by it.
 */
export function createAddressReports(
  table: Table,
  keys: KeyRing,
  { journal, now }: { readonly journal: ErasureJournal; readonly now: Clock },
) {
  const deps = { ...repositories(table, keys), trail: createReaderTrail(table, now), journal, now };
  return {
    recordBounce: (whom: Whom): Promise<void> => addressState.recordBounce(whom, deps),
    recordComplaint: (whom: Whom): Promise<void> => addressState.recordComplaint(whom, deps),
  };
}

interface SubscribeDeps {
  readonly table: Table;
  readonly keys: KeyRing;
  readonly now: Clock;
  readonly mail: Pick<MailQueue, 'send'>;
  readonly siteUrl: string;
}

/** What somebody may wish who gives an address on a page of another context. */
export type NewsletterWish = Pick<Wish, 'address' | 'audience' | 'municipalities' | 'language'> & {
  /** Version of the text that was agreed to. */
  readonly textVersion: string;
};

/**
 * Notes a wish and mails the address, which follows nothing before it is confirmed there. The caller learns nothing of the
 * address and minds the limits of mail, see {@link mayMail}.
 */
export function createSubscribe({ table, keys, now, mail, siteUrl }: SubscribeDeps) {
  const links = createLinks({ keys, now, siteUrl });
  return (wish: NewsletterWish): Promise<void> =>
    subscribe({ ...wish, topics }, { ...repositories(table, keys), keys, now, mail, links, newId });
}
