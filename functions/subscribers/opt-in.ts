import type { Language } from '../../shared/i18n/language.ts';
import { partPath } from '../../shared/pages/part-path.ts';
import type { Place } from '../../shared/programme/programme.ts';
import { subscribeConsent } from './consent/subscribe-consent.ts';
import { topics } from './schema.ts';

/** What a form on another page needs, so that a resident can subscribe with an address alone. */
export interface OptIn {
  /** Where the form is posted to; its one visible field is called `address`. */
  readonly action: string;
  /** Names and values of its hidden fields. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** What people agree to by sending it; it stands beside the button. */
  readonly consent: string;
}

/** The residents' newsletter of a municipality, with all its topics. */
export const residentOptIn = (language: Language, { municipality }: Place): OptIn => ({
  action: partPath('newsletter', language, municipality.slug),
  fields: [
    ['name', ''],
    ['audience', 'residents'],
    ['language', language],
    ['municipalities[]', municipality.nis],
    ...topics.map((topic) => ['topics[]', topic] as const),
  ],
  consent: subscribeConsent(language),
});
