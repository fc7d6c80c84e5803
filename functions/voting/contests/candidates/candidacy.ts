import { ConditionFailed } from '../../../../shared/data/condition-failed.ts';
import type { Write } from '../../../../shared/data/expressions.ts';
import type { Table } from '../../../../shared/data/table.ts';
import type { NewId } from '../../../../shared/ids.ts';
import type { Merchant } from '../../../merchants/index.ts';
import type { Candidate } from '../contest.ts';
import { standsKey } from '../contest-keys.ts';
import { countNominations, newCandidateWrites } from './candidate-item.ts';

/** The candidate that a merchant is in a contest, or is to become. */
export interface Candidacy {
  readonly contestId: string;
  readonly candidateId: string;
  /** Present where nobody has nominated the merchant before. */
  readonly fresh?: Omit<Candidate, 'nominations'>;
}

/** Counts nominations for a candidate, who is made by the first. */
export const candidacyWrites = (
  { contestId, candidateId, fresh }: Candidacy,
  count: number,
): Write[] =>
  fresh
    ? newCandidateWrites({ ...fresh, nominations: count })
    : [countNominations(contestId, candidateId, count)];

/**
 * Runs `work` with the merchant's candidacy, once more when somebody nominated the same merchant for the first time at
 * the same moment.
 */
export async function withCandidacy<Result>(
  { table, newId }: { table: Table; newId: NewId },
  contestId: string,
  merchant: Merchant,
  work: (candidacy: Candidacy) => Promise<Result>,
): Promise<Result> {
  const candidacy = await read(table, contestId, merchant, newId);
  try {
    return await work(candidacy);
  } catch (error) {
    if (!candidacy.fresh || !(error instanceof ConditionFailed)) throw error;
    return work(await read(table, contestId, merchant, newId));
  }
}

/** The id of the candidate that a merchant is in a contest. */
export async function findCandidateId(
  table: Table,
  contestId: string,
  merchantId: string,
): Promise<string | undefined> {
  const item = await table.get(standsKey(contestId, merchantId), { consistent: true });
  return item && String(item.candidateId);
}

async function read(
  table: Table,
  contestId: string,
  { id, name, trade }: Merchant,
  newId: NewId,
): Promise<Candidacy> {
  const known = await findCandidateId(table, contestId, id);
  if (known !== undefined) return { contestId, candidateId: known };
  const candidateId = newId('can');
  const fresh = {
    id: candidateId,
    contestId,
    merchantId: id,
    state: 'nominated' as const,
    name,
    trade,
    story: {},
    version: 1,
  };
  return { contestId, candidateId, fresh };
}
