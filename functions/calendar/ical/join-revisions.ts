import { instantOf, momentOf } from '../timing/moment.ts';
import type { CalendarTime, OccurrenceChange, RuledPart } from '../timing/timing.ts';
import { zoneNamed } from '../timing/zone.ts';
import type { CalendarEvent } from './calendar-event.ts';
import type { EventRevision } from './event-revision.ts';

/**
 * One event of all that a text says under one UID: of what is said twice, that with the highest SEQUENCE and then the newest
 * counts. Changes of an older sequence stay as long as no newer one speaks of the same occurrence. Changes of an event that
 * is not there are an event of these occurrences alone.
 */
export function joinRevisions(revisions: readonly EventRevision[]): CalendarEvent | undefined {
  const whole = newest(revisions.filter(({ recurrenceId }) => recurrenceId === undefined));
  const changes = changesOf(revisions);
  const first = whole ?? changes[0];
  if (!first) return undefined;
  const { uid, sequence, modifiedAt, status = 'confirmed', texts } = first;
  return {
    uid,
    sequence,
    modifiedAt: modifiedAt === undefined ? undefined : new Date(modifiedAt).toISOString(),
    // Of changes alone each has a status of its own.
    status: whole ? status : 'confirmed',
    ...texts,
    timing: { parts: [partOf(first, changes)] },
  };
}

/** @returns what takes place as the newest says; a message that only calls it off leaves its times as they were. */
function newest(revisions: readonly EventRevision[]): EventRevision | undefined {
  const [last, ...older] = revisions.toSorted(byAge).reverse();
  const told = last?.cancels ? older.find(({ cancels }) => !cancels) : undefined;
  if (!last || !told) return last;
  return { ...told, sequence: last.sequence, modifiedAt: last.modifiedAt, status: 'cancelled' };
}

/** Of equal age the later in the text is the newer. */
const byAge = (one: EventRevision, other: EventRevision): number =>
  one.sequence - other.sequence || one.writtenAt - other.writtenAt || one.line - other.line;

function changesOf(revisions: readonly EventRevision[]): readonly EventRevision[] {
  const byId = new Map<string, EventRevision[]>();
  for (const revision of revisions) {
    const { recurrenceId, range } = revision;
    if (!recurrenceId) continue;
    const key = `${range} ${nameOf(recurrenceId)}`;
    const same = byId.get(key);
    if (same) same.push(revision);
    else byId.set(key, [revision]);
  }
  return [...byId.values()].flatMap((same) => newest(same) ?? []);
}

/** The same for times that are the same however they are written. */
function nameOf(time: CalendarTime): string {
  if ('date' in time) return time.date;
  return time.zone === undefined ? time.wall : String(instantOf(momentOf(time, zoneNamed('UTC'))));
}

function partOf(first: EventRevision, changes: readonly EventRevision[]): RuledPart {
  const { recurrenceId, start, length, rules, extra, except } = first;
  return {
    kind: 'ruled',
    // Of changes alone: the occurrence that the first of them speaks of.
    start: recurrenceId ?? start,
    ...(length && !recurrenceId && { length }),
    rules: [...(recurrenceId ? [] : rules)],
    extra: recurrenceId ? [] : extra,
    except: recurrenceId ? [] : except,
    changes: changes.map((change) => changeOf(change, first)),
  };
}

function changeOf(change: EventRevision, whole: EventRevision): OccurrenceChange {
  const { recurrenceId, range, start, length, status, texts, sequence } = change;
  const { summary, visibility } = texts;
  const isOwn = summary !== '' && summary !== whole.texts.summary && visibility === 'public';
  return {
    recurrenceId: recurrenceId ?? start,
    range,
    start,
    ...(length && { length }),
    ...(status && { status }),
    ...(isOwn && { summary }),
    sequence,
  };
}
