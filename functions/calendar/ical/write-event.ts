import type { AgendaOccurrence } from '../events/agenda-entry.ts';
import type { CampaignEvent } from '../events/event.ts';
import { factsOf } from '../events/facts-of.ts';
import { dayAfter } from '../local-day.ts';
import type { DatedPart } from '../timing/timing.ts';
import { type Component, componentWriter, type Edition } from './write-component.ts';
import { writtenSeries } from './write-series.ts';
import { areAlike, dayOf, instantLine, plainTime, timeLine } from './write-time.ts';

/** An event with those of its times that a calendar holds, whatever else it has. */
export interface CalendarItem {
  readonly event: CampaignEvent;
  readonly occurrences: readonly AgendaOccurrence[];
}

/** Local days, both included: of dates listed one by one, only these are written. */
export interface DayRange {
  readonly first: string;
  readonly last: string;
}

/**
 * The VEVENTs of an event. A rule is written as a rule where every reader understands it alike; else each time stands for
 * itself, with a UID of its own.
 */
export function writeEvent(
  { event, occurrences }: CalendarItem,
  range: DayRange,
  edition: Edition,
): string {
  const { parts } = factsOf(event).timing;
  const uid = uidsOf(event, edition);
  const written = parts.map((part, index) =>
    part.kind === 'ruled'
      ? writtenSeries(part, uid(index === 0 ? '' : `-${index + 1}`))
      : writtenDates(part, range, uid),
  );
  const components = written.every((part) => part !== undefined)
    ? written.flat()
    : occurrences.map((occurrence) => listed(occurrence, uid));
  return components.map(componentWriter(event, edition)).join('');
}

/** One time of an event, as an event of its own. */
export const writeOccurrence = (
  event: CampaignEvent,
  occurrence: AgendaOccurrence,
  edition: Edition,
): string => componentWriter(event, edition)(listed(occurrence, uidsOf(event, edition)));

/** What stays the same of an event, or of a part or time of it, in all our files. */
const uidsOf = ({ id }: CampaignEvent, { siteUrl }: Edition) => {
  const { host } = new URL(siteUrl);
  return (suffix: string): string => `${id}${suffix}@${host}`;
};

type Uids = (suffix: string) => string;

function writtenDates(
  { dates }: DatedPart,
  range: DayRange,
  uid: Uids,
): readonly Component[] | undefined {
  const components = dates.map(({ key, start, end, status }): Component | undefined | null => {
    const from = plainTime(start);
    const to = plainTime(end);
    if (!from || !to || !areAlike(from, to)) return undefined;
    if (dayOf(to) < range.first || dayOf(from) > range.last) return null;
    const times = timeLine('DTSTART', from) + timeLine('DTEND', to);
    return { uid: uid(`.${key}`), times, status, on: key };
  });
  return components.every((component) => component !== undefined)
    ? components.filter((component) => component !== null)
    : undefined;
}

function listed(occurrence: AgendaOccurrence, uid: Uids): Component {
  const { key, status, summary } = occurrence;
  return { uid: uid(suffixOf(key)), times: timesOf(occurrence), status, summary, on: key };
}

/** What takes place once is called as the event, or as that part of it: whoever has the one has the other. */
function suffixOf(key: string): string {
  const [isOnce, part = '1'] = /^(?:(\d+)-)?once$/.exec(key) ?? [];
  if (!isOnce) return `.${key}`;
  return part === '1' ? '' : `-${part}`;
}

function timesOf({ startsAt, endsAt, allDay }: AgendaOccurrence): string {
  if (allDay) return wholeDays(allDay);
  const start = instantLine('DTSTART', startsAt);
  return startsAt === endsAt ? start : start + instantLine('DTEND', endsAt);
}

const wholeDays = ({ first, last }: { first: string; last: string }): string =>
  timeLine('DTSTART', { day: first }) + timeLine('DTEND', { day: dayAfter(last, 1) });
