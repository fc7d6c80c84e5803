import * as z from 'zod';
import { localizedSchema } from '../../../../shared/i18n/localized.ts';
import { allListed } from '../../all-listed.ts';
import { figureSchema } from '../../counters/figures.ts';
import { type ReportPeriod, reportPeriodSchema } from '../../programme-report/report-period.ts';
import { createPhaseRepository } from '../../short-links/phase-repository.ts';
import { readLinkScans, scansOf } from '../../short-links/read-scans.ts';
import { createShortLinkRepository } from '../../short-links/short-link-repository.ts';
import type { FiguresDeps } from '../figures-deps.ts';
import { municipalityOf, municipalitySchema } from '../municipality-params.ts';
import { readFigures } from '../read-figures.ts';
import { figuresWithin, stepSizeSchema, stepsOf } from '../report-steps.ts';

/** What the directory and printed matter of a municipality are used for. */
export const merchantsReportSchema = z.object({
  municipality: municipalitySchema,
  period: reportPeriodSchema,
  stepSize: stepSizeSchema,
  /** Views of the directory, pages of merchants included. */
  views: figureSchema,
  scans: figureSchema,
  steps: z.array(reportPeriodSchema.extend({ views: figureSchema, scans: figureSchema })),
  /** All that are listed, the most viewed first. */
  merchants: z.array(
    z.object({
      merchantId: z.string(),
      name: z.string(),
      isAmbassador: z.boolean(),
      /** Views of its page. */
      views: figureSchema,
      /** Of all that is printed with a code of this merchant. */
      scans: figureSchema,
    }),
  ),
  /** By what was scanned; `own-link`: merchants' own short links. */
  materials: z.array(z.object({ material: z.string(), scans: figureSchema })),
  /** By the phase of the campaign that it was printed for. */
  phases: z.array(
    z.object({ phaseId: z.string(), name: localizedSchema(80).optional(), scans: figureSchema }),
  ),
  /** Those of no merchant: posters, bags and the like of the municipality. The most scanned first. */
  links: z.array(
    z.object({
      code: z.string(),
      material: z.string(),
      title: z.string().optional(),
      state: z.string(),
      scans: figureSchema,
    }),
  ),
});
export type MerchantsReport = z.output<typeof merchantsReportSchema>;

const none = { raw: 0, human: 0 };

/** @throws {AppError} municipality.not_found */
export async function readMerchantsReport(
  nis: string,
  period: ReportPeriod,
  deps: FiguresDeps,
): Promise<MerchantsReport> {
  const municipality = municipalityOf(nis);
  const [counts, merchants, phases, links] = await Promise.all([
    deps.counters.readMunicipality(municipality.nis, period),
    merchantsOf(municipality.nis, period, deps),
    createPhaseRepository(deps.table).list(),
    ownLinks(municipality.nis, period, deps),
  ]);
  const scans = scansOf(counts);
  const names = new Map(phases.map(({ id, name }) => [id, name]));
  const { stepSize, steps } = stepsOf(period);
  return {
    municipality,
    period,
    stepSize,
    views: counts.total.directory ?? none,
    scans: scans.total,
    steps: steps.map((step) => {
      const { directory: views = none, scanned = none } = figuresWithin(counts, step);
      return { ...step, views, scans: scanned };
    }),
    merchants,
    materials: scans.materials.toSorted((one, other) => other.scans.human - one.scans.human),
    phases: scans.phases.map(({ phaseId, scans: ofPhase }) => {
      const name = names.get(phaseId);
      return { phaseId, ...(name && { name }), scans: ofPhase };
    }),
    links,
  };
}

async function merchantsOf(
  nis: string,
  period: ReportPeriod,
  { table, counters }: FiguresDeps,
): Promise<MerchantsReport['merchants']> {
  const listed = await allListed(nis, table);
  const scopes = listed.map(({ id }) => `merchant:${id}` as const);
  const figures = await readFigures(scopes, period, { counters });
  return listed
    .map(({ id, name, ambassador }) => {
      const { directory: views = none, scanned: scans = none } =
        figures.get(`merchant:${id}`) ?? {};
      return { merchantId: id, name, isAmbassador: ambassador !== undefined, views, scans };
    })
    .sort(
      (one, other) => other.views.human - one.views.human || other.scans.human - one.scans.human,
    );
}

async function ownLinks(
  nis: string,
  period: ReportPeriod,
  { table, counters }: FiguresDeps,
): Promise<MerchantsReport['links']> {
  const links = await createShortLinkRepository(table).listAll(nis);
  const own = links.filter(({ merchantId }) => merchantId === undefined);
  return (await readLinkScans(own, period, counters))
    .map(({ link: { code, material, title, state }, scans }) => ({
      ...{ code, material, state, scans },
      ...(title !== undefined && { title }),
    }))
    .sort((one, other) => other.scans.human - one.scans.human);
}
