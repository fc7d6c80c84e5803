import type { HistoryRepository } from './repository/history.ts';
import type { SubscriberRepository } from './repository/subscribers.ts';
import type { SuppressionRepository } from './repository/suppressions.ts';
import type { HistoryEntry, Subscriber } from './schema.ts';
import type { Suppression } from './suppression.ts';

/** Everything that is held about one person here (GDPR, article 15 and 20). */
export interface OwnData {
  readonly subscriber: Subscriber;
  readonly history: readonly HistoryEntry[];
  /** Whether and why the address is on the suppression list, with what staff noted. */
  readonly suppression: Pick<Suppression, 'reason' | 'at' | 'note'> | undefined;
}

interface Repositories {
  readonly subscribers: SubscriberRepository;
  readonly suppressions: SuppressionRepository;
  readonly history: HistoryRepository;
}

/** Undefined when nothing is held (any more). */
export async function readOwnData(
  subscriberId: string,
  { subscribers, suppressions, history }: Repositories,
): Promise<OwnData | undefined> {
  const subscriber = await subscribers.get(subscriberId);
  if (!subscriber) return undefined;
  const [entries, held] = await Promise.all([
    history.list(subscriberId),
    suppressions.find(subscriber.address),
  ]);
  const suppression = held && { reason: held.reason, at: held.at, note: held.note };
  return { subscriber, history: entries, suppression };
}
