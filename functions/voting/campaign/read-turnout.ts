import * as z from 'zod';
import type { Table } from '../../../shared/data/table.ts';
import type { Localized } from '../../../shared/i18n/localized.ts';
import { dayAfter } from '../../../shared/time/days.ts';
import { localHour } from '../../../shared/time/local-hour.ts';
import type { AuditLine } from '../audit/audit-line.ts';
import { auditLines } from '../audit/audit-log.ts';
import { createContestRepository } from '../contests/contest-repository.ts';
import { type Phase, phaseOf } from '../contests/phase.ts';
import { readResult } from '../counting/result.ts';

/** Ballots that came in online from a local day to another, both included: usually one day. */
export interface TurnoutStep {
  readonly from: string;
  readonly to: string;
  readonly ballots: number;
}

/** How many voted; never for whom, nor who, nor at what hour (decision 014). */
export interface Turnout {
  readonly id: string;
  readonly nis: string;
  readonly title: Localized;
  readonly phase: Phase;
  readonly opensAt: string;
  /** As it was, or as it is planned. */
  readonly closesAt: string;
  /**
   * Online, as the contest's log has it: it notes the number of ballots in the first minutes of each day and at the end, so
   * that the votes of those minutes stand with the day before.
   */
  readonly steps: readonly TurnoutStep[];
  /** Absent before publication. */
  readonly result?: {
    readonly online: number;
    /** Of these, how many were set apart and count for nobody. */
    readonly quarantined: number;
    readonly boxes: readonly { readonly name: string; readonly ballots: number }[];
    /** Of all channels, without those set apart. */
    readonly ballots: number;
    readonly inhabitants: number | undefined;
  };
}

/** @throws {AppError} contest.not_found */
export async function readTurnout(table: Table, contestId: string, now: Date): Promise<Turnout> {
  const contest = await createContestRepository(table).read(contestId);
  const lines: AuditLine[] = [];
  for await (const line of auditLines(table, contestId)) lines.push(line);
  const result = await readResult(table, contestId);
  const { id, nis, title, voting, closedAt } = contest;
  const opensAt = voting.opens.at;
  return {
    ...{ id, nis, title, opensAt },
    phase: phaseOf(contest, now),
    closesAt: closedAt ?? voting.closes.at,
    steps: stepsOf(localHour(new Date(opensAt)).day, lines),
    ...(result && {
      result: {
        online: result.online.ballots,
        quarantined: result.online.quarantined,
        boxes: result.boxes.map(({ name, ballots }) => ({ name, ballots })),
        ballots: result.turnout.ballots,
        inhabitants: result.turnout.inhabitants,
      },
    }),
  };
}

const daySchema = z.object({ day: z.iso.date(), ballots: z.int() });
const endSchema = z.object({ closedAt: z.iso.datetime(), ballots: z.int() });

/** What the log says was in the box, and at the end of which day. */
function noted({ action, values }: AuditLine): { to: string; ballots: number } | undefined {
  if (action === 'contest.counted') {
    const { day, ballots } = daySchema.parse(values);
    return { to: dayAfter(day, -1), ballots };
  }
  if (action !== 'contest.closed') return undefined;
  const { closedAt, ballots } = endSchema.parse(values);
  return { to: localHour(Date.parse(closedAt) - 1).day, ballots };
}

function stepsOf(first: string, lines: readonly AuditLine[]): TurnoutStep[] {
  const steps: TurnoutStep[] = [];
  let from = first;
  let before = 0;
  for (const { to, ballots } of lines.flatMap((line) => noted(line) ?? [])) {
    // The last day's first minutes and its end may fall together.
    if (to < from) continue;
    steps.push({ from, to, ballots: ballots - before });
    from = dayAfter(to, 1);
    before = ballots;
  }
  return steps;
}
