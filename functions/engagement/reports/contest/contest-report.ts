import * as z from 'zod';
import { localizedSchema } from '../../../../shared/i18n/localized.ts';
import { phases, readTurnout, type Turnout } from '../../../voting/index.ts';
import { figureSchema } from '../../counters/figures.ts';
import { reportPeriodSchema } from '../../programme-report/report-period.ts';
import type { FiguresDeps } from '../figures-deps.ts';
import { municipalityOf, municipalitySchema } from '../municipality-params.ts';

/**
 * How many took part in a vote, by day and channel. Never by hour, by link or code, or by anything of the voter: no such thing is kept
 * (decision 014).
 */
export const contestReportSchema = z.object({
  contestId: z.string(),
  municipality: municipalitySchema,
  title: localizedSchema(120),
  phase: z.enum(phases),
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  /** Views of the ballot. */
  views: figureSchema,
  /** Days on which anybody looked at the ballot. */
  viewDays: z.array(z.object({ day: z.iso.date(), views: figureSchema })),
  /** Ballots that came in online, usually by the day; without what came in since the last count. */
  steps: z.array(reportPeriodSchema.extend({ ballots: z.int() })),
  online: z.int(),
  /** Absent before publication: paper is counted until then, and what was set apart not decided. */
  result: z
    .object({
      online: z.int(),
      quarantined: z.int(),
      paper: z.int(),
      boxes: z.array(z.object({ name: z.string(), ballots: z.int() })),
      ballots: z.int(),
      inhabitants: z.int().optional(),
    })
    .optional(),
});
export type ContestReport = z.output<typeof contestReportSchema>;

/** @throws {AppError} contest.not_found */
export async function readContestReport(
  contestId: string,
  { table, counters, now }: FiguresDeps,
): Promise<ContestReport> {
  const { id, nis, title, phase, opensAt, closesAt, steps, result } = await readTurnout(
    table,
    contestId,
    now(),
  );
  const counts = await counters.read(`contest:${id}`);
  return {
    contestId: id,
    municipality: municipalityOf(nis),
    title,
    phase,
    opensAt,
    closesAt,
    views: counts.total['vote-page'] ?? { raw: 0, human: 0 },
    viewDays: counts.days.flatMap(({ day, figures: { 'vote-page': views } }) =>
      views ? [{ day, views }] : [],
    ),
    steps: [...steps],
    online: steps.reduce((sum, { ballots }) => sum + ballots, 0),
    ...(result && { result: resultView(result) }),
  };
}

const resultView = (result: NonNullable<Turnout['result']>) => ({
  ...result,
  boxes: [...result.boxes],
  paper: result.boxes.reduce((sum, { ballots }) => sum + ballots, 0),
});
