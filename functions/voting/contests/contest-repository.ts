import type { Key } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { AppError } from '../../../shared/errors.ts';
import { findPlaceByNis } from '../../../shared/programme/programme.ts';
import { candidateOf } from './candidates/candidate-item.ts';
import type { Candidate, Contest, ContestState } from './contest.ts';
import { contestOf } from './contest-item.ts';
import {
  candidateKey,
  candidatePrefix,
  contestKey,
  contestPartition,
  municipalityPartition,
  seriesPartition,
  slugKey,
  statePartition,
} from './contest-keys.ts';

export type ContestRepository = ReturnType<typeof createContestRepository>;

interface Reading {
  readonly consistent?: boolean;
}

/** Reads contests and candidates. They are written by `change-contest.ts` and what builds on it. */
export function createContestRepository(table: Table) {
  const read = async (key: Key, options?: Reading): Promise<Contest | undefined> => {
    const item = await table.get(key, options);
    return item && contestOf(item);
  };

  async function getMany(ids: readonly unknown[]): Promise<Contest[]> {
    const items = await table.getMany(
      ids.map((id) => contestKey(String(id))),
      { consistent: true },
    );
    return items.map(contestOf);
  }

  const get = (contestId: string, options?: Reading) => read(contestKey(contestId), options);

  return {
    get,

    /** Consistent. @throws {AppError} contest.not_found */
    async read(contestId: string): Promise<Contest> {
      const contest = await get(contestId, { consistent: true });
      if (!contest) throw new AppError('contest.not_found', 'There is no such contest.');
      return contest;
    },

    /** By the name in the address of its pages; under the codes of municipalities that have merged, too. */
    async findBySlug(nis: string, slug: string): Promise<Contest | undefined> {
      for (const code of codesOf(nis)) {
        const item = await table.get(slugKey(code, slug));
        if (item) return get(String(item.contestId));
      }
      return undefined;
    },

    /** All of a municipality, the last to open first; the index may be a moment behind. */
    async listByMunicipality(nis: string): Promise<Contest[]> {
      const found: Contest[] = [];
      for (const code of codesOf(nis)) {
        const items = table.queryAll({ index: 'gsi1', pk: municipalityPartition(code) });
        for await (const item of items) found.push(contestOf(item));
      }
      return found.sort((one, other) => (one.voting.opens.at < other.voting.opens.at ? 1 : -1));
    },

    /** Those in a state with which something may still happen; the index may be a moment behind. */
    async *listByState(state: ContestState): AsyncGenerator<Contest> {
      const items = table.queryAll({ index: 'gsi2', pk: statePartition(state) });
      for await (const item of items) yield contestOf(item);
    },

    /** The contests that were made from one template, by municipality. */
    async listBySeries(series: string): Promise<Contest[]> {
      const ids: unknown[] = [];
      const query = { pk: seriesPartition(series), consistent: true };
      for await (const { contestId } of table.queryAll(query)) ids.push(contestId);
      return (await getMany(ids)).sort((one, other) => (one.nis < other.nis ? -1 : 1));
    },

    /** Everyone who was nominated, whatever came of it, the first first. */
    async candidates(
      contestId: string,
      { consistent = false }: Reading = {},
    ): Promise<Candidate[]> {
      const found: Candidate[] = [];
      const sortKey = { beginsWith: candidatePrefix };
      const query = { pk: contestPartition(contestId), sortKey, consistent };
      for await (const item of table.queryAll(query)) found.push(candidateOf(item));
      return found;
    },

    async candidate(
      contestId: string,
      candidateId: string,
      options?: Reading,
    ): Promise<Candidate | undefined> {
      const item = await table.get(candidateKey(contestId, candidateId), options);
      return item && candidateOf(item);
    },
  };
}

/** The code of a municipality and of those that merged into it. */
function codesOf(nis: string): readonly string[] {
  const place = findPlaceByNis(nis);
  return place ? [place.municipality.nis, ...place.municipality.formerNis] : [nis];
}
