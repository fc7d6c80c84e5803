import type { Language } from '../../shared/i18n/language.ts';
import { changeSubscriber, type Step } from './change-subscriber.ts';
import { consentTexts } from './consent-text.ts';
import type { SubscriberDeps } from './deps.ts';
import { followingStep, getsNewsletters } from './following-consent.ts';
import {
  type Asked,
  type Audience,
  audiences,
  type Consent,
  type HistoryEntry,
  type Subscriber,
  type Topic,
} from './schema.ts';
import { union, without } from './subscription.ts';
import { endAudience } from './unsubscribe.ts';

/** Everything that the preferences page sets, as it shall be. */
export interface Preferences {
  readonly name: string | undefined;
  readonly language: Language;
  readonly topics: readonly Topic[];
  readonly trackingConsent: boolean;
  /** NIS codes per audience; none ends the audience. */
  readonly municipalities: Readonly<Record<Audience, readonly string[]>>;
}

/** Sets the preferences of whoever holds the link, which went to the mailbox: no second confirmation. */
export const changePreferences = (
  subscriberId: string,
  wanted: Preferences,
  { subscribers, now }: Pick<SubscriberDeps, 'subscribers' | 'now'>,
): Promise<Subscriber | undefined> =>
  changeSubscriber(subscribers, subscriberId, (present) => applied(present, wanted, now()));

function applied(present: Subscriber, wanted: Preferences, now: Date): Step | undefined {
  const person = withPerson(present, wanted);
  const fields = changedFields(present, person);
  const entry = { at: now.toISOString(), event: 'changed', source: 'preferences', fields } as const;
  const start: Step = { after: person, entries: fields.length > 0 ? [entry] : [] };
  const step = audiences.reduce(
    (step, audience) =>
      then(step, follow(step.after, audience, wanted.municipalities[audience], now)),
    start,
  );
  const agrees = wanted.trackingConsent && getsNewsletters(step.after);
  const last = then(step, followingStep(step.after, { agrees, source: 'preferences' }, now));
  return last.entries.length > 0 ? last : undefined;
}

const then = (step: Step, next: Step | undefined): Step =>
  next ? { after: next.after, entries: [...step.entries, ...next.entries] } : step;

function withPerson(present: Subscriber, { name, language, topics }: Preferences): Subscriber {
  return { ...present, name, language, topics: [...topics] };
}

const personal = ['name', 'language', 'topics'] as const;

const changedFields = (before: Subscriber, after: Subscriber): string[] =>
  personal.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));

const consentOf = (textVersion: string, now: Date): Consent => ({
  at: now.toISOString(),
  textVersion,
  source: 'preferences',
});

/** Brings one audience to exactly these municipalities; undefined when it is there already. */
function follow(
  present: Subscriber,
  audience: Audience,
  wanted: readonly string[],
  now: Date,
): Step | undefined {
  const held = present.subscriptions[audience];
  const followed = held?.state === 'active' ? held.municipalities : [];
  // What waits for confirmation is not on the page, so that an empty choice does not end it.
  if (wanted.length === 0) {
    return followed.length > 0 ? endAudience(present, audience, 'preferences', now) : undefined;
  }
  const added = without(wanted, followed);
  const dropped = without(followed, wanted);
  if (added.length === 0 && dropped.length === 0) return undefined;
  const left = without(union(held?.left ?? [], dropped), wanted);
  // The first is the one in whose name they are written to: it stays the first.
  const municipalities = union(without(followed, dropped), wanted);
  const subscription = { state: 'active' as const, municipalities, left };
  const textVersion = consentTexts.preferences.version;
  const after: Subscriber = {
    ...present,
    subscriptions: { ...present.subscriptions, [audience]: subscription },
    asked: { ...present.asked, [audience]: stillAsked(present.asked[audience], wanted) },
    consents: {
      ...present.consents,
      ...(added.length > 0 && { [audience]: consentOf(textVersion, now) }),
    },
  };
  return { after, entries: historyOf({ audience, added, dropped, textVersion, now }) };
}

function stillAsked(asked: Asked | undefined, followed: readonly string[]): Asked | undefined {
  const municipalities = without(asked?.municipalities ?? [], followed);
  return asked && municipalities.length > 0 ? { ...asked, municipalities } : undefined;
}

interface Moved {
  readonly audience: Audience;
  readonly added: readonly string[];
  readonly dropped: readonly string[];
  readonly textVersion: string;
  readonly now: Date;
}

function historyOf({ audience, added, dropped, textVersion, now }: Moved): HistoryEntry[] {
  const about = { at: now.toISOString(), audience, source: 'preferences' };
  return [
    ...(added.length > 0
      ? [{ ...about, event: 'confirmed' as const, municipalities: [...added], textVersion }]
      : []),
    ...(dropped.length > 0
      ? [{ ...about, event: 'ended' as const, municipalities: [...dropped] }]
      : []),
  ];
}
