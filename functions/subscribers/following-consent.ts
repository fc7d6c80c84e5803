import type { Write } from '../../shared/data/expressions.ts';
import { changeSubscriber, type Step } from './change-subscriber.ts';
import { consentTexts } from './consent-text.ts';
import type { SubscriberDeps } from './deps.ts';
import { subscriberKey } from './repository/keys.ts';
import { audiences, type Consent, type Subscriber } from './schema.ts';

/** A consent counts for the words that were read: who agreed to earlier ones did not agree to what is done today. */
const { version: textVersion } = consentTexts.tracking;

interface FollowingConsent {
  readonly trackingConsent: boolean;
  readonly consents: {
    readonly tracking?: Pick<Consent, 'textVersion'> | undefined;
  };
}

/** Whether this subscriber agrees that it is kept what they open and click. */
export const agreesToFollowing = ({ trackingConsent, consents }: FollowingConsent): boolean =>
  trackingConsent && consents.tracking?.textVersion === textVersion;

/** For a transaction: fails unless the subscriber agrees at that moment, and still gets a newsletter. */
export const checkFollowing = (subscriberId: string): Write => ({
  check: subscriberKey(subscriberId),
  condition: {
    expression:
      'trackingConsent = :yes AND consents.tracking.textVersion = :version AND addressState = :ok AND (residents.#state = :active OR businesses.#state = :active)',
    names: { '#state': 'state' },
    values: { ':yes': true, ':version': textVersion, ':ok': 'ok', ':active': 'active' },
  },
});

type Wish =
  | {
      readonly agrees: true;
      readonly source: Extract<Consent['source'], 'page' | 'preferences'>;
    }
  /** As `source` of the history. */
  | { readonly agrees: false; readonly source: string };

/** To what the subscriber wishes, with its proof; undefined when it is so already. */
export function followingStep(present: Subscriber, wish: Wish, now: Date): Step | undefined {
  const { agrees, source } = wish;
  if (agrees ? agreesToFollowing(present) : !present.trackingConsent) return undefined;
  const at = now.toISOString();
  const tracking = wish.agrees ? { at, textVersion, source: wish.source } : undefined;
  const after = {
    ...present,
    trackingConsent: agrees,
    consents: { ...present.consents, tracking },
    unjournaled: agrees ? present.unjournaled : at,
  };
  const event = agrees ? ('agreed' as const) : ('withdrawn' as const);
  // The proof goes with the consent; from when to when there was one, and to which words, stays in the history.
  const words = agrees ? textVersion : present.consents.tracking?.textVersion;
  return { after, entries: [{ at, event, source, textVersion: words }] };
}

/** Whether there is anything in which this subscriber could be followed: to a suppressed address none goes. */
export const getsNewsletters = ({
  addressState,
  subscriptions,
}: Pick<Subscriber, 'addressState' | 'subscriptions'>): boolean =>
  addressState === 'ok' &&
  audiences.some((audience) => subscriptions[audience]?.state === 'active');

/**
 * With the last newsletter ends the consent, whether it was left or the address is written to no more: whoever comes back one day is
 * asked anew.
 */
export function withoutFollowing(step: Step, source: string, now: Date): Step {
  if (getsNewsletters(step.after)) return step;
  const ended = followingStep(step.after, { agrees: false, source }, now);
  return ended ? { ...step, ...ended, entries: [...step.entries, ...ended.entries] } : step;
}

/** Notes that a subscriber agrees who gets a newsletter. Undefined when there is no such subscriber (any more). */
export const agreeToFollowing = (
  subscriberId: string,
  { subscribers, now }: Pick<SubscriberDeps, 'subscribers' | 'now'>,
): Promise<Subscriber | undefined> =>
  changeSubscriber(subscribers, subscriberId, (present) =>
    getsNewsletters(present)
      ? followingStep(present, { agrees: true, source: 'page' }, now())
      : undefined,
  );
