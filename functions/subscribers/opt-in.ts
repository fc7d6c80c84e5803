import type { Language } from '../../shared/i18n/language.ts';
import type { Place } from '../../shared/programme/programme.ts';
import { subscribeConsent } from './consent/subscribe-consent.ts';
import { type Audience, topics } from './schema.ts';

/** What a form on another page needs, so that somebody can subscribe with an address alone. */
export interface OptIn {
  /** Where the form is posted to; its one visible field is called `address`. */
  readonly action: string;
  /** Names and values of its hidden fields. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** What people agree to by sending it; it stands beside the button. */
  readonly consent: string;
}

/** A newsletter of a municipality, with all its topics. Whoever sends the form still confirms by mail. */
const optIn = (audience: Audience, language: Language, { municipality }: Place): OptIn => ({
  action: `/newsletter/${language}/${municipality.slug}`,
  fields: [
    ['name', ''],
    ['audience', audience],
    ['language', language],
    ['municipalities[]', municipality.nis],
    ...topics.map((topic) => ['topics[]', topic] as const),
  ],
  consent: subscribeConsent(language),
});

/** The residents' newsletter of a municipality. */
export const residentOptIn = (language: Language, place: Place): OptIn =>
  optIn('residents', language, place);

/** The newsletter for businesses of a municipality: a consent of its own, apart from an entry in the directory. */
export const businessOptIn = (language: Language, place: Place): OptIn =>
  optIn('businesses', language, place);
