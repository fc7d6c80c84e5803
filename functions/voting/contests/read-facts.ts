import type { Merchants } from '../../merchants/index.ts';
import type { ChangeDeps } from './change-contest.ts';
import { countWaiting } from './nominations/nomination-repository.ts';
import { readBoxes } from './paper/box-repository.ts';
import { readRules } from './quarantine/rule-repository.ts';
import type { ContestFacts } from './warnings/contest-warnings.ts';

export interface FactsDeps extends Pick<ChangeDeps, 'table' | 'contests'> {
  readonly merchants: Pick<Merchants, 'getMany'>;
}

/** A contest with all that its warnings follow from. @throws {AppError} contest.not_found */
export async function readFacts(contestId: string, deps: FactsDeps): Promise<ContestFacts> {
  const { table, contests, merchants } = deps;
  const [contest, candidates, boxes, rules, waiting] = await Promise.all([
    contests.read(contestId),
    contests.candidates(contestId),
    readBoxes(table, contestId),
    readRules(table, contestId),
    countWaiting(table, contestId),
  ]);
  const known = await merchants.getMany(candidates.map(({ merchantId }) => merchantId));
  return { contest, candidates, merchants: known, boxes, rules, waiting };
}
