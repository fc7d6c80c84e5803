import type { Language } from '../../../shared/i18n/language.ts';
import type { Audience } from '../schema.ts';
import { plainWord } from './columns.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const yes = words('ja j yes y oui o true waar vrai 1 x ok akkoord accord on aan optin wel');
const no = words('nee neen n no non false onwaar faux 0 off uit geen optout niet');

/** What a cell says about consent; empty means no, since silence is no consent (GDPR, recital 32). */
export function readConsent(cell: string): 'yes' | 'no' | 'unclear' {
  if (/^[\s✓✔☑]+$/u.test(cell) && cell.trim() !== '') return 'yes';
  const word = plainWord(cell);
  if (word === '' || no.has(word)) return 'no';
  return yes.has(word) ? 'yes' : 'unclear';
}

const residents = words(
  'inwoner inwoners bewoner bewoners burger burgers particulier particulieren habitant habitants habitante citoyen citoyens resident residents citizen citizens',
);
const businesses = words(
  'handelaar handelaars handelaren ondernemer ondernemers bedrijf bedrijven zaak winkelier winkeliers zelfstandige zelfstandigen commercant commercants entreprise entreprises entrepreneur independant independants business businesses company merchant merchants shop',
);

export function readAudience(cell: string): Audience | undefined {
  const word = plainWord(cell);
  if (residents.has(word)) return 'residents';
  return businesses.has(word) ? 'businesses' : undefined;
}

const languageWords: Record<Language, ReadonlySet<string>> = {
  nl: words('nl nederlands dutch neerlandais ned nld nlbe n vlaams'),
  fr: words('fr frans francais french fra fre frbe f'),
  en: words('en engels anglais english eng enbe engb e'),
};

export function readLanguage(cell: string): Language | undefined {
  const word = plainWord(cell);
  if (languageWords.nl.has(word)) return 'nl';
  if (languageWords.fr.has(word)) return 'fr';
  return languageWords.en.has(word) ? 'en' : undefined;
}
