import { localMonth, monthAfter } from '../../../shared/time/local-month.ts';
import type { CalendarItem } from '../ical/write-event.ts';
import { noonOf } from '../local-day.ts';
import { feedPath } from '../paths.ts';
import type { Feed } from './feed-calendar.ts';
import { feedWindow } from './feed-window.ts';
import { publicEvent } from './public-event.ts';

/** Which part of a feed as JSON. */
export interface JsonPage {
  /** As `2026-12`. */
  readonly month: string;
  /** The first is 1. */
  readonly page: number;
}

/** Events in one answer. */
const pageSize = 100;

/** The events of one page, of a month's. */
export const itemsOfPage = (items: readonly CalendarItem[], { page }: JsonPage): CalendarItem[] =>
  items.slice((page - 1) * pageSize, page * pageSize);

/** A hundred events of a month; `next` leads on, to the end of what agendas know. */
export function feedJson(
  feed: Feed,
  items: readonly CalendarItem[],
  { at, siteUrl, now }: { readonly at: JsonPage; readonly siteUrl: string; readonly now: Date },
): string {
  const { language, place, topic } = feed;
  const { nis, slug, name } = place.municipality;
  const next = nextPage(items.length, at, now);
  const path = `${siteUrl}${feedPath(language, slug, { topic, format: 'json' })}`;
  return JSON.stringify({
    municipality: { nis, slug, name },
    language,
    topic,
    month: at.month,
    events: itemsOfPage(items, at).map((item) => publicEvent(item, language, siteUrl)),
    next: next && `${path}?month=${next.month}&page=${next.page}`,
  });
}

function nextPage(count: number, { month, page }: JsonPage, now: Date): JsonPage | undefined {
  if (count > page * pageSize) return { month, page: page + 1 };
  const last = localMonth(noonOf(feedWindow(now).last));
  return month < last ? { month: monthAfter(month, 1), page: 1 } : undefined;
}
