import type { Language } from '../../shared/i18n/language.ts';
import { partPath } from '../../shared/pages/part-path.ts';
import { type Place, placeByNis } from '../../shared/programme/programme.ts';
import type { Merchant } from './merchant.ts';

/** The merchants of a municipality, by its slug; all municipalities without. */
export const directoryPath = (language: Language, municipality?: string): string =>
  partPath('merchants', language, municipality);

/** A merchant's page. @throws {AppError} municipality.not_found */
export const merchantPath = (
  { nis, slug }: Pick<Merchant, 'nis' | 'slug'>,
  language: Language,
): string => `${directoryPath(language, placeByNis(nis).municipality.slug)}/${slug}`;

/** The short way to a merchant's page, in the language of the browser: for posters and QR codes. */
export const shortPath = ({ shortCode }: Pick<Merchant, 'shortCode'>): string => `/m/${shortCode}`;

export const registerPath = (language: Language, { municipality }: Place): string =>
  `${directoryPath(language, municipality.slug)}/register`;

export const lostLinkPath = (language: Language): string => `${directoryPath(language)}/lost-link`;

/** Pages that a link from a mail opens; without a token, where their forms are posted to. */
export const linkPath = (
  language: Language,
  page: 'confirm' | 'manage' | 'photo' | 'photo-uploaded' | 'remove',
  token?: string,
): string => `/merchants/${language}/${page}${token === undefined ? '' : `?token=${token}`}`;

/** Where a merchant puts itself forward for the vote. A page of the vote, which reads the token by `readManaged`. */
export const standPath = (language: Language, token: string): string =>
  `/vote/${language}/stand?token=${token}`;

/** The merchants of a municipality as JSON; one of them, by its slug. */
export const dataPath = (municipality: string, merchant?: string): string =>
  `/merchants/data/${municipality}${merchant === undefined ? '' : `/${merchant}`}.json`;
