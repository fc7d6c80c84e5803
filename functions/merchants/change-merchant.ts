import { ConditionFailed } from '../../shared/data/condition-failed.ts';
import type { Write } from '../../shared/data/expressions.ts';
import { AppError } from '../../shared/errors.ts';
import { pauseBefore } from '../../shared/pause.ts';
import type { HistoryEntry } from './history.ts';
import type { Merchant } from './merchant.ts';
import type { MerchantRepository } from './repository/merchants.ts';

/** The next state of a merchant, and what is written with it in the same transaction. */
export interface Step {
  readonly after: Merchant;
  readonly entries: readonly HistoryEntry[];
  readonly writes?: readonly Write[];
}

const attempts = 10;

/**
 * Takes one step on the merchant's present state, again if someone else changed it meanwhile. `step` answers
 * undefined when there is nothing to change. Returns the state afterwards.
 * @throws {AppError} merchant.not_found
 * @throws {ConditionFailed} when ten attempts met ten other changes
 */
export async function changeMerchant(
  merchants: Pick<MerchantRepository, 'get' | 'replace'>,
  id: string,
  step: (present: Merchant) => Step | undefined,
): Promise<Merchant> {
  for (let attempt = 1; ; attempt += 1) {
    const before = await merchants.get(id);
    if (!before) throw new AppError('merchant.not_found', 'There is no such merchant.');
    const next = step(before);
    if (!next) return before;
    try {
      return await merchants.replace(before, next.after, next.entries, next.writes);
    } catch (error) {
      if (!(error instanceof ConditionFailed) || attempt === attempts) throw error;
      await pauseBefore(attempt);
    }
  }
}
