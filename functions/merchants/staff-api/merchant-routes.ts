import * as z from 'zod';
import { type ApiRoute, apiRoute, noBody, none } from '../../../shared/http/api-route.ts';
import { merchantStates, tradeSchema } from '../merchant.ts';
import { createByStaff } from '../moderating/create-by-staff.ts';
import { decisionSchema } from '../moderating/decision.ts';
import { editMerchant } from '../moderating/edit-merchant.ts';
import { moderate } from '../moderating/moderate.ts';
import { findSimilar } from '../similar.ts';
import { editSchema, newMerchantSchema, requireInMunicipality } from './input.ts';
import { findMerchant, merchantParams, nisSchema, ofMerchant, presentNis } from './scope.ts';
import type { StaffDeps } from './staff-deps.ts';
import {
  merchantDetailSchema,
  merchantPageSchema,
  merchantViewSchema,
  pageQuery,
  summaryOf,
  viewOf,
} from './views.ts';

const path = '/staff/merchants';

const list = apiRoute<StaffDeps>()({
  method: 'GET',
  path,
  summary:
    'List the merchants of a municipality, by state and name; search their names and stories',
  role: 'viewer',
  scope: ({ query }) => [query.municipality],
  params: none,
  query: z.strictObject({
    municipality: nisSchema,
    state: z.enum(merchantStates).optional(),
    trade: tradeSchema.optional(),
    search: z.string().max(200).optional(),
    /** Only those that want to change something. */
    proposed: z.literal('true').optional(),
    ...pageQuery,
  }),
  body: noBody,
  output: merchantPageSchema,
  async handle({ query: { municipality, cursor, limit, proposed, ...selection } }, { merchants }) {
    const nis = presentNis(municipality);
    const wanted = { ...selection, proposed: proposed === 'true' };
    const page = await merchants.list(nis, wanted, { cursor, limit });
    return { merchants: page.merchants.map(summaryOf), cursor: page.cursor };
  },
});

const create = apiRoute<StaffDeps>()({
  method: 'POST',
  path,
  summary: 'Make a merchant, listed at once or to be looked at',
  role: 'editor',
  scope: ({ body }) => [body.municipality],
  params: none,
  query: none,
  body: newMerchantSchema,
  status: 201,
  output: merchantViewSchema,
  async handle({ body: { municipality, ...wanted }, principal }, deps) {
    const nis = presentNis(municipality);
    requireInMunicipality(wanted.profile, nis);
    return viewOf(await createByStaff({ ...wanted, nis }, principal, deps));
  },
});

const one = apiRoute<StaffDeps>()({
  method: 'GET',
  path: `${path}/{id}`,
  summary: 'Read a merchant with its history, and with others that may be the same',
  role: 'viewer',
  scope: ofMerchant,
  params: merchantParams,
  query: none,
  body: noBody,
  output: merchantDetailSchema,
  async handle({ params: { id } }, deps) {
    const merchant = await findMerchant(id, deps);
    const { merchants: similar } = await findSimilar(merchant, deps.merchants);
    return {
      ...viewOf(merchant),
      history: await deps.history.list(id),
      upload: await deps.photoJobs.read(id),
      similar: similar.filter((other) => other.id !== id),
    };
  },
});

const edit = apiRoute<StaffDeps>()({
  method: 'PATCH',
  path: `${path}/{id}`,
  summary: 'Change profile, contact or the words about the photo of the version that you read',
  role: 'editor',
  scope: ofMerchant,
  params: merchantParams,
  query: none,
  body: editSchema,
  output: merchantViewSchema,
  async handle({ params: { id }, body: { version, ...edit }, principal }, deps) {
    const { nis } = await findMerchant(id, deps);
    if (edit.profile) requireInMunicipality(edit.profile, nis);
    return viewOf(await editMerchant({ id, version }, edit, principal, deps));
  },
});

const decide = apiRoute<StaffDeps>()({
  method: 'POST',
  path: `${path}/{id}/decision`,
  summary: 'List, reject, hide or show a merchant; accept or refuse what it wants to change',
  role: 'editor',
  scope: ofMerchant,
  params: merchantParams,
  query: none,
  body: decisionSchema,
  output: merchantViewSchema,
  handle: async ({ params: { id }, body, principal }, deps) =>
    viewOf(await moderate(id, body, principal, deps)),
});

export const merchantRoutes: readonly ApiRoute<StaffDeps>[] = [list, create, one, edit, decide];
