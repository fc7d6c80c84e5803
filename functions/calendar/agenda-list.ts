import { plainText } from '../../shared/text/plain-text.ts';
import type { AgendaEntry } from './events/agenda-entry.ts';
import type { EventRepository } from './events/event-repository.ts';
import { feedWindow } from './feeds/feed-window.ts';
import { type Happening, happeningsOf, onFirstDay } from './happening.ts';
import { dayAfter, localDay, startOfDay } from './local-day.ts';
import type { Topic } from './topic.ts';
import { plainTopicNames } from './topic-name.ts';

/** What somebody looks for; empty where it does not matter. */
export interface Search {
  readonly words: string;
  readonly topic: Topic | '';
}

export interface AgendaDay {
  readonly day: string;
  readonly happenings: readonly Happening[];
  /** How many more there are, of a day that has too many. */
  readonly leftOut: number;
}

/** A part of an agenda. Days are local: `2026-12-03`. */
export interface AgendaList {
  readonly days: readonly AgendaDay[];
  readonly first: string;
  /** The last day of which the list tells. */
  readonly last: string;
  readonly today: string;
  /** Where the list goes on, and where the part before it begins. */
  readonly next: string | undefined;
  readonly previous: string | undefined;
}

/** Days in one list; more of them where few are left by a search. */
const daysShown = 28;
const daysSearched = 182;

/** Enough to look through. A list ends with a whole day. */
const mostShown = 120;
const mostOfOneDay = 200;

/**
 * The agenda of a municipality from a day on, today when absent or too far away.
 * @param nis NIS code
 */
export async function readAgendaList(
  nis: string,
  { search, from }: { readonly search: Search; readonly from: string | undefined },
  { events, now }: { readonly events: Pick<EventRepository, 'agenda'>; readonly now: Date },
): Promise<AgendaList> {
  const today = localDay(now);
  const range = feedWindow(now);
  const isKnown = from !== undefined && from >= range.first && from <= range.last;
  const first = isKnown ? from : today;
  const span = isSearch(search) ? daysSearched : daysShown;
  const wanted = dayAfter(first, span - 1);
  const last = wanted < range.last ? wanted : range.last;
  const entries = await events.agenda(nis, startOfDay(first), startOfDay(dayAfter(last, 1)));
  const found = happeningsOf(entries.filter((entry) => fits(entry, search)));
  const { days, next } = fill(onFirstDay(found, first));
  const after = next ?? (last < range.last ? dayAfter(last, 1) : undefined);
  return {
    days,
    first,
    last: next ? dayAfter(next, -1) : last,
    today,
    next: after,
    previous: previousOf(first, span, range.first),
  };
}

export const isSearch = ({ words, topic }: Search): boolean => words !== '' || topic !== '';

function previousOf(first: string, span: number, earliest: string): string | undefined {
  if (first <= earliest) return undefined;
  const day = dayAfter(first, -span);
  return day < earliest ? earliest : day;
}

/** As many whole days as fit, and the first that does not. */
function fill(byDay: ReadonlyMap<string, Happening[]>): {
  readonly days: AgendaDay[];
  readonly next: string | undefined;
} {
  const days: AgendaDay[] = [];
  let count = 0;
  for (const [day, happenings] of byDay) {
    count += happenings.length;
    if (days.length > 0 && count > mostShown) return { days, next: day };
    const shown = happenings.slice(0, mostOfOneDay);
    days.push({ day, happenings: shown, leftOut: happenings.length - shown.length });
  }
  return { days, next: undefined };
}

/** Whether an event has the topic, and each of the words in its title, its place or what it is about, in any language. */
function fits(entry: AgendaEntry, { words, topic }: Search): boolean {
  const { topics, title, venue } = entry;
  if (topic !== '' && !topics.includes(topic)) return false;
  const wanted = plainText(words).split(' ').filter(Boolean);
  if (wanted.length === 0) return true;
  const texts = [...Object.values(title), venue?.name, venue?.street, venue?.town];
  const text = [plainText(texts.join(' ')), ...topics.map(plainTopicNames)].join(' ');
  return wanted.every((word) => text.includes(word));
}
