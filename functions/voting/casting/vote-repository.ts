import * as z from 'zod';
import type { Item } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { ballotPartition, rollPartition, voteShards } from './vote-keys.ts';

/** One ballot: what was chosen, and the code of its cohort if it has one. */
export interface Ballot {
  /** 128 random bits in hexadecimal. */
  readonly id: string;
  /** Ids of candidates, sorted. */
  readonly choices: readonly string[];
  readonly cohort?: string | undefined;
}

const ballotSchema = z.object({
  sk: z.string(),
  choices: z.array(z.string()).min(1),
  cohort: z.string().optional(),
});

export interface CohortCounts {
  /** Ballots. */
  readonly online: number;
  /** Voters. */
  readonly roll: number;
  /** Ballots with each cohort code; those without any are in none. */
  readonly byCohort: ReadonlyMap<string, number>;
  /** Voters with each cohort code: as many, unless somebody has changed a code. */
  readonly rollByCohort: ReadonlyMap<string, number>;
}

export type VoteRepository = ReturnType<typeof createVoteRepository>;

/** What the count reads of the table of votes; the function that casts votes may not. All reads are consistent. */
export function createVoteRepository(votes: Table) {
  async function* itemsOf(partitions: readonly string[], project: readonly string[]) {
    for (const pk of partitions) {
      yield* votes.queryAll({ pk, project, consistent: true });
    }
  }
  const rollOf = (contestId: string) => voteShards.map((shard) => rollPartition(contestId, shard));
  const ballotsOf = (contestId: string) =>
    voteShards.map((shard) => ballotPartition(contestId, shard));

  return {
    /** How many have voted online. */
    async countRoll(contestId: string): Promise<number> {
      let count = 0;
      for (const pk of rollOf(contestId)) count += await votes.count({ pk, consistent: true });
      return count;
    },

    /** Who has voted online, by roll id, in its order. */
    async *rollIds(contestId: string): AsyncGenerator<string> {
      for await (const { sk } of itemsOf(rollOf(contestId), ['sk'])) yield String(sk);
    },

    /** All ballots in the order of their random ids. */
    async *ballots(contestId: string): AsyncGenerator<Ballot> {
      const items = itemsOf(ballotsOf(contestId), ['sk', 'choices', 'cohort']);
      for await (const item of items) yield toBallot(item);
    },

    /** Counts ballots, then voters, by cohort code, without reading what was chosen. */
    async cohortCounts(contestId: string): Promise<CohortCounts> {
      const ballots = await countByCode(itemsOf(ballotsOf(contestId), ['sk', 'cohort']));
      const roll = await countByCode(itemsOf(rollOf(contestId), ['sk', 'cohort']));
      return {
        online: ballots.all,
        roll: roll.all,
        byCohort: ballots.byCode,
        rollByCohort: roll.byCode,
      };
    },

    /**
     * Removes all voters and ballots of a contest, for good. Its gates must be shut before, and stay: without them a late
     * message could open the contest anew.
     */
    async destroyVotes(contestId: string): Promise<void> {
      for (const pk of [...rollOf(contestId), ...ballotsOf(contestId)]) {
        const keys = [];
        for await (const { sk } of votes.queryAll({ pk, project: ['sk'], consistent: true })) {
          keys.push({ pk, sk: String(sk) });
        }
        await votes.writeMany([], keys);
      }
    },
  };
}

async function countByCode(items: AsyncIterable<Item>) {
  const byCode = new Map<string, number>();
  let all = 0;
  for await (const { cohort } of items) {
    all += 1;
    if (typeof cohort === 'string') byCode.set(cohort, (byCode.get(cohort) ?? 0) + 1);
  }
  return { all, byCode };
}

function toBallot(item: Item): Ballot {
  const { sk, choices, cohort } = ballotSchema.parse(item);
  return { id: sk, choices, ...(cohort !== undefined && { cohort }) };
}
