import * as z from 'zod';
import { type ApiRoute, apiRoute, noBody, none } from '../../../../shared/http/api-route.ts';
import { placeByNis } from '../../../../shared/programme/programme.ts';
import {
  changeSecret,
  createWebhook,
  editWebhook,
  removeWebhook,
  type WithSecret,
} from '../change-webhook.ts';
import { noticeKindSchema, webhookScopeSchema } from '../notice.ts';
import type { OutboundDeps } from '../outbound-deps.ts';
import { sendTest } from '../send-test.ts';
import { webhookIdSchema } from '../webhook.ts';
import {
  deliveryViewOf,
  deliveryViewSchema,
  webhookViewOf,
  webhookViewSchema,
  withSecretSchema,
} from './webhook-views.ts';

const path = '/staff/engagement/webhooks';
const params = z.strictObject({ id: webhookIdSchema });
const url = z.string().min(1).max(1000);
const kinds = z.array(noticeKindSchema).min(1).max(20);

/** Addresses of programs may hold what lets them in: they are for those who administer. */
const ofWebhook = async (
  { params: { id } }: { readonly params: { readonly id: string } },
  { webhooks }: OutboundDeps,
): Promise<readonly string[]> => [(await webhooks.read(id)).scope];

/** As it is today, where the code of a municipality is an old one. @throws {AppError} municipality.not_found */
const present = (scope: string): string =>
  scope === 'programme' ? scope : placeByNis(scope).municipality.nis;

const secretView = ({ webhook, secret }: WithSecret) => ({
  webhook: webhookViewOf(webhook),
  secret,
});

const list = apiRoute<OutboundDeps>()({
  method: 'GET',
  path,
  summary: 'List the webhooks of a municipality, or of the programme',
  role: 'admin',
  scope: ({ query }) => [query.scope],
  params: none,
  query: z.strictObject({ scope: webhookScopeSchema }),
  body: noBody,
  output: z.object({ webhooks: z.array(webhookViewSchema) }),
  handle: async ({ query: { scope } }, { webhooks }) => ({
    webhooks: (await webhooks.list(present(scope))).map(webhookViewOf),
  }),
});

const create = apiRoute<OutboundDeps>()({
  method: 'POST',
  path,
  summary: 'Have a program of yours told of what happens; the secret is shown once',
  role: 'admin',
  scope: ({ body }) => [body.scope],
  params: none,
  query: none,
  body: z.strictObject({ scope: webhookScopeSchema, url, kinds }),
  status: 201,
  output: withSecretSchema,
  handle: async ({ body, principal }, deps) =>
    secretView(await createWebhook({ ...body, scope: present(body.scope) }, principal, deps)),
});

const one = apiRoute<OutboundDeps>()({
  method: 'GET',
  path: `${path}/{id}`,
  summary: 'Read a webhook, and since when nothing has arrived',
  role: 'admin',
  scope: ofWebhook,
  params,
  query: none,
  body: noBody,
  output: webhookViewSchema,
  handle: async ({ params: { id } }, { webhooks }) => webhookViewOf(await webhooks.read(id)),
});

const edit = apiRoute<OutboundDeps>()({
  method: 'PATCH',
  path: `${path}/{id}`,
  summary: 'Change the address or what is told, disable a webhook or enable it again',
  role: 'admin',
  scope: ofWebhook,
  params,
  query: none,
  body: z.strictObject({
    url: url.optional(),
    kinds: kinds.optional(),
    state: z.enum(['active', 'disabled']).optional(),
  }),
  output: webhookViewSchema,
  handle: async ({ params: { id }, body, principal }, deps) =>
    webhookViewOf(await editWebhook(id, body, principal, deps)),
});

const secret = apiRoute<OutboundDeps>()({
  method: 'POST',
  path: `${path}/{id}/secret`,
  summary: 'Make a new secret; the one of before is good for a day more',
  role: 'admin',
  scope: ofWebhook,
  params,
  query: none,
  body: noBody,
  output: withSecretSchema,
  handle: async ({ params: { id }, principal }, deps) =>
    secretView(await changeSecret(id, principal, deps)),
});

const test = apiRoute<OutboundDeps>()({
  method: 'POST',
  path: `${path}/{id}/test`,
  summary: 'Send a notice that says nothing, once, and see what comes of it',
  role: 'admin',
  scope: ofWebhook,
  params,
  query: none,
  body: noBody,
  output: deliveryViewSchema,
  handle: async ({ params: { id } }, deps) =>
    deliveryViewOf(await sendTest(await deps.webhooks.read(id), deps)),
});

const deliveries = apiRoute<OutboundDeps>()({
  method: 'GET',
  path: `${path}/{id}/deliveries`,
  summary: 'List what was sent to a webhook in the last 30 days, the newest first',
  role: 'admin',
  scope: ofWebhook,
  params,
  query: z.strictObject({
    cursor: z.string().max(2000).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  body: noBody,
  output: z.object({
    deliveries: z.array(deliveryViewSchema),
    cursor: z.string().optional(),
  }),
  async handle({ params: { id }, query }, deps) {
    const page = await deps.deliveries.list(id, query);
    return { deliveries: page.deliveries.map(deliveryViewOf), cursor: page.cursor };
  },
});

const remove = apiRoute<OutboundDeps>()({
  method: 'DELETE',
  path: `${path}/{id}`,
  summary: 'Remove a webhook; nothing more is sent to it',
  role: 'admin',
  scope: ofWebhook,
  params,
  query: none,
  body: noBody,
  status: 204,
  output: z.undefined(),
  async handle({ params: { id }, principal }, deps) {
    await removeWebhook(id, principal, deps);
    return undefined;
  },
});

export const webhookRoutes: readonly ApiRoute<OutboundDeps>[] = [
  list,
  create,
  one,
  edit,
  secret,
  test,
  deliveries,
  remove,
];
