import * as z from 'zod';
import { holdsRole, type Principal } from '../../../../shared/http/principal.ts';
import { municipalities } from '../../../../shared/programme/programme.ts';
import { type Figures, figureSchema } from '../../counters/figures.ts';
import type { EngagementKind } from '../../events/engagement-kind.ts';
import { type ReportPeriod, reportPeriodSchema } from '../../programme-report/report-period.ts';
import type { FiguresDeps } from '../figures-deps.ts';
import { municipalitySchema } from '../municipality-params.ts';
import { eachMunicipality } from '../read-figures.ts';

/** What municipalities are compared by. A year of all kinds of sixty of them would take longer to read than a page has. */
export const sideBySideKinds = [
  'clicked',
  'delivered',
  'event-page',
  'registered',
  'directory',
  'scanned',
] as const satisfies readonly EngagementKind[];
export type SideBySideKind = (typeof sideBySideKinds)[number];

/** What happened in each of several municipalities. A minute or two behind. */
export const sideBySideSchema = z.object({
  period: reportPeriodSchema,
  municipalities: z.array(
    z.object({
      municipality: municipalitySchema,
      /** Kinds of which there is nothing are left out. */
      figures: z.partialRecord(z.enum(sideBySideKinds), figureSchema),
    }),
  ),
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
    figures.set(nis, (await counters.sumMunicipality(nis, period, sideBySideKinds)).total);
  });
  return {
    period,
    municipalities: own.map(({ nis, name }) => ({
      municipality: { nis, name },
      figures: figures.get(nis) ?? {},
    })),
  };
}
