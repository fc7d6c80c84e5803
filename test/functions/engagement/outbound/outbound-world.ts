import { createCounterRepository } from '../../../../functions/engagement/counters/counter-repository.ts';
import { outboundRoutes } from '../../../../functions/engagement/outbound/api/outbound-routes.ts';
import {
  type AttemptDeps,
  attemptDelivery,
} from '../../../../functions/engagement/outbound/attempt-delivery.ts';
import type { DeliveryMessage } from '../../../../functions/engagement/outbound/delivery.ts';
import { createDeliveryRepository } from '../../../../functions/engagement/outbound/delivery-repository.ts';
import type { Notice } from '../../../../functions/engagement/outbound/notice.ts';
import type { OutboundDeps } from '../../../../functions/engagement/outbound/outbound-deps.ts';
import { tellWebhooks } from '../../../../functions/engagement/outbound/tell-webhooks.ts';
import { createWebhookRepository } from '../../../../functions/engagement/outbound/webhook-repository.ts';
import { createAuthenticate, seedStaffAccounts } from '../../../../functions/staff/index.ts';
import { readLocalHosts } from '../../../../shared/fetching/local-hosts.ts';
import {
  createSafePost,
  type PostAnswer,
  type Posted,
} from '../../../../shared/fetching/safe-post.ts';
import { apiFunction } from '../../../../shared/http/api-function.ts';
import { newId } from '../../../../shared/ids.ts';
import { createKeyRing } from '../../../../shared/secrets/key-ring.ts';
import { callAs } from '../../../builders/call-as.ts';
import { testClock } from '../../../builders/clock.ts';
import { silentLog } from '../../../builders/silent-log.ts';
import { freshTable } from '../../../builders/table.ts';
import { waitingQueue } from '../../../builders/waiting-queue.ts';

export const retie = '13036';
export const url = 'https://hooks.retie.example/vanhier';
export const admin = 'admin@demo.vanhier.example';
const path = '/staff/engagement/webhooks';

/** An issue of Retie that was sent at noon, unless said otherwise. */
export const aNotice = (change: Partial<Notice> = {}): Notice => ({
  kind: 'issue.sent',
  name: 'issue.sent.iss_1',
  at: '2026-11-29T12:00:00.000Z',
  scopes: ['programme', retie],
  data: async (scope) => ({ issueId: 'iss_1', scope }),
  ...change,
});

export interface Arrived extends Posted {
  readonly url: string;
}

/** Webhooks on a real table, and a receiver that answers as it is told. It is a Sunday, one o'clock in Belgium. */
export async function outboundWorld() {
  const table = await freshTable();
  const now = testClock('2026-11-29T12:00:00Z');
  /** `unreadable` fails, as when the secret of our keys cannot be read. */
  const ring = { text: 'one-key' };
  const keys = createKeyRing(async () => {
    if (ring.text === 'unreadable') throw new Error('the secret cannot be read');
    return ring.text;
  });
  const webhooks = createWebhookRepository(table);
  const deliveries = createDeliveryRepository(table, now);
  const queue = waitingQueue<DeliveryMessage>(now);
  const log = silentLog();
  const counted: string[] = [];
  const mails: unknown[] = [];
  const arrived: Arrived[] = [];
  let answer: () => PostAnswer | Promise<PostAnswer> = () => ({
    status: 204,
    retryAfter: undefined,
  });
  const happened: Notice[] = [];

  const deps: AttemptDeps = {
    table,
    webhooks,
    deliveries,
    keys,
    now,
    newId,
    log,
    count: (name) => void counted.push(name),
    post: async (to, posted) => {
      arrived.push({ url: to, ...posted });
      return answer();
    },
    mail: { sendOnce: async (requests) => void mails.push(...requests) },
  };
  await seedStaffAccounts(table, [
    { login: admin, name: 'An', grants: [{ role: 'admin', scope: 'programme' }] },
  ]);
  const localHosts = readLocalHosts('{"hooks.retie.example":"http://127.0.0.1:4999"}');
  const apiDeps: OutboundDeps = {
    table,
    counters: createCounterRepository(table),
    webhooks,
    deliveries,
    keys,
    now,
    newId,
    log,
    post: deps.post,
    checkAddress: createSafePost({ localHosts }).check,
  };
  const api = apiFunction(outboundRoutes, apiDeps, {
    authenticate: createAuthenticate(table),
    log,
  });
  const call = callAs(api);

  return {
    table,
    now,
    ring,
    keys,
    webhooks,
    deliveries,
    queue,
    log,
    counted,
    mails,
    arrived,
    happened,
    deps,
    apiDeps,
    call,
    path,
    answers(with_: PostAnswer | (() => PostAnswer | Promise<PostAnswer>)) {
      answer = typeof with_ === 'function' ? with_ : () => with_;
    },
    /** Gives the new webhook's id and secret. */
    async register(change: Record<string, unknown> = {}) {
      const body = { scope: retie, url, kinds: ['issue.sent', 'contest.published'], ...change };
      const made = await call(admin, `POST ${path}`, body);
      if (made.status !== 201) throw new Error(JSON.stringify(made.body));
      return { id: String(made.body.webhook.id), secret: String(made.body.secret) };
    },
    /** What the schedule does. */
    tell: () =>
      tellWebhooks({
        webhooks,
        deliveries,
        queue,
        now,
        findNotices: async function* () {
          yield* happened;
        },
      }),
    /** What the worker does with all messages that there are. */
    async work() {
      for (let message = queue.take(); message; message = queue.take()) {
        await attemptDelivery(message, deps);
      }
    },
    /** Every five minutes, or more seldom, for so long. */
    async pass(hours: number, minutes = 5) {
      const steps = (hours * 60) / minutes;
      for (let step = 0; step < steps; step += 1) {
        await this.tell();
        await this.work();
        now.advance(minutes * 60);
      }
    },
    async delivered(id: string) {
      const page = await deliveries.list(id, { limit: 200 });
      return page.deliveries;
    },
  };
}

export type OutboundWorld = Awaited<ReturnType<typeof outboundWorld>>;
