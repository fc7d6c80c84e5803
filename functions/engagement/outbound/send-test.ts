import type { KeyRing } from '../../../shared/secrets/key-ring.ts';
import { type Delivery, newDelivery } from './delivery.ts';
import type { DeliveryRepository } from './delivery-repository.ts';
import { testKind } from './notice.ts';
import { type PostDeps, postNotice, tried } from './post-notice.ts';
import type { Webhook } from './webhook.ts';
import { secretsOf } from './webhook-secret.ts';

export interface TestDeps extends PostDeps {
  readonly deliveries: Pick<DeliveryRepository, 'create'>;
  readonly keys: KeyRing;
}

/**
 * Posts a notice that says nothing, once and while staff wait, and gives what came of it; to a webhook that is disabled, too. It says
 * nothing of whether notices arrive: those are looked after by themselves.
 */
export async function sendTest(webhook: Webhook, deps: TestDeps): Promise<Delivery> {
  const { deliveries, keys, now } = deps;
  const { id: webhookId, scope } = webhook;
  const at = now().toISOString();
  const told = {
    webhookId,
    name: `${at}#${testKind}`,
    kind: testKind,
    at,
    data: { scope },
  } as const;
  const delivery = { ...newDelivery(told, now()), attempts: 1 };
  const secrets = await secretsOf(webhook, { keys, now: now() });
  const after = tried(delivery, await postNotice({ webhook, delivery, secrets }, deps), now());
  await deliveries.create(after);
  return after;
}
