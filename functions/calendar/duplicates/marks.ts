import { createHash } from 'node:crypto';
import { type Clock, daysAfter, epochSeconds } from '../../../shared/clock.ts';
import type { Table } from '../../../shared/data/table.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import type { CampaignEvent } from '../events/event.ts';
import { factsOf } from '../events/facts-of.ts';
import { pageOf } from './compared.ts';
import { markKey, markPartition } from './duplicate-keys.ts';

/** Events under one mark that are looked at: of a page that a whole source names, not all are. */
const mostOfMark = 25;

/** Days for which a mark stays: each change of an event sets its marks anew. */
const daysKept = 400;

/**
 * What the same event has in other sources too, wherever they say it takes place: the uid, the page, the title on a day. Marks say
 * who may be compared; that somebody has lost one since does no harm.
 */
export function marksOf(event: CampaignEvent, days: readonly string[]): readonly string[] {
  const { origin } = event;
  const { title, website } = factsOf(event);
  const page = pageOf(website);
  const titles = Object.values(title).flatMap((text) =>
    text === undefined ? [] : [plainText(text)],
  );
  const marks = [
    ...(origin.sourceId === 'staff' ? [] : [['uid', origin.uid]]),
    ...(page === undefined ? [] : [['page', page]]),
    ...titles.flatMap((text) => days.map((day) => ['title', text, day])),
  ];
  return [...new Set(marks.map((mark) => digest(mark.join('\n'))))];
}

const digest = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 22);

/** Ids of events that have one of these marks. */
export async function markedEvents(table: Table, marks: readonly string[]): Promise<string[]> {
  const pages = await Promise.all(
    marks.map((mark) =>
      table.query({ pk: markPartition(mark), limit: mostOfMark, descending: true }),
    ),
  );
  return [...new Set(pages.flatMap(({ items }) => items.map(({ sk }) => String(sk))))];
}

export async function setMarks(
  eventId: string,
  marks: readonly string[],
  { table, now }: { readonly table: Table; readonly now: Clock },
): Promise<void> {
  const expiresAt = epochSeconds(daysAfter(now(), daysKept));
  await table.writeMany(marks.map((mark) => ({ ...markKey(mark, eventId), expiresAt })));
}
