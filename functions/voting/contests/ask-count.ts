import { type Clock, daysAfter, epochSeconds, secondsAfter } from '../../../shared/clock.ts';
import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import type { Table } from '../../../shared/data/table.ts';
import type { Queue } from '../../../shared/queue/queue.ts';
import { askedKey } from './contest-keys.ts';
import type { CountMessage } from './count-message.ts';

export interface AskDeps {
  readonly table: Table;
  readonly now: Clock;
  readonly countQueue: Queue<CountMessage>;
}

/** Twice the time that the count may take for a task: a message that old was lost, or its task failed for good. */
const patienceSeconds = 600;

/**
 * Asks the count for a task, unless it was asked within the last ten minutes. Whoever finds that the task is not done asks
 * again: so a message that is lost costs ten minutes.
 */
export async function askCount(message: CountMessage, deps: AskDeps): Promise<void> {
  if (await takeTurn(message, deps)) await deps.countQueue.send([message]);
}

/** Asks for a task that a person wants done now, whenever it was asked before. */
export async function askCountNow(message: CountMessage, deps: AskDeps): Promise<void> {
  await takeTurn(message, deps);
  await deps.countQueue.send([message]);
}

async function takeTurn(
  { contestId, task }: CountMessage,
  { table, now }: Pick<AskDeps, 'table' | 'now'>,
): Promise<boolean> {
  const present = now();
  try {
    await table.update(askedKey(contestId, task), {
      expression: 'SET askedAt = :now, expiresAt = :expiresAt',
      condition: 'attribute_not_exists(askedAt) OR askedAt <= :before',
      values: {
        ':now': present.toISOString(),
        ':before': secondsAfter(present, -patienceSeconds).toISOString(),
        ':expiresAt': epochSeconds(daysAfter(present, 1)),
      },
    });
    return true;
  } catch (error) {
    if (error instanceof ConditionFailed) return false;
    throw error;
  }
}
