import { localZone } from '../../../shared/time/local-time.ts';
import { dayAfter, localDay } from '../local-day.ts';
import { parseRule, type Rule } from '../timing/rule.ts';
import type { CalendarTime, Length, Timing } from '../timing/timing.ts';
import { type Recurrence, type Repeat, recurrenceSchema } from './recurrence-input.ts';

/** What the editor shows of times; undefined for those that say more than it can. */
export function recurrenceOfTiming({ parts }: Timing): Recurrence | undefined {
  const [part, ...others] = parts;
  if (part?.kind !== 'ruled' || others.length > 0 || part.rules.length > 1) return undefined;
  if (part.changes.some(({ range }) => range !== 'one')) return undefined;
  const [rule] = part.rules;
  const repeat = rule === undefined ? undefined : repeatOf(parseRule(rule));
  if (rule !== undefined && !repeat) return undefined;
  const recurrence = recurrenceSchema.safeParse({
    start: textOf(part.start),
    end: endOf(part.length),
    ...(repeat && { repeat }),
    extra: part.extra.map(({ start, length }) => ({
      start: textOf(start),
      ...(length && { end: endOf(length) }),
    })),
    except: part.except.map(textOf),
    changes: part.changes.map(({ recurrenceId, start, length, status }) => ({
      of: textOf(recurrenceId),
      cancelled: status === 'cancelled',
      ...(start && { start: textOf(start) }),
      ...(length && { end: endOf(length) }),
    })),
  });
  return recurrence.success ? recurrence.data : undefined;
}

/** Undefined for a time in another zone, or to the second. */
function textOf(time: CalendarTime): string | undefined {
  if ('date' in time) return time.date;
  const isOurs = time.zone === localZone && time.wall.endsWith(':00');
  return isOurs ? time.wall.slice(0, 16) : undefined;
}

function endOf(length: Length | undefined): string | undefined {
  if (!length || !('end' in length)) return undefined;
  return 'date' in length.end ? dayAfter(length.end.date, -1) : textOf(length.end);
}

const frequencies = {
  DAILY: 'daily',
  WEEKLY: 'weekly',
  MONTHLY: 'monthly',
  YEARLY: 'yearly',
} as const satisfies Partial<Record<Rule['frequency'], Repeat['frequency']>>;

const isEdited = (frequency: Rule['frequency']): frequency is keyof typeof frequencies =>
  frequency in frequencies;

function repeatOf(rule: Rule): object | undefined {
  if (!isEdited(rule.frequency)) return undefined;
  const { weekNumbers, yearDays, hours, minutes, seconds, positions } = rule;
  const others = [weekNumbers, yearDays, hours, minutes, seconds, positions];
  if (others.some((list) => list.length > 0)) return undefined;
  const frequency = frequencies[rule.frequency];
  const isWeekly = frequency === 'weekly';
  if (rule.days.some(({ nth }) => isWeekly !== (nth === 0))) return undefined;
  return {
    frequency,
    interval: rule.interval,
    weekdays: isWeekly ? rule.days.map(({ weekday }) => weekday + 1) : [],
    nth: isWeekly
      ? []
      : rule.days.map(({ weekday, nth }) => ({ weekday: weekday + 1, place: nth })),
    monthDays: [...rule.monthDays],
    months: [...rule.months],
    ...endsOf(rule),
  };
}

function endsOf({ count, until }: Rule): Pick<Repeat, 'ends'> {
  if (count !== undefined) return { ends: { count } };
  if (until === undefined) return {};
  if ('day' in until) {
    return { ends: { until: new Date(until.day * 86_400_000).toISOString().slice(0, 10) } };
  }
  const last = 'instant' in until ? localDay(until.instant) : new Date(until.wall).toISOString();
  return { ends: { until: last.slice(0, 10) } };
}
