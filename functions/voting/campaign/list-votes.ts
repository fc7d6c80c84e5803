import type { Table } from '../../../shared/data/table.ts';
import type { Localized } from '../../../shared/i18n/localized.ts';
import { createContestRepository } from '../contests/contest-repository.ts';
import { type Phase, phaseOf } from '../contests/phase.ts';

/** A contest as lists name it. */
export interface ListedVote {
  readonly id: string;
  readonly title: Localized;
  readonly phase: Phase;
  readonly opensAt: string;
  readonly closesAt: string;
}

/** The contests of a municipality (NIS code) of which voting lies in `[from, to)` or touches it, the last to open first. */
export async function listVotes(
  table: Table,
  nis: string,
  { from, to, now }: { readonly from: Date; readonly to: Date; readonly now: Date },
): Promise<ListedVote[]> {
  const all = await createContestRepository(table).listByMunicipality(nis);
  return all
    .map((contest) => ({
      id: contest.id,
      title: contest.title,
      phase: phaseOf(contest, now),
      opensAt: contest.voting.opens.at,
      closesAt: contest.closedAt ?? contest.voting.closes.at,
    }))
    .filter(({ phase }) => phase !== 'cancelled')
    .filter(
      ({ opensAt, closesAt }) => opensAt < to.toISOString() && closesAt >= from.toISOString(),
    );
}
