import * as z from 'zod';
import { type ApiRoute, apiRoute, noBody, none } from '../../../../shared/http/api-route.ts';
import type { EngagementDeps } from '../../engagement-deps.ts';
import { createShortLink, editShortLink } from '../change-short-link.ts';
import { createForMerchants } from '../create-for-merchants.ts';
import { readScans, scansSchema } from '../read-scans.ts';
import { codeSchema } from '../short-link.ts';
import {
  forMerchantsSchema,
  newShortLinkSchema,
  periodQuery,
  presentNis,
  selectionQuery,
  shortLinkEditSchema,
} from './input.ts';
import { namedViewOf, shortLinkViewSchema, viewsOf } from './views.ts';

const path = '/staff/engagement/short-links';

const linkParams = z.strictObject({ code: codeSchema });

/** The role must be held in the municipality of the link. */
const ofLink = async (
  { params: { code } }: { readonly params: { readonly code: string } },
  { shortLinks }: EngagementDeps,
): Promise<readonly string[]> => [(await shortLinks.read(code)).nis];

const list = apiRoute<EngagementDeps>()({
  method: 'GET',
  path,
  summary: 'List the links on printed matter of a municipality, the oldest first',
  role: 'viewer',
  scope: ({ query }) => [query.municipality],
  params: none,
  query: z.strictObject({
    ...selectionQuery,
    cursor: z.string().max(2000).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  body: noBody,
  output: z.object({ links: z.array(shortLinkViewSchema), cursor: z.string().optional() }),
  async handle({ query: { municipality, merchant, phase, cursor, limit, ...rest } }, deps) {
    const selection = { ...rest, merchantId: merchant, phaseId: phase };
    const page = { cursor, limit };
    const found = await deps.shortLinks.list(presentNis(municipality), selection, page);
    return { links: await viewsOf(found.links, deps), cursor: found.cursor };
  },
});

const create = apiRoute<EngagementDeps>()({
  method: 'POST',
  path,
  summary: 'Make a link to be printed: of a merchant or of the municipality, with where it leads',
  role: 'editor',
  scope: ({ body }) => [body.municipality],
  params: none,
  query: none,
  body: newShortLinkSchema,
  status: 201,
  output: shortLinkViewSchema,
  async handle({ body: { municipality, merchant, phase, ...rest }, principal }, deps) {
    const nis = presentNis(municipality);
    const wanted = { ...rest, nis, merchantId: merchant, phaseId: phase };
    return namedViewOf(await createShortLink(wanted, principal, deps), deps);
  },
});

const createAll = apiRoute<EngagementDeps>()({
  method: 'POST',
  path: `${path}/for-merchants`,
  summary: 'Make a link for every listed merchant of a municipality that has none such yet',
  role: 'editor',
  scope: ({ body }) => [body.municipality],
  params: none,
  query: none,
  body: forMerchantsSchema,
  output: z.object({
    made: z.array(shortLinkViewSchema),
    /** Merchants that had such a link already. */
    existing: z.int(),
  }),
  async handle({ body: { municipality, phase, ...rest }, principal }, deps) {
    const wanted = { ...rest, nis: presentNis(municipality), phaseId: phase };
    const { made, existing } = await createForMerchants(wanted, principal, deps);
    return { made: await viewsOf(made, deps), existing };
  },
});

const read = apiRoute<EngagementDeps>()({
  method: 'GET',
  path: `${path}/{code}`,
  summary: 'Read a link on printed matter, with how often it was scanned',
  role: 'viewer',
  scope: ofLink,
  params: linkParams,
  query: z.strictObject(periodQuery),
  body: noBody,
  output: shortLinkViewSchema.extend({ scans: scansSchema }),
  async handle({ params: { code }, query }, deps) {
    const link = await namedViewOf(await deps.shortLinks.read(code), deps);
    return { ...link, scans: await readScans({ code }, query, deps.counters) };
  },
});

const edit = apiRoute<EngagementDeps>()({
  method: 'PATCH',
  path: `${path}/{code}`,
  summary: 'Change where a link of the version that you read leads, retire it, or use it again',
  role: 'editor',
  scope: ofLink,
  params: linkParams,
  query: none,
  body: shortLinkEditSchema,
  output: shortLinkViewSchema,
  handle: async ({ params: { code }, body, principal }, deps) =>
    namedViewOf(await editShortLink(code, body, principal, deps), deps),
});

export const shortLinkRoutes: readonly ApiRoute<EngagementDeps>[] = [
  list,
  createAll,
  create,
  read,
  edit,
];
