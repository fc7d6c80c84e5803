import { parseRule } from '../../timing/rule.ts';
import type { RuledPart, Timing } from '../../timing/timing.ts';
import { TimingError } from '../../timing/timing-error.ts';
import { at, dayAfter } from '../local-moment.ts';
import { isWithoutTime, readDay, readTime } from './read-moment.ts';
import type { Cell } from './read-row.ts';
import type { RowRefusal } from './refusal.ts';

interface Times {
  /** Local date on which it begins; by it a row without an id is known again. */
  readonly day: string;
  readonly timing: Timing;
}

/** When a row's event takes place: whole days where the row has no times. */
export function readTimes(cell: Cell): Times | RowRefusal {
  const day = firstDay(cell);
  if (day === undefined) {
    return cell('date') === '' && cell('start') === '' ? 'date.missing' : 'date.invalid';
  }
  const lastDay = cell('endDate') === '' ? readDay(cell('end')) : readDay(cell('endDate'));
  if (lastDay === undefined && cell('endDate') !== '') return 'date.invalid';
  if (lastDay !== undefined && lastDay < day) return 'end.before_start';
  const start = timeIn(cell('start')) ?? timeIn(cell('date'), true);
  const end = timeIn(cell('end')) ?? timeIn(cell('endDate'), true);
  if (start === 'unclear' || end === 'unclear') return 'time.invalid';
  if (start === undefined && end !== undefined) return 'time.missing';
  const span = start === undefined ? wholeDays(day, lastDay) : timed({ day, start, lastDay, end });
  if (typeof span === 'string') return span;
  const rules = rulesIn(cell('rule'));
  if (!rules) return 'rule.invalid';
  const part = { kind: 'ruled' as const, ...span, rules, extra: [], except: [], changes: [] };
  return { day, timing: { parts: [part] } };
}

/** The local date on which a row's event begins, where it says one. */
export const firstDay = (cell: Cell): string | undefined =>
  readDay(cell('date')) ?? readDay(cell('start'));

/** The time in a cell; in one of dates, where more may stand, what is no time is not unclear. */
function timeIn(cell: string, isOfDates = false): string | 'unclear' | undefined {
  const hasNone = cell === '' || (readDay(cell) !== undefined && isWithoutTime(cell));
  if (hasNone) return undefined;
  return readTime(cell) ?? (isOfDates ? undefined : 'unclear');
}

type Span = Pick<RuledPart, 'start' | 'length'>;

const wholeDays = (day: string, lastDay = day): Span => ({
  start: { date: day },
  length: { end: { date: dayAfter(lastDay, 1) } },
});

interface Timed {
  readonly day: string;
  readonly start: string;
  readonly lastDay: string | undefined;
  readonly end: string | undefined;
}

/** An end that is no later than the start, with no date of its own, is one after midnight. */
function timed({ day, start, lastDay, end }: Timed): Span | RowRefusal {
  const from = wallAt(day, start);
  if (end === undefined) return { start: at(from) };
  const isNextDay = lastDay === undefined && end <= start && end !== start;
  const to = wallAt(lastDay ?? (isNextDay ? dayAfter(day, 1) : day), end);
  return to < from ? 'end.before_start' : { start: at(from), length: { end: at(to) } };
}

const wallAt = (day: string, time: string): string =>
  time === '24:00' ? `${dayAfter(day, 1)}T00:00:00` : `${day}T${time}:00`;

/** Undefined for a rule that is none. */
function rulesIn(cell: string): string[] | undefined {
  const rule = cell
    .replace(/^RRULE:/i, '')
    .trim()
    .toUpperCase();
  if (rule === '') return [];
  try {
    parseRule(rule);
    return [rule];
  } catch (error) {
    if (error instanceof TimingError) return undefined;
    throw error;
  }
}
