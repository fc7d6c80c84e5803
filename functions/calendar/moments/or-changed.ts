import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { AppError } from '../../../shared/errors.ts';

/** @throws {AppError} moment.state where a write met something else than what was read. */
export async function orChanged<Result>(writing: Promise<Result>): Promise<Result> {
  try {
    return await writing;
  } catch (cause) {
    if (!(cause instanceof ConditionFailed)) throw cause;
    throw new AppError(
      'moment.state',
      'Event, issue or moment were changed meanwhile, or the issue is tied already. Read them again.',
      { cause },
    );
  }
}
