import * as z from 'zod';
import { localizedSchema } from '../../../../shared/i18n/localized.ts';
import { dayAfter } from '../../../../shared/time/days.ts';
import { type ListSize, readListSizes } from '../../../subscribers/index.ts';
import { listVotes } from '../../../voting/index.ts';
import { type Figures, figuresSchema } from '../../counters/figures.ts';
import { createCountedReader } from '../../programme-report/counted.ts';
import {
  instantsOf,
  type ReportPeriod,
  reportPeriodSchema,
} from '../../programme-report/report-period.ts';
import type { FiguresDeps } from '../figures-deps.ts';
import { sizeAtEnd, withDayAfter } from '../list/list-report.ts';
import { municipalityOf, municipalitySchema } from '../municipality-params.ts';
import { periodBefore } from '../period-query.ts';

/** What happened in a municipality, all subjects, beside as many days before. A minute or two behind. */
export const overviewSchema = z.object({
  municipality: municipalitySchema,
  period: reportPeriodSchema,
  before: reportPeriodSchema,
  /** Of each kind, in the period and in the one before. */
  figures: figuresSchema,
  figuresBefore: figuresSchema,
  /** Whether counting had begun, or all but, when the period before did: else more now says nothing. */
  isComparable: z.boolean(),
  /** Whom newsletters reach at the end of the period, or now; and at its beginning. Absent where it was not noted. */
  list: z.object({
    residents: z.int().optional(),
    businesses: z.int().optional(),
    before: z.object({ residents: z.int(), businesses: z.int() }).optional(),
  }),
  /** Votes that were open in the period. */
  contests: z.array(
    z.object({
      contestId: z.string(),
      title: localizedSchema(120),
      phase: z.string(),
      opensAt: z.iso.datetime(),
      closesAt: z.iso.datetime(),
    }),
  ),
});
export type Overview = z.output<typeof overviewSchema>;

/** Days on which nothing may have happened although all was counted. */
const quietDays = 7;

/** @throws {AppError} municipality.not_found */
export async function readOverview(
  nis: string,
  period: ReportPeriod,
  { table, counters, now }: FiguresDeps,
): Promise<Overview> {
  const municipality = municipalityOf(nis);
  const before = periodBefore(period);
  const figuresOf = async (days: ReportPeriod): Promise<Figures> =>
    (await counters.sumMunicipality(municipality.nis, days)).total;
  const [figures, figuresBefore, list, votes, firstDay] = await Promise.all([
    figuresOf(period),
    figuresOf(before),
    listOf(municipality.nis, period, { table, now }),
    listVotes(table, municipality.nis, { ...instantsOf(period), now: now() }),
    createCountedReader(table).firstDay(municipality.nis),
  ]);
  return {
    ...{ municipality, period, before, figures, figuresBefore, list },
    isComparable: firstDay !== undefined && firstDay <= dayAfter(before.from, quietDays),
    contests: votes.map(({ id, ...vote }) => ({ contestId: id, ...vote })),
  };
}

async function listOf(
  nis: string,
  period: ReportPeriod,
  { table, now }: Pick<FiguresDeps, 'table' | 'now'>,
): Promise<Overview['list']> {
  const sizes = await readListSizes(table, nis, withDayAfter(period));
  const last = sizes.at(-1) ?? (await sizeAtEnd(nis, period, { table, now }));
  const first = sizes.find(({ day }) => day === period.from);
  return { ...(last && peopleOf(last)), ...(first && { before: peopleOf(first) }) };
}

const peopleOf = ({ residents, businesses }: Omit<ListSize, 'day'>) => ({ residents, businesses });
