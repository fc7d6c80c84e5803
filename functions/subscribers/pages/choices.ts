import { type Language, languageNames } from '../../../shared/i18n/language.ts';
import type { Option } from '../../../shared/pages/choices.tsx';
import { findPlaceByNis, programme } from '../../../shared/programme/programme.ts';
import { audiences, topics } from '../schema.ts';
import type { Text } from './messages.ts';

export const audienceOptions = (t: Text): Option[] =>
  audiences.map((value) => ({
    value,
    label: t(`audience.${value}`),
    hint: t(`audience.${value}.hint`),
  }));

export const topicOptions = (t: Text): Option[] =>
  topics.map((value) => ({ value, label: t(`topic.${value}`) }));

export const languageOptions = (languages: readonly Language[]): Option[] =>
  languages.map((value) => ({ value, label: languageNames[value] }));

/** Every municipality of the programme, by region. */
export const municipalityOptions = (): Option[] =>
  programme.regions.flatMap(({ municipalities }) =>
    municipalities.map(({ nis, name }) => ({ value: nis, label: name })),
  );

/** Names of municipalities as a list in words: `Retie, Balen`. */
export const namesOf = (codes: readonly string[]): string =>
  codes.map((nis) => findPlaceByNis(nis)?.municipality.name ?? nis).join(', ');
