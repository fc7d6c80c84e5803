import { readYesNo, wordSet } from '../../../shared/importing/words.ts';
import { plainWord } from '../../../shared/text/plain-text.ts';
import type { Audience } from '../schema.ts';

/** What a cell says about consent; empty means no, since silence is no consent (GDPR, recital 32). */
export const readConsent = readYesNo;

const residents = wordSet(
  'inwoner inwoners bewoner bewoners burger burgers particulier particulieren habitant habitants habitante citoyen citoyens resident residents citizen citizens',
);
const businesses = wordSet(
  'handelaar handelaars handelaren ondernemer ondernemers bedrijf bedrijven zaak winkelier winkeliers zelfstandige zelfstandigen commercant commercants entreprise entreprises entrepreneur independant independants business businesses company merchant merchants shop',
);

export function readAudience(cell: string): Audience | undefined {
  const word = plainWord(cell);
  if (residents.has(word)) return 'residents';
  return businesses.has(word) ? 'businesses' : undefined;
}
