import type { Item } from '../../../shared/data/expressions.ts';
import { nextDue } from '../due.ts';
import { type Asked, type Subscriber, type Subscription, subscriberSchema } from '../schema.ts';
import { presentCodes, without } from '../subscription.ts';
import { dueAttributes, subscriberKey } from './keys.ts';

/**
 * The stored form. Subscriptions lie beside the proofs, not with them, so that planning a newsletter
 * reads only `residents` and `businesses`.
 */
export function toItem(subscriber: Subscriber): Item {
  const { id, subscriptions, ...rest } = subscriber;
  const due = nextDue(subscriber);
  return {
    ...subscriberKey(id),
    ...rest,
    ...subscriptions,
    ...(due && dueAttributes(id, due)),
  };
}

/** Codes of municipalities that have merged are read as those of the new one. */
export function fromItem(item: Item): Subscriber {
  const { sk, residents, businesses, ...rest } = item;
  const subscriber = subscriberSchema.parse({
    ...rest,
    id: sk,
    subscriptions: { residents, businesses },
  });
  const { subscriptions, asked } = subscriber;
  return {
    ...subscriber,
    subscriptions: forEach(subscriptions, presentSubscription),
    asked: forEach(asked, presentAsked),
  };
}

interface PerAudience<Entry> {
  residents?: Entry | undefined;
  businesses?: Entry | undefined;
}

function forEach<Entry>(
  { residents, businesses }: PerAudience<Entry>,
  present: (entry: Entry) => Entry,
): PerAudience<Entry> {
  return {
    ...(residents && { residents: present(residents) }),
    ...(businesses && { businesses: present(businesses) }),
  };
}

/** Who left one municipality and still follows another that it merged with has not left the new one. */
function presentSubscription(subscription: Subscription): Subscription {
  const municipalities = presentCodes(subscription.municipalities);
  const left = presentCodes(subscription.left);
  const isActive = subscription.state === 'active';
  return { ...subscription, municipalities, left: isActive ? without(left, municipalities) : left };
}

const presentAsked = (asked: Asked): Asked => ({
  ...asked,
  municipalities: presentCodes(asked.municipalities),
});
