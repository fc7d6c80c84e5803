import * as z from 'zod';
import { holdsRole, type Principal } from '../../../../shared/http/principal.ts';
import { municipalities } from '../../../../shared/programme/programme.ts';
import { type Figures, figuresSchema } from '../../counters/figures.ts';
import { type ReportPeriod, reportPeriodSchema } from '../../programme-report/report-period.ts';
import type { FiguresDeps } from '../figures-deps.ts';
import { municipalitySchema } from '../municipality-params.ts';
import { eachMunicipality } from '../read-figures.ts';

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
  const own = ownMunicipalities(principal);
  const figures = new Map<string, Figures>();
  await eachMunicipality(own, async ({ nis }) => {
    // Only the sums are kept: days and hours of sixty municipalities would fill the memory.
    figures.set(nis, (await counters.readMunicipality(nis, period)).total);
  });
  return {
    period,
    municipalities: own.map(({ nis, name }) => ({
      municipality: { nis, name },
      figures: figures.get(nis) ?? {},
    })),
  };
}
