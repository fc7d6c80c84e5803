import { instantOf, momentOf } from '../timing/moment.ts';
import type { CalendarTime, Length, RuledPart } from '../timing/timing.ts';
import { TimingError } from '../timing/timing-error.ts';
import { zoneNamed } from '../timing/zone.ts';
import { type Component, lineNamed, linesNamed } from './components.ts';
import type { ContentLine } from './content-lines.ts';
import { EventError, type OnFlaw } from './event-error.ts';
import { readDuration, readTime, type TimeContext } from './read-time.ts';

/** What an event may have of each kind of date; the lists of real ones have some hundred. */
const mostDates = 5000;
const mostRules = 20;
const longestRule = 500;

/** An end that cannot be read, or lies before the start, says nothing. */
export function readLength(
  event: Component,
  start: CalendarTime,
  times: TimeContext,
  onFlaw: OnFlaw,
): Length | undefined {
  const line = lineNamed(event, 'DTEND') ?? lineNamed(event, 'DURATION');
  if (!line) return undefined;
  try {
    if (line.name === 'DURATION') return readDuration(line.value);
    const end = readTime(line, line.value, times);
    if (!isBefore(end, start)) return { end };
    onFlaw(
      'event.ends_before_start',
      line.number,
      'It ends before it begins; its end is left out.',
    );
  } catch (error) {
    if (!(error instanceof TimingError)) throw error;
    onFlaw(error.code, line.number, `${line.name}: ${error.message}`);
  }
  return undefined;
}

/** Where one floats and the other does not, as if both were in UTC. */
function isBefore(end: CalendarTime, start: CalendarTime): boolean {
  const utc = zoneNamed('UTC');
  const first = momentOf(start, utc);
  return instantOf(momentOf(end, first.zone)) < instantOf(first);
}

/** @throws {EventError} */
export function readRules(event: Component): readonly string[] {
  const excluding = lineNamed(event, 'EXRULE');
  if (excluding) {
    throw new EventError('rule.unsupported', excluding.number, 'EXRULE is not read; use EXDATE.');
  }
  const lines = linesNamed(event, 'RRULE');
  const tooLong = lines.find(({ value }) => value.length > longestRule) ?? lines[mostRules];
  if (tooLong) {
    throw new EventError(
      'rule.unsupported',
      tooLong.number,
      'The rule is too long, or one too many.',
    );
  }
  return lines.map(({ value }) => value).filter((value) => value !== '');
}

/** RDATE. @throws {EventError} */
export const readFurtherDates = (event: Component, times: TimeContext, onFlaw: OnFlaw) =>
  listed(event, 'RDATE', onFlaw, (line, value) => furtherDate(line, value, times));

/** EXDATE. @throws {EventError} */
export const readExceptions = (event: Component, times: TimeContext, onFlaw: OnFlaw) =>
  listed(event, 'EXDATE', onFlaw, (line, value) => readTime(line, value, times));

/** Values of all lines of a name; those that cannot be read are left out. */
function listed<Value>(
  event: Component,
  name: string,
  onFlaw: OnFlaw,
  read: (line: ContentLine, value: string) => Value,
): Value[] {
  const values: Value[] = [];
  for (const line of linesNamed(event, name)) {
    for (const value of line.value.split(',')) {
      if (value.trim() === '') continue;
      try {
        values.push(read(line, value));
      } catch (error) {
        if (!(error instanceof TimingError)) throw error;
        onFlaw(error.code, line.number, `${name}: ${error.message}`);
      }
      if (values.length <= mostDates) continue;
      throw new EventError('event.too_many_dates', line.number, `It has over ${mostDates} dates.`);
    }
  }
  return values;
}

/** RDATE; a period is a start and an end or a duration. */
function furtherDate(
  line: ContentLine,
  value: string,
  times: TimeContext,
): RuledPart['extra'][number] {
  const [first = '', second] = value.split('/');
  const start = readTime(line, first, times);
  if (second === undefined) return { start };
  const isDuration = /^[+-]?P/i.test(second.trim());
  const length = isDuration ? readDuration(second) : { end: readTime(line, second, times) };
  return { start, length };
}
