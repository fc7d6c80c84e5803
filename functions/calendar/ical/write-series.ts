import type { OccurrenceChange, RuledPart } from '../timing/timing.ts';
import type { Component } from './write-component.ts';
import { contentLine } from './write-line.ts';
import { plainRule } from './write-rule.ts';
import {
  areAlike,
  endLine,
  movedLength,
  type PlainTime,
  plainTime,
  timeLine,
} from './write-time.ts';

/**
 * One time, or a series by one rule with what is said otherwise of single times. Undefined where programs would read it
 * differently: several rules, dates beside a rule (RDATE), changes of all that follow, zones and rules that are not plain.
 */
export function writtenSeries(part: RuledPart, uid: string): readonly Component[] | undefined {
  const start = plainTime(part.start);
  if (!start || part.extra.length > 0 || part.rules.length > 1) return undefined;
  const [rule] = part.rules;
  const end = endLine(start, part.length);
  if (end === undefined) return undefined;
  if (rule === undefined) {
    const isOnce = part.except.length === 0 && part.changes.length === 0;
    const times = timeLine('DTSTART', start) + end;
    return isOnce ? [{ uid, times, status: 'confirmed' }] : undefined;
  }
  const plain = plainRule(rule, start);
  const except = exceptions(part, start);
  const changed = changes(part, start, uid);
  if (plain === undefined || except === undefined || changed === undefined) return undefined;
  const times = timeLine('DTSTART', start) + end + contentLine('RRULE', plain) + except;
  return [{ uid, times, status: 'confirmed' }, ...changed];
}

function exceptions({ except }: RuledPart, start: PlainTime): string | undefined {
  const times = except.map(plainTime);
  if (!times.every((time) => time !== undefined && areAlike(time, start))) return undefined;
  return times.map((time) => (time ? timeLine('EXDATE', time) : '')).join('');
}

function changes(part: RuledPart, start: PlainTime, uid: string): Component[] | undefined {
  const times = part.changes.map(({ recurrenceId }) => JSON.stringify(recurrenceId));
  if (new Set(times).size < times.length) return undefined;
  const written = part.changes.map((change) => changed(change, part, { start, uid }));
  return written.every((component) => component !== undefined) ? written : undefined;
}

function changed(
  change: OccurrenceChange,
  part: RuledPart,
  { start, uid }: { readonly start: PlainTime; readonly uid: string },
): Component | undefined {
  const id = plainTime(change.recurrenceId);
  const from = plainTime(change.start ?? change.recurrenceId);
  if (!id || !from || change.range !== 'one') return undefined;
  if (!areAlike(id, start) || !areAlike(from, start)) return undefined;
  const end = endLine(from, change.length ?? movedLength(start, from, part.length));
  if (end === undefined) return undefined;
  const times = timeLine('RECURRENCE-ID', id) + timeLine('DTSTART', from) + end;
  const { status = 'confirmed', summary } = change;
  return { uid, times, status, summary };
}
