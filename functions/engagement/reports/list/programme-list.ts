import * as z from 'zod';
import { municipalities } from '../../../../shared/programme/programme.ts';
import type { ReportPeriod } from '../../programme-report/report-period.ts';
import type { FiguresDeps } from '../figures-deps.ts';
import { municipalitySchema } from '../municipality-params.ts';
import { readMunicipalities } from '../read-figures.ts';
import {
  listAudiences,
  listSchema,
  movementNumbers,
  movementSchema,
  readList,
} from './list-report.ts';

/** Growth and churn of all lists together, in which everyone counts once, and of each beside the others. */
export const programmeListSchema = listSchema.extend({
  municipalities: z.array(
    z.object({
      municipality: municipalitySchema,
      audiences: z.array(
        z.object({
          audience: z.enum(listAudiences),
          size: z.int().optional(),
          movement: movementSchema,
          churn: z.number().optional(),
        }),
      ),
    }),
  ),
});
export type ProgrammeList = z.output<typeof programmeListSchema>;

export async function readProgrammeList(
  period: ReportPeriod,
  { table, counters, now }: FiguresDeps,
): Promise<ProgrammeList> {
  const codes = municipalities.map(({ nis }) => nis);
  const wanted = { period, only: movementNumbers };
  const byMunicipality = await readMunicipalities(codes, wanted, { counters });
  const [whole, ...lists] = await Promise.all([
    counters
      .read('programme', period)
      .then((counts) => readList({ place: 'programme', period, counts }, { table, now })),
    ...municipalities.map(async ({ nis, name }) => {
      const counts = byMunicipality.get(nis) ?? { days: [] };
      const { audiences } = await readList({ place: nis, period, counts }, { table, now });
      return { municipality: { nis, name }, audiences };
    }),
  ]);
  return { ...whole, municipalities: lists };
}
