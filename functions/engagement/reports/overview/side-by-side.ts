import * as z from 'zod';
import { holdsRole, type Principal } from '../../../../shared/http/principal.ts';
import { municipalities } from '../../../../shared/programme/programme.ts';
import { type Figures, figuresSchema } from '../../counters/figures.ts';
import { type ReportPeriod, reportPeriodSchema } from '../../programme-report/report-period.ts';
import type { FiguresDeps } from '../figures-deps.ts';
import { municipalitySchema } from '../municipality-params.ts';

/** What happened in each of several municipalities, all subjects. A minute or two behind. */
export const sideBySideSchema = z.object({
  period: reportPeriodSchema,
  municipalities: z.array(z.object({ municipality: municipalitySchema, figures: figuresSchema })),
});
export type SideBySide = z.output<typeof sideBySideSchema>;

/** The municipalities of which somebody may see reports, in the order of the programme. */
export const ownMunicipalities = (principal: Principal) =>
  municipalities.filter(({ nis }) => holdsRole(principal, 'viewer', nis));

export async function readSideBySide(
  principal: Principal,
  period: ReportPeriod,
  { counters }: Pick<FiguresDeps, 'counters'>,
): Promise<SideBySide> {
  const rows = ownMunicipalities(principal).map(async ({ nis, name }) => {
    const figures: Figures = (await counters.readMunicipality(nis, period)).total;
    return { municipality: { nis, name }, figures };
  });
  return { period, municipalities: await Promise.all(rows) };
}
