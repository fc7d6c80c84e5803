import { createCounterRepository } from '../../../functions/engagement/counters/counter-repository.ts';
import { createWebhook } from '../../../functions/engagement/outbound/change-webhook.ts';
import { createDeliveryRepository } from '../../../functions/engagement/outbound/delivery-repository.ts';
import type { OutboundDeps } from '../../../functions/engagement/outbound/outbound-deps.ts';
import {
  createWebhookRepository,
  type WebhookRepository,
} from '../../../functions/engagement/outbound/webhook-repository.ts';
import { pageAccess } from '../../builders/page-access.ts';
import { silentLog } from '../../builders/silent-log.ts';
import { principal } from '../../builders/staff.ts';
import { retie, type World } from '../newsletters/newsletters-world.ts';
import { type Example, plain } from './example.ts';

const webhook = {
  scope: retie,
  url: 'https://hooks.retie.example/vanhier',
  kinds: ['issue.sent'],
} as const;

export function outboundDeps({ table, clock, newId }: World): OutboundDeps {
  const webhooks: WebhookRepository = createWebhookRepository(table);
  return {
    table,
    counters: createCounterRepository(table),
    // Examples make more than a municipality may have.
    webhooks: { ...webhooks, create: (webhook, line) => webhooks.create(webhook, line, 1000) },
    deliveries: createDeliveryRepository(table, clock),
    keys: pageAccess.keys,
    checkAddress: async () => undefined,
    post: async () => ({ status: 204, retryAfter: undefined }),
    log: silentLog(),
    now: clock,
    newId,
  };
}

export function outboundExamples(world: World): Example[] {
  const deps = outboundDeps(world);
  const path = '/staff/engagement/webhooks';
  const ofWebhook = (method: string, more = '', body?: unknown): Example => ({
    line: `${method} ${path}/{id}${more}`,
    touches: 'retie',
    prepare: async () => {
      const made = await createWebhook(webhook, principal(), deps);
      return { path: `${path}/${made.webhook.id}${more}`, body };
    },
  });
  const figures = (format: string): Example => ({
    line: `GET /staff/engagement/export${format}`,
    touches: 'retie',
    prepare: async () => ({
      path: `/staff/engagement/export${format}?scope=${retie}&from=2026-11-01&to=2026-11-30`,
    }),
  });
  return [
    {
      line: `GET ${path}`,
      touches: 'retie',
      prepare: async () => ({ path: `${path}?scope=${retie}` }),
    },
    plain(`POST ${path}`, 'retie', webhook),
    ofWebhook('GET'),
    ofWebhook('PATCH', '', { kinds: ['figures.day'] }),
    ofWebhook('DELETE'),
    ofWebhook('POST', '/secret'),
    ofWebhook('POST', '/test'),
    ofWebhook('GET', '/deliveries'),
    figures(''),
    figures('.csv'),
  ];
}
