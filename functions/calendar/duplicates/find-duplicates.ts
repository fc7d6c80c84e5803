import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import type { Item } from '../../../shared/data/expressions.ts';
import type { Chore } from '../sweeping/follow-ups.ts';
import { examinationKey, examinationPartition } from './examination.ts';
import { examineEvent } from './examine-event.ts';
import { createNeighbours } from './neighbours.ts';

/** Events that one run compares: the next goes on a minute later. */
const mostExamined = 500;
/** Leaves the chores after it, and the function, time to end in order. Milliseconds. */
const timeToEnd = 25_000;

/** Compares events that have changed with others, so that staff hear which may be the same. One that fails waits for the next run. */
export const findDuplicates: Chore = async (deps, remainingMs) => {
  const neighbours = createNeighbours(deps.events);
  const failures: unknown[] = [];
  let examined = 0;
  const query = { pk: examinationPartition, consistent: true, limit: 100 };
  for await (const item of deps.table.queryAll(query)) {
    if (examined >= mostExamined || remainingMs() < timeToEnd) break;
    examined += 1;
    try {
      await examineEvent(String(item.sk), neighbours, deps);
      await forget(item, deps);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'events could not be compared');
};

/** An event that has changed meanwhile is compared once more. */
async function forget(item: Item, { table }: Parameters<Chore>[0]): Promise<void> {
  try {
    await table.remove(examinationKey(String(item.sk)), {
      expression: 'version = :version',
      values: { ':version': item.version },
    });
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
  }
}
