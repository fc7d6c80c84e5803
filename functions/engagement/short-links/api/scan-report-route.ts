import * as z from 'zod';
import { apiRoute, noBody, none } from '../../../../shared/http/api-route.ts';
import { localizedSchema } from '../../../../shared/i18n/localized.ts';
import { figureSchema } from '../../counters/figures.ts';
import type { EngagementDeps } from '../../engagement-deps.ts';
import { readLinkScans, readScans, scansSchema } from '../read-scans.ts';
import { periodQuery, presentNis, selectionQuery } from './input.ts';
import { shortLinkViewSchema, viewsOf } from './views.ts';

const { municipality, material, merchant, phase, state } = selectionQuery;

/** What printed matter of a municipality brought. */
export const scanReportRoute = apiRoute<EngagementDeps>()({
  method: 'GET',
  path: '/staff/engagement/scans',
  summary:
    'How often printed matter of a municipality was scanned: by day, material, phase and link',
  role: 'viewer',
  scope: ({ query }) => [query.municipality],
  params: none,
  query: z.strictObject({ municipality, material, merchant, phase, state, ...periodQuery }),
  body: noBody,
  output: scansSchema.extend({
    /** Of the whole municipality, with the names that staff gave them; those of links are narrowed by the query. */
    phases: z.array(
      z.object({
        phaseId: z.string(),
        /** Absent where the phase is of a municipality that has left. */
        name: localizedSchema(80).optional(),
        scans: figureSchema,
      }),
    ),
    links: z.array(shortLinkViewSchema.extend({ scans: figureSchema })),
  }),
  async handle({ query }, deps) {
    const { from, to, ...wanted } = query;
    const nis = presentNis(wanted.municipality);
    const selection = {
      material: wanted.material,
      merchantId: wanted.merchant,
      phaseId: wanted.phase,
      state: wanted.state,
    };
    const links = await deps.shortLinks.listAll(nis, selection);
    const scanned = await readLinkScans(links, { from, to }, deps.counters);
    const views = await viewsOf(links, deps);
    const total = await readScans({ nis }, { from, to }, deps.counters);
    const names = new Map((await deps.phases.list()).map(({ id, name }) => [id, name]));
    return {
      ...total,
      phases: total.phases.map((one) => ({ ...one, name: names.get(one.phaseId) })),
      links: views.map((view, index) => ({
        ...view,
        scans: scanned[index]?.scans ?? { raw: 0, human: 0 },
      })),
    };
  },
});
