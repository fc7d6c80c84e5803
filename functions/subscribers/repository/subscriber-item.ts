import type { Item } from '../../../shared/data/expressions.ts';
import { nextDue } from '../due.ts';
import { type Subscriber, subscriberSchema } from '../schema.ts';
import { presentCodes } from '../subscription.ts';
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
    subscriptions: withPresentCodes(subscriptions),
    asked: withPresentCodes(asked),
  };
}

function withPresentCodes<Entry extends { municipalities: string[] }>(perAudience: {
  residents?: Entry | undefined;
  businesses?: Entry | undefined;
}) {
  const { residents, businesses } = perAudience;
  return {
    ...(residents && { residents: present(residents) }),
    ...(businesses && { businesses: present(businesses) }),
  };
}

const present = <Entry extends { municipalities: string[] }>(entry: Entry): Entry => ({
  ...entry,
  municipalities: presentCodes(entry.municipalities),
});
