import * as z from 'zod';
import {
  municipalities as allMunicipalities,
  programme,
} from '../../../../shared/programme/programme.ts';
import type { Counts } from '../../counters/counts.ts';
import type { ReportPeriod } from '../../programme-report/report-period.ts';
import type { FiguresDeps } from '../figures-deps.ts';
import { municipalityOf, municipalitySchema } from '../municipality-params.ts';
import { readMunicipalities } from '../read-figures.ts';
import {
  countedFor,
  deliverabilityOf,
  deliverabilitySchema,
  rateNumbers,
  ratesByAudience,
} from './deliverability.ts';
import { ratesSchema } from './rates.ts';

/** How mails in the name of a municipality arrive. Newsletters alone: single mails are not counted. */
export const municipalityDeliverabilitySchema = deliverabilitySchema.extend({
  municipality: municipalitySchema,
});
export type MunicipalityDeliverability = z.output<typeof municipalityDeliverabilitySchema>;

/** Of all senders together, and of each: mails of a region come from its own address. */
export const programmeDeliverabilitySchema = deliverabilitySchema.extend({
  regions: z.array(
    z.object({
      region: z.string(),
      name: z.string(),
      /** The name that its mails come from. */
      sender: z.string(),
      rates: ratesSchema,
      municipalities: z.array(z.object({ municipality: municipalitySchema, rates: ratesSchema })),
    }),
  ),
});
export type ProgrammeDeliverability = z.output<typeof programmeDeliverabilitySchema>;

/** @throws {AppError} municipality.not_found */
export async function readMunicipalityDeliverability(
  nis: string,
  period: ReportPeriod,
  { counters }: Pick<FiguresDeps, 'counters'>,
): Promise<MunicipalityDeliverability> {
  const municipality = municipalityOf(nis);
  const counts = await counters.readMunicipality(municipality.nis, countedFor(period));
  return { municipality, ...deliverabilityOf(counts, period) };
}

export async function readProgrammeDeliverability(
  period: ReportPeriod,
  { counters }: Pick<FiguresDeps, 'counters'>,
): Promise<ProgrammeDeliverability> {
  const [whole, byMunicipality] = await Promise.all([
    counters.read('programme', countedFor(period)),
    readMunicipalities(
      allMunicipalities.map(({ nis }) => nis),
      { period, only: rateNumbers },
      { counters },
    ),
  ]);
  const regions = programme.regions.map(({ id, name, senderName, municipalities }) => ({
    ...{ region: id, name, sender: senderName },
    municipalities: municipalities.map(({ nis, name: town }) => ({
      municipality: { nis, name: town },
      counts: byMunicipality.get(nis) ?? { days: [] },
    })),
  }));
  return {
    ...deliverabilityOf(whole, period),
    regions: regions.map(({ municipalities, ...region }) => ({
      ...region,
      rates: ratesByAudience(together(municipalities.map(({ counts }) => counts)), period),
      municipalities: municipalities.map(({ municipality, counts }) => ({
        municipality,
        rates: ratesByAudience(counts, period),
      })),
    })),
  };
}

/** Days of several municipalities, one beside the other: their figures are added up anyway. */
const together = (all: readonly Pick<Counts, 'days'>[]): Pick<Counts, 'days'> => ({
  days: all.flatMap(({ days }) => days),
});
