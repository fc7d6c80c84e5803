import type { Merchant } from '../../functions/merchants/merchant.ts';
import { createMerchantRepository } from '../../functions/merchants/repository/merchants.ts';
import type { Candidate, Contest } from '../../functions/voting/contests/contest.ts';
import { newContestWrites } from '../../functions/voting/contests/contest-item.ts';
import { candidateKey } from '../../functions/voting/contests/contest-keys.ts';
import type { ContestResult } from '../../functions/voting/counting/result.ts';
import { resultKey } from '../../functions/voting/counting/result-keys.ts';
import type { Table } from '../../shared/data/table.ts';
import { newId } from '../../shared/ids.ts';
import { aCandidate } from './contest.ts';
import { aMerchant } from './merchant.ts';

/** Puts votes and merchants into a table as they stand, without the way that leads there. */
export function campaignIn(table: Table) {
  const merchants = createMerchantRepository(table, { now: () => new Date() });
  let count = 0;

  return {
    async contest(contest: Contest, candidates: readonly Candidate[] = []): Promise<Contest> {
      await table.transact(newContestWrites(contest));
      for (const candidate of candidates) {
        await table.put({ ...candidateKey(contest.id, candidate.id), ...candidate });
      }
      return contest;
    },

    /** A listed merchant with a name of its own in slug and short code. */
    async merchant(change: Partial<Merchant> = {}): Promise<Merchant> {
      count += 1;
      const name = `m${count}`;
      const merchant = aMerchant({ id: newId('mer'), slug: name, shortCode: name, ...change });
      await merchants.create(merchant, []);
      return merchant;
    },

    /** A result that these won, with as many votes each. */
    async result({ id: contestId }: Contest, won: readonly (readonly [Merchant, number])[]) {
      const candidates = won.map(([{ id: merchantId, name }, total]) => ({
        ...{ id: newId('can'), merchantId, name, withdrawn: false, total, online: total },
        ...{ boxes: [], paper: 0, quarantined: 0, rank: 1, elected: true },
      }));
      const ballots = won.reduce((sum, [, votes]) => sum + votes, 0);
      const result: ContestResult = {
        contestId,
        publishedAt: '2026-11-10T10:00:00.000Z',
        candidates,
        winners: candidates.map(({ id }) => id),
        online: { ballots, counted: ballots, quarantined: 0, blank: 0 },
        paper: { ballots: 0, blank: 0, invalid: 0 },
        boxes: [],
        turnout: { ballots },
        quarantines: [],
        lot: { source: 'Lotto' },
        draws: [],
        files: [],
        audit: { sequence: 1, hash: '' },
      };
      await table.put({ ...resultKey(contestId), ...result });
    },
  };
}

/** Candidates who stand, so many. */
export const someCandidates = (contestId: string, count: number): Candidate[] =>
  Array.from({ length: count }, () => aCandidate(contestId));
