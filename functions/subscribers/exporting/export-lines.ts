import { csvLine } from '../../../shared/csv/write-csv.ts';
import type { Language } from '../../../shared/i18n/language.ts';
import { createTranslator } from '../../../shared/i18n/translator.ts';
import { findPlaceByNis } from '../../../shared/programme/programme.ts';
import type { Consent, Subscriber } from '../schema.ts';
import { stateIn } from '../subscription.ts';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import nl from './messages/nl.json' with { type: 'json' };

const messages = createTranslator({ nl, fr, en });

const columns = [
  'address',
  'name',
  'municipality',
  'nis',
  'language',
  'residents',
  'businesses',
  'consent.residents',
  'consent.businesses',
  'addressState',
  'createdAt',
] as const;

export const exportHeader = (language: Language): string =>
  csvLine(columns.map((column) => messages(language)(column)));

/** One person, as one municipality (NIS code) sees them: nothing of an audience that they are in elsewhere only. */
export function exportLine(subscriber: Subscriber, nis: string): string {
  const { address, name = '', language, consents, addressState, createdAt } = subscriber;
  const residents = stateIn(subscriber, 'residents', nis);
  const businesses = stateIn(subscriber, 'businesses', nis);
  return csvLine([
    address,
    name,
    findPlaceByNis(nis)?.municipality.name ?? nis,
    nis,
    language,
    residents ?? '',
    businesses ?? '',
    residents ? proof(consents.residents) : '',
    businesses ? proof(consents.businesses) : '',
    addressState,
    createdAt,
  ]);
}

const proof = (consent: Consent | undefined): string =>
  consent ? [consent.at, consent.textVersion, consent.source].join(' ') : '';
