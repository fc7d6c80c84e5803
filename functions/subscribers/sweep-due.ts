import { ConditionFailed } from '../../shared/data/condition-failed.ts';
import type { Item } from '../../shared/data/expressions.ts';
import { inParallel } from '../../shared/in-parallel.ts';
import type { CountMetric } from '../../shared/observability/metrics.ts';
import type { SubscriberDeps } from './deps.ts';
import { dueStep } from './due.ts';
import type { ErasureJournal } from './erasure-journal.ts';
import { journalWithdrawal } from './forget-followed.ts';
import { readDue } from './repository/due.ts';
import type { HistoryRepository } from './repository/history.ts';
import { allShards } from './repository/keys.ts';
import {
  type Asked,
  type Audience,
  audiences,
  type HistoryEntry,
  type Subscriber,
} from './schema.ts';
import { homeOf } from './subscription.ts';

export interface SweepDeps
  extends Pick<SubscriberDeps, 'table' | 'subscribers' | 'mail' | 'links' | 'now'> {
  readonly history: HistoryRepository;
  readonly journal: ErasureJournal;
  readonly count: CountMetric;
}

/** With less time left the next run goes on. */
const reserveMs = 30_000;

/** People at a time: lists of all municipalities ask a thousand an hour each. */
const width = 8;

/**
 * Does what is due for wishes that nobody has confirmed: the first mail of an import, one reminder, and
 * forgetting after 30 days; and writes what the journal lacks of withdrawals. May run twice at once: each step is
 * taken by one conditional write, before its mail, so that nobody is reminded twice. Who cannot be swept keeps nobody else waiting.
 * @throws {Error} at the end, when somebody could not be swept.
 */
export async function sweepDue(remainingMs: () => number, deps: SweepDeps): Promise<void> {
  const failures: unknown[] = [];
  for await (const ids of duePages(deps)) {
    if (remainingMs() < reserveMs) break;
    await inParallel(ids, width, async (id) => {
      await takeDueSteps(id, deps).catch((error: unknown) => failures.push(error));
    });
  }
  if (failures.length > 0) {
    throw new Error(`${failures.length} subscribers could not be swept`, { cause: failures[0] });
  }
}

async function* duePages({ table, now }: SweepDeps): AsyncGenerator<string[]> {
  for (const shard of allShards) {
    let startAfter: Item | undefined;
    do {
      const { ids, next } = await readDue(table, shard, { until: now(), startAfter });
      yield ids;
      startAfter = next;
    } while (startAfter);
  }
}

async function takeDueSteps(id: string, deps: SweepDeps): Promise<void> {
  const found = await deps.subscribers.get(id);
  if (found) await journalWithdrawal(found, deps);
  for (const audience of audiences) {
    // Read again for each: the step before has changed it.
    const subscriber = await deps.subscribers.get(id);
    if (subscriber) await takeDueStep(subscriber, audience, deps);
  }
}

async function takeDueStep(
  subscriber: Subscriber,
  audience: Audience,
  deps: SweepDeps,
): Promise<void> {
  const asked = subscriber.asked[audience];
  const due = asked && dueStep(asked);
  if (!asked || !due || due.at > deps.now()) return;
  try {
    if (due.step === 'expire') await forget(subscriber, audience, deps);
    else await askByMail(subscriber, audience, asked, due.step, deps);
  } catch (error) {
    // Confirmed, left or swept by another run just now: the next run sees what is left to do.
    if (!(error instanceof ConditionFailed)) throw error;
  }
}

async function forget(subscriber: Subscriber, audience: Audience, deps: SweepDeps): Promise<void> {
  const after = { ...subscriber, asked: { ...subscriber.asked, [audience]: undefined } };
  const isUnknown = audiences.every(
    (one) => after.asked[one] === undefined && after.subscriptions[one] === undefined,
  );
  if (isUnknown) {
    await deps.subscribers.remove(subscriber);
    await deps.history.removeAll(subscriber.id);
  } else {
    const entry = entryOf('expired', audience, deps.now());
    await deps.subscribers.replace(subscriber, after, [entry]);
  }
  deps.count('PendingExpired');
}

async function askByMail(
  subscriber: Subscriber,
  audience: Audience,
  asked: Asked,
  step: 'invite' | 'remind',
  deps: SweepDeps,
): Promise<void> {
  const at = deps.now().toISOString();
  const marked = step === 'invite' ? { ...asked, invitedAt: at } : { ...asked, remindedAt: at };
  const after = { ...subscriber, asked: { ...subscriber.asked, [audience]: marked } };
  const event = step === 'invite' ? 'invited' : 'reminded';
  await deps.subscribers.replace(subscriber, after, [entryOf(event, audience, deps.now())]);
  await deps.mail.send([await mailFor(subscriber, audience, asked, step, deps)]);
  deps.count(step === 'invite' ? 'InvitationsQueued' : 'RemindersQueued');
}

async function mailFor(
  subscriber: Subscriber,
  audience: Audience,
  asked: Asked,
  step: 'invite' | 'remind',
  { links }: SweepDeps,
) {
  const { id } = subscriber;
  const { language } = asked;
  const { nis } = homeOf(subscriber, audience).municipality;
  const about = { language, nis, audience, ...(await links.confirm(id, audience, asked)) };
  return {
    to: { subscriberId: id },
    mail:
      step === 'invite'
        ? { kind: 'confirm-subscription' as const, origin: 'import' as const, ...about }
        : { kind: 'confirmation-reminder' as const, ...about },
    unsubscribeUrl: await links.unsubscribe(id, audience, language),
  };
}

const entryOf = (event: HistoryEntry['event'], audience: Audience, now: Date): HistoryEntry => ({
  at: now.toISOString(),
  event,
  audience,
  source: 'sweep',
});
