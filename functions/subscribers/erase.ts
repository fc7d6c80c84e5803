import { ConditionFailed } from '../../shared/data/condition-failed.ts';
import type { Write } from '../../shared/data/expressions.ts';
import type { ReaderTrail } from '../engagement/index.ts';
import type { SubscriberDeps } from './deps.ts';
import type { ErasureJournal } from './erasure-journal.ts';
import type { HeldElsewhere } from './held-elsewhere.ts';
import type { HistoryRepository } from './repository/history.ts';
import type { Subscriber } from './schema.ts';
import { homeOf } from './subscription.ts';
import { outweighs, type Suppression } from './suppression.ts';

export interface EraseDeps extends Pick<SubscriberDeps, 'subscribers' | 'suppressions' | 'now'> {
  readonly history: HistoryRepository;
  /** What is kept of the reader, who agreed to be followed. */
  readonly trail: ReaderTrail;
  readonly journal: ErasureJournal;
  readonly mail: SubscriberDeps['mail'];
  readonly elsewhere: readonly HeldElsewhere[];
}

/**
 * Forgets a person: journal first, then what other contexts hold of the address, then subscriber, address and lists in one
 * transaction with a keyed hash on the suppression list, then history and trail. Each step bears repetition, so that whoever meets an
 * error may simply ask again. Ends with one mail as proof. `extra` is written in the transaction.
 * Returns false when nothing was held.
 */
export async function erase(
  subscriberId: string,
  deps: EraseDeps,
  extra: readonly Write[] = [],
): Promise<boolean> {
  const { subscribers, suppressions, journal, now } = deps;
  const subscriber = await subscribers.get(subscriberId);
  if (!subscriber) {
    await removePast(subscriberId, deps);
    return false;
  }
  const at = now().toISOString();
  const digest = await suppressions.digest(subscriber.address);
  await journal.record({ version: 1, at, subscriberId, digest });
  for (const held of deps.elsewhere) await held.erase(subscriber.address);
  await removePast(subscriberId, deps);
  const entry = await remaining(subscriber.address, { digest, reason: 'erased', at }, deps);
  try {
    await subscribers.remove(subscriber, [suppressions.putWrite(entry), ...extra]);
  } catch (error) {
    if (error instanceof ConditionFailed) return erase(subscriberId, deps, extra);
    throw error;
  }
  await removePast(subscriberId, deps);
  await deps.mail.send([proofFor(subscriber)]);
  return true;
}

async function removePast(subscriberId: string, { history, trail }: EraseDeps): Promise<void> {
  await history.removeAll(subscriberId);
  await trail.removeAll(subscriberId);
}

/** A complaint or the word of staff outlives the erasure, without the address and what staff noted of its owner. */
async function remaining(
  address: string,
  erased: Suppression,
  { suppressions }: EraseDeps,
): Promise<Suppression> {
  const held = await suppressions.find(address);
  if (!held || !outweighs(held.reason, 'erased')) return erased;
  const { address: _forgotten, note: _too, ...kept } = held;
  return kept;
}

const proofFor = (subscriber: Subscriber) => ({
  to: { address: subscriber.address },
  mail: {
    kind: 'erased' as const,
    language: subscriber.language,
    nis: homeOf(subscriber).municipality.nis,
  },
});
