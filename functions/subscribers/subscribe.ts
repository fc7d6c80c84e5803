import { randomBytes } from 'node:crypto';
import { ConditionFailed } from '../../shared/data/condition-failed.ts';
import type { Language } from '../../shared/i18n/language.ts';
import { changeSubscriber, type Step } from './change-subscriber.ts';
import { consentTexts } from './consent-text.ts';
import type { SubscriberDeps } from './deps.ts';
import { newSubscriber } from './new-subscriber.ts';
import type { Asked, Audience, Subscriber, Topic } from './schema.ts';
import { stateIn, union } from './subscription.ts';

/** What somebody typed on the page of a municipality. */
export interface Wish {
  /** Canonical address. */
  readonly address: string;
  readonly audience: Audience;
  /** NIS codes, at least one; the first gives the mail its sender. */
  readonly municipalities: readonly [string, ...string[]];
  readonly language: Language;
  readonly name?: string | undefined;
  readonly topics: readonly Topic[];
  /** Version of the text that was agreed to, where it is not that of the page of a municipality. */
  readonly textVersion?: string;
}

/**
 * Notes a wish to subscribe and mails the address. Nothing changes for anyone until whoever reads the
 * mailbox confirms. The caller learns nothing about the address: unknown, waiting, subscribed and
 * suppressed end alike, in one transaction and one mail on the queue.
 */
export async function subscribe(wish: Wish, deps: SubscriberDeps): Promise<void> {
  const known = await deps.subscribers.findByAddress(wish.address);
  const step = (present: Subscriber) => askFor(present, wish, deps.now());
  const after = known
    ? await changeSubscriber(deps.subscribers, known.id, step)
    : await createWith(step, wish, deps);
  // Erased or created by someone else just now: begin again.
  if (!after) return subscribe(wish, deps);
  await deps.mail.send([await mailFor(after, wish, deps)]);
}

async function createWith(
  step: (fresh: Subscriber) => Step,
  { address, language }: Wish,
  { subscribers, now, newId }: SubscriberDeps,
): Promise<Subscriber | undefined> {
  const fresh = newSubscriber({ address, language, origin: 'page' }, { now, newId });
  const { after, entries } = step(fresh);
  try {
    await subscribers.create(after, entries);
    return after;
  } catch (error) {
    if (error instanceof ConditionFailed) return undefined;
    throw error;
  }
}

/** Adds the wish to what waits for confirmation, or notes that everything wished is there already. */
function askFor(present: Subscriber, wish: Wish, now: Date): Step {
  const { audience, municipalities } = wish;
  const at = now.toISOString();
  const entry = {
    at,
    event: 'asked' as const,
    audience,
    municipalities: [...municipalities],
    source: 'page',
    textVersion: textVersionOf(wish),
  };
  const after = hasAll(present, wish)
    ? present
    : {
        ...present,
        asked: { ...present.asked, [audience]: grown(present.asked[audience], wish, at) },
      };
  return { after, entries: [entry] };
}

const textVersionOf = ({ textVersion }: Wish): string =>
  textVersion ?? consentTexts.subscribe.version;

const hasAll = (subscriber: Subscriber, { audience, municipalities }: Wish): boolean =>
  municipalities.every((nis) => stateIn(subscriber, audience, nis) === 'active');

const grown = (asked: Asked | undefined, wish: Wish, at: string): Asked => ({
  request: asked?.request ?? randomBytes(9).toString('base64url'),
  municipalities: union(asked?.municipalities ?? [], wish.municipalities),
  language: wish.language,
  name: wish.name ?? asked?.name,
  topics: [...wish.topics],
  at,
  textVersion: textVersionOf(wish),
  source: 'page',
  inviteAt: at,
  invitedAt: at,
  remindedAt: asked?.remindedAt,
});

async function mailFor({ id, asked }: Subscriber, wish: Wish, { links }: SubscriberDeps) {
  const { audience, language, municipalities } = wish;
  const about = { language, nis: municipalities[0], audience };
  const waiting = asked[audience];
  const to = { subscriberId: id };
  if (waiting && municipalities.some((nis) => waiting.municipalities.includes(nis))) {
    const { confirmUrl, expiresAt } = await links.confirm(id, audience, waiting);
    const kind = 'confirm-subscription' as const;
    const mail = { kind, ...about, origin: 'form' as const, confirmUrl, expiresAt };
    return { to, mail, unsubscribeUrl: await links.unsubscribe(id, audience, language) };
  }
  const { preferencesUrl } = await links.preferences(id, language);
  return { to, mail: { kind: 'subscription-link' as const, ...about, preferencesUrl } };
}
