import { plainText } from '../../../shared/text/plain-text.ts';
import { agendaOccurrence } from '../events/agenda.ts';
import type { AgendaEntry } from '../events/agenda-entry.ts';
import type { CampaignEvent, Venue } from '../events/event.ts';
import { factsOf } from '../events/facts-of.ts';
import { occurrencesOf } from '../events/occurrences-of.ts';
import { daysOf } from '../happening.ts';
import { type TitleWords, titlesOf } from './title-words.ts';

/** Local days, the last included. */
export interface DaySpan {
  readonly first: string;
  readonly last: string;
}

/** Where an event is, as it is compared. */
export interface Place {
  /** None where it has no name. */
  readonly name: readonly TitleWords[];
  readonly street: string;
  readonly postcode: string;
}

/** An event as it is compared with others. */
export interface Compared {
  readonly titles: readonly TitleWords[];
  readonly place: Place;
  /** Its times in the days looked at. */
  readonly spans: readonly DaySpan[];
  /** When these begin. ISO 8601. */
  readonly starts: ReadonlySet<string>;
  /** Known of events; agendas do not have them. */
  readonly website?: string | undefined;
  readonly uid?: string | undefined;
}

/** @throws {TimingError} */
export function comparedEvent(
  event: CampaignEvent,
  window: { readonly from: Date; readonly to: Date },
): Compared {
  const { title, venue, website } = factsOf(event);
  const times = occurrencesOf(event, window).map((one) => agendaOccurrence(one, 'confirmed'));
  return {
    titles: titlesOf(title),
    place: placeOf(venue),
    spans: times.map(daysOf),
    starts: new Set(times.map(({ startsAt }) => startsAt)),
    website: pageOf(website),
    uid: event.origin.uid,
  };
}

export const comparedEntry = ({ title, venue, occurrences }: AgendaEntry): Compared => ({
  titles: titlesOf(title),
  place: placeOf(venue),
  spans: occurrences.map(daysOf),
  starts: new Set(occurrences.map(({ startsAt }) => startsAt)),
});

const placeOf = ({ name, street = '', postcode = '' }: Venue = {}): Place => ({
  name: titlesOf({ nl: name }),
  street: plainText(street),
  postcode: postcode.trim(),
});

/** An address by which two sites mean one page; undefined for a whole site, which many events have in common. */
export function pageOf(website: string | undefined): string | undefined {
  if (website === undefined || !URL.canParse(website)) return undefined;
  const { host, pathname, search } = new URL(website);
  const path = `${pathname.replace(/\/+$/, '')}${search}`;
  return path === '' ? undefined : `${host.replace(/^www\./, '')}${path}`.toLowerCase();
}
