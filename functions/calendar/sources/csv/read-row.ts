import { createHash } from 'node:crypto';
import { withoutApostrophe } from '../../../../shared/csv/write-csv.ts';
import type { Columns } from '../../../../shared/importing/find-columns.ts';
import { placeByNis } from '../../../../shared/programme/programme.ts';
import { plainText } from '../../../../shared/text/plain-text.ts';
import type { EventFacts } from '../../events/event.ts';
import type { Timing } from '../../timing/timing.ts';
import { otherNis, present, venueFrom } from '../facts/place-facts.ts';
import { sourceItem, uidOf } from '../facts/source-item.ts';
import { inLanguage, lineOf, paragraphsOf } from '../facts/texts.ts';
import { topicsFrom, topicsOfWords } from '../facts/topic-words.ts';
import { webAddress } from '../facts/web-address.ts';
import type { ReadableSource, SourceItem } from '../source-event.ts';
import type { Column } from './columns.ts';
import { firstDay, readTimes } from './read-times.ts';
import { type RowRefusal, refusalMessage } from './refusal.ts';

/** Gives what a row says in a column; empty where the list has no such column. */
export type Cell = (column: Column) => string;

export interface Layout {
  readonly columns: Columns<Column>;
  readonly width: number;
  readonly source: ReadableSource<'csv'>;
}

/** The event of a row, or why it is none. */
export function readRow(
  { line, fields }: { readonly line: number; readonly fields: readonly string[] },
  { columns, width, source }: Layout,
): SourceItem {
  const cell: Cell = (column) => withoutApostrophe((fields[columns[column] ?? -1] ?? '').trim());
  const isTooWide = fields.slice(width).some((extra) => extra.trim() !== '');
  if (isTooWide) return refused('row.too_many_fields', line);
  const ownId = cell('id') === '' ? undefined : uidOf(cell('id'));
  if (lineOf(cell('title'), 300) === undefined) return refused('title.missing', line, ownId);
  const day = firstDay(cell);
  const uid = ownId ?? (day && hashOf(cell, day));
  const times = readTimes(cell);
  if (typeof times === 'string') return refused(times, line, uid);
  const facts = factsOf(cell, times.timing, source);
  const nis = otherNis(cell('postcode'), source.nis);
  const item = sourceItem({ uid: uid ?? hashOf(cell, times.day), facts, ...present('nis', nis) });
  return 'problem' in item ? { problem: { ...item.problem, line } } : item;
}

export function refused(refusal: RowRefusal, line: number, uid?: string): SourceItem {
  return {
    problem: { code: refusal, message: refusalMessage(refusal), line, ...present('uid', uid) },
  };
}

/** A row without an id is known again by what it is called, on which day it begins, and where. */
const hashOf = (cell: Cell, day: string): string =>
  createHash('sha256')
    .update([plainText(cell('title')), day, plainText(cell('place'))].join('|'))
    .digest('hex')
    .slice(0, 32);

function factsOf(cell: Cell, timing: Timing, source: ReadableSource<'csv'>): EventFacts {
  const language = placeByNis(source.nis).municipality.defaultLanguage;
  const venue = venueFrom({
    name: cell('place'),
    street: cell('street'),
    postcode: cell('postcode'),
    town: cell('town'),
  });
  const website = cell('website');
  const address = webAddress(/^[a-z]+:/i.test(website) ? website : `https://${website}`);
  return {
    title: inLanguage(language, lineOf(cell('title'), 300)),
    description: inLanguage(language, paragraphsOf(cell('description'))),
    ...present('venue', venue),
    ...present('organizer', lineOf(cell('organizer'), 200)),
    ...present('website', address),
    topics: topicsFrom(topicsOfWords([cell('topic')]), source.topics),
    status: 'confirmed',
    visibility: 'public',
    timing,
  };
}
