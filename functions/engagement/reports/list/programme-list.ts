import * as z from 'zod';
import { municipalities } from '../../../../shared/programme/programme.ts';
import type { ReportPeriod } from '../../programme-report/report-period.ts';
import type { FiguresDeps } from '../figures-deps.ts';
import { municipalitySchema } from '../municipality-params.ts';
import { listAudiences, listSchema, movementSchema, readList } from './list-report.ts';

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
  const [whole, ...lists] = await Promise.all([
    counters
      .read('programme', period)
      .then((counts) => readList({ place: 'programme', period, counts }, { table, now })),
    ...municipalities.map(async ({ nis, name }) => {
      const counts = await counters.readMunicipality(nis, period);
      const { audiences } = await readList({ place: nis, period, counts }, { table, now });
      return { municipality: { nis, name }, audiences };
    }),
  ]);
  return { ...whole, municipalities: lists };
}
