import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { pauseBefore } from '../pause.ts';
import type { Item } from './expressions.ts';

/** A condition of a write did not hold. `item` is what stands in the table, where DynamoDB returns it. */
export class ConditionFailed extends Error {
  readonly item: Item | undefined;
  /** Indexes of the writes whose condition failed; [0] for a single write. */
  readonly failed: readonly number[];

  constructor(failed: readonly number[], item: Item | undefined, cause: unknown) {
    super('a condition of the write did not hold', { cause });
    this.name = 'ConditionFailed';
    this.failed = failed;
    this.item = item;
  }
}

const conflictAttempts = 6;

/**
 * Runs one conditional write. A transaction that only met another one in flight is tried again, since
 * the SDK does not do that.
 * @throws {ConditionFailed}
 */
export async function conditional<Answer>(write: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write();
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) {
        throw new ConditionFailed([0], error.Item && unmarshall(error.Item), error);
      }
      if (!(error instanceof TransactionCanceledException)) throw error;
      const failed = conditionFailures(error);
      if (failed) throw failed;
      if (attempt === conflictAttempts || !isConflict(error)) throw error;
      await pauseBefore(attempt);
    }
  }
}

function conditionFailures(error: TransactionCanceledException): ConditionFailed | undefined {
  const reasons = error.CancellationReasons ?? [];
  const failed = reasons.flatMap(({ Code }, index) =>
    Code === 'ConditionalCheckFailed' ? [index] : [],
  );
  const [first] = failed;
  if (first === undefined) return undefined;
  const item = reasons[first]?.Item;
  return new ConditionFailed(failed, item && unmarshall(item), error);
}

const isConflict = (error: TransactionCanceledException): boolean =>
  (error.CancellationReasons ?? []).some(({ Code }) =>
    ['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'].includes(
      Code ?? '',
    ),
  );
