import type { Table } from '../../../shared/data/table.ts';
import type { Localized } from '../../../shared/i18n/localized.ts';
import { createContestRepository } from '../contests/contest-repository.ts';
import { readResult } from '../counting/result.ts';

/** A contest of which voting is over. */
export interface EndedContest {
  readonly id: string;
  readonly title: Localized;
  readonly slug: string;
  /** When voting ended. */
  readonly closedAt: string;
  /** Absent before publication: until then nothing says how many votes there are. */
  readonly result?: {
    readonly online: number;
    readonly paper: number;
    /** Of all channels, as the page of the result says it. */
    readonly ballots: number;
    readonly inhabitants: number | undefined;
    readonly elected: number;
    readonly publishedAt: string;
  };
}

/** The contests of a municipality (NIS code) of which voting ended in `[from, to)`, the last first; none that was cancelled. */
export async function readEndedContests(
  table: Table,
  nis: string,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<EndedContest[]> {
  const all = await createContestRepository(table).listByMunicipality(nis);
  const ended = all
    .filter(({ state }) => state === 'closed' || state === 'published')
    .map((contest) => ({ contest, closedAt: contest.closedAt ?? contest.voting.closes.at }))
    .filter(({ closedAt }) => closedAt >= from.toISOString() && closedAt < to.toISOString());
  return Promise.all(
    ended.map(async ({ contest: { id, title, slug }, closedAt }) => {
      const result = await readResult(table, id);
      if (!result) return { id, title, slug, closedAt };
      const { online, paper, turnout, winners, publishedAt } = result;
      return {
        ...{ id, title, slug, closedAt },
        result: {
          online: online.counted,
          paper: paper.ballots,
          ballots: turnout.ballots,
          inhabitants: turnout.inhabitants,
          elected: winners.length,
          publishedAt,
        },
      };
    }),
  );
}
