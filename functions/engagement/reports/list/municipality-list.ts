import type * as z from 'zod';
import type { ReportPeriod } from '../../programme-report/report-period.ts';
import type { FiguresDeps } from '../figures-deps.ts';
import { municipalityOf, municipalitySchema } from '../municipality-params.ts';
import { wholeMonths } from '../told-by-month.ts';
import { leavingReasons, leavingReasonsSchema } from './leaving-reasons.ts';
import { listSchema, readList } from './list-report.ts';

/** Growth and churn of the list of a municipality. A minute or two behind; sizes are of the beginning of a day. */
export const municipalityListSchema = listSchema.extend({
  municipality: municipalitySchema,
  reasons: leavingReasonsSchema,
});
export type MunicipalityList = z.output<typeof municipalityListSchema>;

/** @throws {AppError} municipality.not_found */
export async function readMunicipalityList(
  nis: string,
  period: ReportPeriod,
  { table, counters, now }: FiguresDeps,
): Promise<MunicipalityList> {
  const municipality = municipalityOf(nis);
  const counts = await counters.readMunicipality(municipality.nis, wholeMonths(period));
  return {
    municipality,
    ...(await readList({ place: municipality.nis, period, counts }, { table, now })),
    reasons: leavingReasons(counts, period, now()),
  };
}
