import type { Fetched, SafeFetch } from '../../../shared/fetching/safe-fetch.ts';
import type { Files } from '../../../shared/files/files.ts';
import type { Language } from '../../../shared/i18n/language.ts';
import { placeByNis } from '../../../shared/programme/programme.ts';
import type { EventFacts } from '../events/event.ts';
import type { CalendarEvent } from '../ical/calendar-event.ts';
import { mostBytes, type ReadCalendar, readCalendar } from '../ical/read-calendar.ts';
import { otherNis, present } from './facts/place-facts.ts';
import { readLocation } from './facts/read-location.ts';
import { sourceItem, uidOf } from './facts/source-item.ts';
import { inLanguage, lineOf, paragraphsOf } from './facts/texts.ts';
import { topicsFrom, topicsOfWords } from './facts/topic-words.ts';
import { webAddress } from './facts/web-address.ts';
import type {
  ReadableSource,
  SourceItem,
  SourcePosition,
  SourceRun,
  SourceStep,
  Validators,
} from './source-event.ts';
import { SourceFailure } from './source-failure.ts';
import { firstOfSteps, laterStep } from './steps-of-items.ts';

export interface IcalDeps {
  readonly fetch: SafeFetch;
  readonly files: Files;
}

/**
 * Reads a calendar on the web: fetched once a run, and not at all where it says that nothing changed.
 * @throws {FetchError | SourceFailure}
 */
export async function readIcal(
  source: ReadableSource<'ical'>,
  position: SourcePosition | undefined,
  { run, deps }: { readonly run: SourceRun; readonly deps: IcalDeps },
): Promise<SourceStep> {
  const { files } = deps;
  if (position) return laterStep(position, { run, files });
  const fetched = await deps.fetch(source.settings.url, {
    headers: { accept: 'text/calendar, */*;q=0.5', ...conditions(run.validators) },
    maxBytes: mostBytes,
  });
  if (fetched.status === 304) {
    return { items: [], complete: false, unchanged: true, validators: run.validators ?? {} };
  }
  const calendar = readCalendar(fetched.body);
  if (isNone(fetched.body, calendar)) throw new SourceFailure('source.no_calendar');
  const complete = isWhole(fetched.body, calendar);
  // A part of a file is asked for again, whether or not the file has changed.
  const ending = { complete, validators: complete ? validatorsOf(fetched) : {} };
  return firstOfSteps(itemsOf(calendar, source, complete), ending, { run, files });
}

const conditions = ({ etag, lastModified }: Validators = {}): Record<string, string> => ({
  ...(etag === undefined ? {} : { 'if-none-match': etag }),
  ...(lastModified === undefined ? {} : { 'if-modified-since': lastModified }),
});

/** What another host said of its answer means nothing to the one that is asked. */
function validatorsOf({ headers, isFromElsewhere }: Fetched): Validators {
  const { etag = '', 'last-modified': lastModified = '' } = headers;
  if (isFromElsewhere) return {};
  return {
    ...(etag !== '' && etag.length <= 1000 && { etag }),
    ...(lastModified !== '' && lastModified.length <= 100 && { lastModified }),
  };
}

/** Such as the page that a website shows in place of a file it does not have any more. */
const isNone = (body: Buffer, { events }: ReadCalendar): boolean =>
  events.length === 0 && !/BEGIN:VCALENDAR/i.test(plainLetters(body));

/** Of any encoding that calendars come in. */
const plainLetters = (bytes: Buffer): string => bytes.toString('latin1').replaceAll('\0', '');

/** A file that was cut off, or that names events which are not known by it, says nothing of what it does not name. */
const isWhole = (body: Buffer, calendar: ReadCalendar): boolean =>
  calendar.isWhole && /END:VCALENDAR\s*$/i.test(plainLetters(body.subarray(-200)));

const cutOff: SourceItem = {
  problem: {
    code: 'calendar.cut_off',
    message:
      'The calendar breaks off, or has an event whose UID is not known. What it does not name is not taken for gone.',
  },
};

function itemsOf(
  { events, problems }: ReadCalendar,
  source: ReadableSource<'ical'>,
  complete: boolean,
): SourceItem[] {
  const language = placeByNis(source.nis).municipality.defaultLanguage;
  const isCutOff = !complete && problems.every(({ code }) => code !== 'calendar.too_many_events');
  return [
    ...events.map((event) => itemOf(event, { source, language })),
    ...problems.map(({ uid, ...problem }) => ({
      problem: { ...problem, ...present('uid', uid === undefined ? undefined : uidOf(uid)) },
    })),
    ...(isCutOff ? [cutOff] : []),
  ];
}

interface Reading {
  readonly source: ReadableSource<'ical'>;
  readonly language: Language;
}

function itemOf(event: CalendarEvent, reading: Reading): SourceItem {
  const facts = factsOf(event, reading);
  return sourceItem({
    uid: uidOf(event.uid),
    facts,
    sequence: event.sequence,
    ...present('modifiedAt', event.modifiedAt),
    ...present('nis', otherNis(facts.venue?.postcode, reading.source.nis)),
  });
}

const factsOf = (event: CalendarEvent, { source, language }: Reading): EventFacts => ({
  title: inLanguage(language, lineOf(event.summary, 300)),
  description: inLanguage(language, paragraphsOf(event.description)),
  ...present('venue', readLocation(event.location)),
  ...present('organizer', lineOf(event.organizer, 200)),
  ...present('website', webAddress(event.url)),
  ...present('image', webAddress(event.image, ['https:'])),
  topics: topicsFrom(topicsOfWords(event.categories), source.topics),
  status: event.status,
  visibility: event.visibility,
  timing: event.timing,
});
