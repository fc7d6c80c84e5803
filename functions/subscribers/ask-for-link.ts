import type { SubscriberDeps } from './deps.ts';
import type { Subscriber } from './schema.ts';
import { homeOf } from './subscription.ts';

type Deps = Pick<SubscriberDeps, 'subscribers' | 'mail' | 'links'>;

/** Mails the preferences link to an address that is known; the caller learns nothing. */
export async function askForPreferencesLink(address: string, deps: Deps): Promise<void> {
  const subscriber = await deps.subscribers.findByAddress(address);
  if (!subscriber) return;
  const { id, name, language } = subscriber;
  const link = await deps.links.preferences(id, language);
  const mail = { kind: 'preferences-link' as const, ...aboutOf(subscriber), name, ...link };
  await deps.mail.send([{ to: { subscriberId: id }, mail }]);
}

/** Mails the link to everything held. Holding a newsletter's link is not enough for that: mails are forwarded. */
export async function askForMyData(subscriberId: string, deps: Deps): Promise<void> {
  const subscriber = await deps.subscribers.get(subscriberId);
  if (!subscriber) return;
  const { id, name, language } = subscriber;
  const link = await deps.links.myData(id, language);
  const mail = { kind: 'your-data' as const, ...aboutOf(subscriber), name, ...link };
  await deps.mail.send([{ to: { subscriberId: id }, mail }]);
}

const aboutOf = (subscriber: Subscriber) => ({
  language: subscriber.language,
  nis: homeOf(subscriber).municipality.nis,
});
