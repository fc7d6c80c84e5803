import type { Write } from '../../shared/data/expressions.ts';
import { consentTexts } from './consent-text.ts';
import { subscriberKey } from './repository/keys.ts';
import type { Subscriber } from './schema.ts';

/** A consent counts for the words that were read: who agreed to earlier ones did not agree to what is done today. */
const { version } = consentTexts.tracking;

/** Whether this subscriber agrees to what {@link checkFollowing} guards. */
export const agreesToFollowing = ({
  trackingConsent,
  consents,
}: Pick<Subscriber, 'trackingConsent' | 'consents'>): boolean =>
  trackingConsent && consents.tracking?.textVersion === version;

/** For a transaction: fails unless the subscriber agrees at that moment to be followed through newsletters. */
export const checkFollowing = (subscriberId: string): Write => ({
  check: subscriberKey(subscriberId),
  condition: {
    expression: 'trackingConsent = :yes AND consents.tracking.textVersion = :version',
    values: { ':yes': true, ':version': version },
  },
});
