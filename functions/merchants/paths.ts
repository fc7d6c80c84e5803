import type { Language } from '../../shared/i18n/language.ts';
import { placeByNis } from '../../shared/programme/programme.ts';
import type { Merchant } from './merchant.ts';

/** The merchants of a municipality, by its slug; all municipalities without. */
export const directoryPath = (language: Language, municipality?: string): string =>
  `/merchants/${language}${municipality === undefined ? '' : `/${municipality}`}`;

/** A merchant's page. @throws {AppError} municipality.not_found */
export const merchantPath = (
  { nis, slug }: Pick<Merchant, 'nis' | 'slug'>,
  language: Language,
): string => `${directoryPath(language, placeByNis(nis).municipality.slug)}/${slug}`;

/** The short way to a merchant's page, in the language of the browser: for posters and QR codes. */
export const shortPath = ({ shortCode }: Pick<Merchant, 'shortCode'>): string => `/m/${shortCode}`;
