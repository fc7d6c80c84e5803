import type { ReaderTrail } from '../engagement/index.ts';
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
  /** What was opened and clicked in newsletters, of who agreed that it is kept. */
  readonly trail: readonly unknown[];
  /** Whether and why the address is on the suppression list, with what staff noted. */
  readonly suppression: Pick<Suppression, 'reason' | 'at' | 'note'> | undefined;
  /** By what other contexts call it. */
  readonly elsewhere: Readonly<Record<string, readonly unknown[]>>;
}

interface Repositories {
  readonly subscribers: SubscriberRepository;
  readonly suppressions: SuppressionRepository;
  readonly history: HistoryRepository;
  readonly trail: ReaderTrail;
  readonly elsewhere: readonly HeldElsewhere[];
}

/** Undefined when nothing is held (any more). */
export async function readOwnData(
  subscriberId: string,
  { subscribers, suppressions, history, trail, elsewhere }: Repositories,
): Promise<OwnData | undefined> {
  const subscriber = await subscribers.get(subscriberId);
  if (!subscriber) return undefined;
  const { address } = subscriber;
  const [entries, done, held, others] = await Promise.all([
    history.list(subscriberId),
    trail.read(subscriberId),
    suppressions.find(address),
    Promise.all(elsewhere.map(async (other) => [other.name, await other.read(address)] as const)),
  ]);
  const suppression = held && { reason: held.reason, at: held.at, note: held.note };
  return {
    subscriber,
    history: entries,
    trail: done,
    suppression,
    elsewhere: Object.fromEntries(others),
  };
}
