import type { HeldElsewhere } from './held-elsewhere.ts';
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
  /** By what other contexts call it. */
  readonly elsewhere: Readonly<Record<string, readonly unknown[]>>;
}

interface Repositories {
  readonly subscribers: SubscriberRepository;
  readonly suppressions: SuppressionRepository;
  readonly history: HistoryRepository;
  readonly elsewhere: readonly HeldElsewhere[];
}

/** Undefined when nothing is held (any more). */
export async function readOwnData(
  subscriberId: string,
  { subscribers, suppressions, history, elsewhere }: Repositories,
): Promise<OwnData | undefined> {
  const subscriber = await subscribers.get(subscriberId);
  if (!subscriber) return undefined;
  const { address } = subscriber;
  const [entries, held, others] = await Promise.all([
    history.list(subscriberId),
    suppressions.find(address),
    Promise.all(elsewhere.map(async (other) => [other.name, await other.read(address)] as const)),
  ]);
  const suppression = held && { reason: held.reason, at: held.at, note: held.note };
  return { subscriber, history: entries, suppression, elsewhere: Object.fromEntries(others) };
}
