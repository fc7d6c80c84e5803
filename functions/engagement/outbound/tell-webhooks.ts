import type { Clock } from '../../../shared/clock.ts';
import { presentNisOf } from '../../../shared/programme/nis-codes.ts';
import type { Queue } from '../../../shared/queue/queue.ts';
import { type DeliveryMessage, newDelivery } from './delivery.ts';
import type { DeliveryRepository } from './delivery-repository.ts';
import type { Notice, NoticeKind } from './notice.ts';
import type { Webhook } from './webhook.ts';
import type { WebhookRepository } from './webhook-repository.ts';

export interface TellDeps {
  readonly webhooks: Pick<WebhookRepository, 'list'>;
  readonly deliveries: DeliveryRepository;
  /** What happened lately, of these kinds and for these scopes. */
  readonly findNotices: (wanted: Wanted) => AsyncIterable<Notice>;
  readonly queue: Queue<DeliveryMessage>;
  readonly now: Clock;
}

export interface Wanted {
  readonly kinds: ReadonlySet<NoticeKind>;
  readonly scopes: ReadonlySet<string>;
}

/**
 * Finds what happened and has those told who want to know, and has tried again what did not arrive. What happened is read from where
 * it is kept, not passed on at the moment: no notice is lost with a function that dies. A repetition changes nothing.
 */
export async function tellWebhooks(deps: TellDeps): Promise<void> {
  try {
    await noteWhatHappened(deps);
  } finally {
    // What cannot be found holds up nothing that was found before.
    await sendDue(deps);
  }
}

async function noteWhatHappened(deps: TellDeps): Promise<void> {
  const active = (await deps.webhooks.list()).filter(({ state }) => state === 'active');
  if (active.length === 0) return;
  const wanted = {
    kinds: new Set(active.flatMap(({ kinds }) => kinds)),
    scopes: new Set(active.map(({ scope }) => scope)),
  };
  for await (const notice of deps.findNotices(wanted)) await tellOf(notice, active, deps);
}

async function sendDue({ deliveries, queue }: TellDeps): Promise<void> {
  let messages: DeliveryMessage[] = [];
  for await (const message of deliveries.due()) {
    messages.push(message);
    if (messages.length < 100) continue;
    await queue.send(messages);
    messages = [];
  }
  await queue.send(messages);
}

async function tellOf(
  notice: Notice,
  webhooks: readonly Webhook[],
  deps: Pick<TellDeps, 'deliveries' | 'now'>,
): Promise<void> {
  // What happened may know a municipality by a code of before it merged.
  const scopes = notice.scopes.map(presentNisOf);
  for (const webhook of webhooks) {
    const { id: webhookId, scope, kinds, tellsFrom } = webhook;
    const isWanted = kinds.includes(notice.kind) && scopes.includes(scope);
    if (!isWanted || notice.at < tellsFrom) continue;
    const name = `${notice.at}#${notice.name}`;
    if (await deps.deliveries.get({ webhookId, name })) continue;
    const data = await notice.data(scope);
    await deps.deliveries.create(
      newDelivery({ webhookId, name, kind: notice.kind, at: notice.at, data }, deps.now()),
    );
  }
}
