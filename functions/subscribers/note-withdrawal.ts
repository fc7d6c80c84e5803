import type { Precaution } from './change-subscriber.ts';
import type { SubscriberDeps } from './deps.ts';
import type { ErasureJournal } from './erasure-journal.ts';

export interface WithdrawalDeps extends Pick<SubscriberDeps, 'now'> {
  readonly journal: ErasureJournal;
}

/** For every change that may end the consent to be followed: the journal has its line before anything is written. */
export const noteWithdrawal =
  ({ journal, now }: WithdrawalDeps): Precaution =>
  async ({ id: subscriberId, trackingConsent }, { after }) => {
    if (!trackingConsent || after.trackingConsent) return;
    await journal.record({ version: 1, at: now().toISOString(), subscriberId, ended: 'following' });
  };
