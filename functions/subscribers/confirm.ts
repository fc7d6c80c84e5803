import { changeSubscriber, type Step } from './change-subscriber.ts';
import type { SubscriberDeps } from './deps.ts';
import type { Asked, Audience, Subscriber } from './schema.ts';
import { homeOf, union, without } from './subscription.ts';

/** What a confirmation link says. */
export interface Confirmation {
  readonly subscriberId: string;
  readonly audience: Audience;
  readonly request: string;
}

/**
 * `waiting`: can be confirmed. `confirmed`: is so already, by this link or another. `gone`: nothing waits
 * any more (expired, left or erased since).
 */
export type ConfirmationState =
  | { readonly state: 'waiting'; readonly subscriber: Subscriber; readonly asked: Asked }
  | { readonly state: 'confirmed'; readonly subscriber: Subscriber }
  | { readonly state: 'gone' };

/** Reads only: mail scanners open every link. */
export async function readConfirmation(
  { subscriberId, audience, request }: Confirmation,
  { subscribers }: Pick<SubscriberDeps, 'subscribers'>,
): Promise<ConfirmationState> {
  const subscriber = await subscribers.get(subscriberId);
  if (!subscriber) return { state: 'gone' };
  const asked = subscriber.asked[audience];
  if (asked?.request === request) return { state: 'waiting', subscriber, asked };
  const isActive = subscriber.subscriptions[audience]?.state === 'active';
  return isActive ? { state: 'confirmed', subscriber } : { state: 'gone' };
}

/** Makes the subscription active. Repeating it changes nothing: `again` is for those who count, not for who asks. */
export async function confirm(
  confirmation: Confirmation,
  deps: SubscriberDeps,
): Promise<'confirmed' | 'again' | 'gone'> {
  const { subscriberId, audience, request } = confirmation;
  const waiting = await readConfirmation(confirmation, deps);
  if (waiting.state !== 'waiting') return waiting.state === 'gone' ? 'gone' : 'again';
  const lifted = await liftErasure(waiting.subscriber.address, deps);
  let confirmedNow: Asked | undefined;
  const after = await changeSubscriber(deps.subscribers, subscriberId, (present) => {
    const asked = present.asked[audience];
    confirmedNow = asked?.request === request ? asked : undefined;
    return confirmedNow && { ...activate(present, audience, confirmedNow, deps.now()), ...lifted };
  });
  if (after && confirmedNow) await deps.mail.send([await welcome(after, audience, deps)]);
  if (after?.subscriptions[audience]?.state !== 'active') return 'gone';
  return confirmedNow ? 'confirmed' : 'again';
}

function activate(present: Subscriber, audience: Audience, asked: Asked, now: Date): Step {
  const at = now.toISOString();
  const held = present.subscriptions[audience];
  const { municipalities, textVersion } = asked;
  const subscription = {
    state: 'active' as const,
    municipalities: union(held?.state === 'active' ? held.municipalities : [], municipalities),
    left: without(held?.left ?? [], municipalities),
  };
  const after: Subscriber = {
    ...present,
    ...wishes(present, asked),
    subscriptions: { ...present.subscriptions, [audience]: subscription },
    asked: { ...present.asked, [audience]: undefined },
    consents: { ...present.consents, [audience]: { at, textVersion, source: 'page' } },
  };
  const entry = { at, event: 'confirmed', audience, municipalities, source: 'page' } as const;
  return { after, entries: [{ ...entry, textVersion }] };
}

/** What the person typed counts; what an import says of a person only fills what is empty. */
const wishes = (present: Subscriber, { source, name, language, topics }: Asked) =>
  source === 'page'
    ? { language, topics, name: name ?? present.name }
    : { name: present.name ?? name };

/** Somebody who erased everything and subscribes again is no longer to be forgotten. */
async function liftErasure(address: string, { suppressions }: SubscriberDeps) {
  const entry = await suppressions.find(address);
  return entry?.reason === 'erased' ? { writes: [suppressions.removeWrite(entry)] } : {};
}

async function welcome(subscriber: Subscriber, audience: Audience, { links }: SubscriberDeps) {
  const { id, language, name } = subscriber;
  const { preferencesUrl } = await links.preferences(id, language);
  const { nis } = homeOf(subscriber, audience).municipality;
  return {
    to: { subscriberId: id },
    mail: { kind: 'welcome' as const, language, nis, name, audience, preferencesUrl },
    unsubscribeUrl: await links.unsubscribe(id, audience, language),
  };
}
