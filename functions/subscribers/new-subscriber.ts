import type { Clock } from '../../shared/clock.ts';
import type { Language } from '../../shared/i18n/language.ts';
import type { NewId } from '../../shared/ids.ts';
import { type Subscriber, topics } from './schema.ts';

interface Beginning {
  /** Canonical address. */
  readonly address: string;
  readonly language: Language;
  /** `page`, or import and line. */
  readonly origin: string;
}

/** A subscriber who follows nothing yet: all topics, no tracking. */
export const newSubscriber = (
  { address, language, origin }: Beginning,
  { now, newId }: { now: Clock; newId: NewId },
): Subscriber => ({
  id: newId('sub'),
  address,
  language,
  topics: [...topics],
  trackingConsent: false,
  addressState: 'ok',
  subscriptions: {},
  asked: {},
  consents: {},
  createdAt: now().toISOString(),
  origin,
  version: 0,
});
