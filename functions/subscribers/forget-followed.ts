import type { ReaderTrail } from '../engagement/index.ts';
import { changeSubscriber } from './change-subscriber.ts';
import type { SubscriberDeps } from './deps.ts';
import type { ErasureJournal } from './erasure-journal.ts';
import { agreesToFollowing } from './following-consent.ts';
import type { Subscriber } from './schema.ts';

interface JournalDeps extends Pick<SubscriberDeps, 'subscribers'> {
  readonly journal: ErasureJournal;
}

export interface ForgettingDeps extends JournalDeps {
  readonly trail: Pick<ReaderTrail, 'removeAll'>;
}

/**
 * After every change that may have ended the consent to be followed: removes what was kept of a reader who does not agree, and has the
 * journal told. Bears repetition, so that whoever met an error may simply ask again.
 */
export async function forgetFollowed(present: Subscriber, deps: ForgettingDeps): Promise<void> {
  if (agreesToFollowing(present)) return;
  await deps.trail.removeAll(present.id);
  // Nobody's leaving fails because of a second store: the line stays due with the subscriber, and the sweep fails until it is written.
  await journalWithdrawal(present, deps).catch(() => undefined);
}

/** Writes the line that the journal lacks of a withdrawal, if it does; again it is the same line. */
export async function journalWithdrawal(
  { id, unjournaled: at }: Subscriber,
  { subscribers, journal }: JournalDeps,
): Promise<void> {
  if (at === undefined) return;
  await journal.record({ version: 1, at, subscriberId: id, ended: 'following' });
  await changeSubscriber(subscribers, id, (present) =>
    present.unjournaled === at
      ? { after: { ...present, unjournaled: undefined }, entries: [] }
      : undefined,
  );
}
