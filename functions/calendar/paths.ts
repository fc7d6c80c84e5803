import type { Language } from '../../shared/i18n/language.ts';
import { partPath } from '../../shared/pages/part-path.ts';
import { placeByNis } from '../../shared/programme/programme.ts';
import type { Topic } from './topic.ts';

/** What takes place in a municipality, by its slug; all municipalities without. */
export const calendarPath = (language: Language, municipality?: string): string =>
  partPath('calendar', language, municipality);

/** `month`: as `2026-12`. */
export const monthPath = (language: Language, municipality: string, month: string): string =>
  `${calendarPath(language, municipality)}/${month}`;

/** What the address of an event is made of. */
export interface EventAddress {
  readonly id: string;
  /** NIS code. */
  readonly nis: string;
}

/** The page of an event, about one of its times by its key. @throws {AppError} municipality.not_found */
export const eventPath = ({ id, nis }: EventAddress, language: Language, on?: string): string =>
  `${calendarPath(language, slugOf(nis))}/event/${id}${onQuery(on)}`;

/** What a calendar is offered as. */
export type FeedFormat = 'ics' | 'json';

/** A municipality's calendar for programs: of one topic, or whole. */
export const feedPath = (
  language: Language,
  municipality: string,
  { topic, format }: { readonly topic?: Topic | undefined; readonly format: FeedFormat },
): string =>
  `/calendar/feeds/${language}/${municipality}${topic === undefined ? '' : `/${topic}`}.${format}`;

/** One event, or one of its times, as a file for a calendar. @throws {AppError} municipality.not_found */
export const eventFilePath = ({ id, nis }: EventAddress, language: Language, on?: string): string =>
  `/calendar/feeds/${language}/${slugOf(nis)}/event/${id}.ics${onQuery(on)}`;

/** Leads on to Google's calendar with one time of an event. @throws {AppError} municipality.not_found */
export const toGooglePath = ({ id, nis }: EventAddress, language: Language, on?: string): string =>
  `${calendarPath(language, slugOf(nis))}/event/${id}/google${onQuery(on)}`;

const slugOf = (nis: string): string => placeByNis(nis).municipality.slug;

/** An event that takes place once has one address. */
const onQuery = (on: string | undefined): string =>
  on === undefined || on === 'once' ? '' : `?on=${encodeURIComponent(on)}`;
