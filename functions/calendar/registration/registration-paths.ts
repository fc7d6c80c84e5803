import type { Language } from '../../../shared/i18n/language.ts';
import { type EventAddress, eventPath } from '../paths.ts';
import type { Via } from './via.ts';

/** Pages on which somebody deals with a registration; `confirm` and `place` are opened by links from mails. */
export type RegistrationPage = 'check-inbox' | 'confirm' | 'place' | 'accept' | 'leave' | 'erase';

/** The form by which somebody registers, for one time of an event by its key. @throws {AppError} municipality.not_found */
export function registerPath(
  event: EventAddress,
  language: Language,
  on?: string,
  via?: Via,
): string {
  const query = new URLSearchParams({ ...(on !== undefined && { on }), ...(via && { via }) });
  return `${eventPath(event, language)}/register${query.size > 0 ? `?${query}` : ''}`;
}

/** Without a token, where forms are posted to. @throws {AppError} municipality.not_found */
export const registrationPath = (
  event: EventAddress,
  language: Language,
  page: RegistrationPage,
  token?: string,
): string =>
  `${registerPath(event, language)}/${page}${token === undefined ? '' : `?token=${token}`}`;
