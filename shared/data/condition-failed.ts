import { AwsRefusal, type CancellationReason } from '../aws/aws-refusal.ts';
import { unavailable } from '../errors.ts';
import { pauseBefore } from '../pause.ts';
import { fromAttributes } from './attributes.ts';
import type { Item } from './expressions.ts';

/**
 * A condition of a write did not hold. Loggers list the properties of an error and of its causes: so the item, which
 * may be a person's, is no property, and DynamoDB's exception, which quotes it, is no cause.
 */
export class ConditionFailed extends Error {
  readonly #item: Item | undefined;
  /** Indexes of the writes whose condition failed; [0] for a single write. */
  readonly failed: readonly number[];

  constructor(failed: readonly number[], item: Item | undefined) {
    super('a condition of the write did not hold');
    this.name = 'ConditionFailed';
    this.failed = failed;
    this.#item = item;
  }

  /** What stands in the table, where DynamoDB returns it. */
  get item(): Item | undefined {
    return this.#item;
  }
}

const conflictAttempts = 6;

/**
 * Runs one conditional write. One that only met a transaction in flight is tried again, since the SDK does
 * not do that.
 * @throws {ConditionFailed}
 * @throws {AppError} unavailable when others are in the way for too long.
 */
export async function conditional<Answer>(write: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write();
    } catch (error) {
      const failed = conditionFailed(error);
      if (failed) throw failed;
      if (!isConflict(error)) throw error;
      if (attempt === conflictAttempts) throw unavailable(error);
      await pauseBefore(attempt);
    }
  }
}

function conditionFailed(error: unknown): ConditionFailed | undefined {
  if (isNamed(error, 'ConditionalCheckFailedException')) {
    const { Item } = error.details;
    return new ConditionFailed([0], Item && fromAttributes(Item));
  }
  const reasons = reasonsOf(error);
  const failed = reasons.flatMap(({ Code }, index) =>
    Code === 'ConditionalCheckFailed' ? [index] : [],
  );
  const [first] = failed;
  if (first === undefined) return undefined;
  const item = reasons[first]?.Item;
  return new ConditionFailed(failed, item && fromAttributes(item));
}

const isNamed = (error: unknown, name: string): error is AwsRefusal =>
  error instanceof AwsRefusal && error.name === name;

/** Of each write of a transaction that DynamoDB did not do; none for anything else. */
export const reasonsOf = (error: unknown): readonly CancellationReason[] =>
  isNamed(error, 'TransactionCanceledException') ? (error.details.CancellationReasons ?? []) : [];

const isConflict = (error: unknown): boolean =>
  isNamed(error, 'TransactionConflictException') ||
  reasonsOf(error).some(({ Code }) =>
    ['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'].includes(
      Code ?? '',
    ),
  );
