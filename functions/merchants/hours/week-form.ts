import { type Opening, type OpeningProblem, openingProblem } from '../profile/opening-hours.ts';
import { type Hours, readClock, readDayHours, writeDayHours } from './read-day-hours.ts';

export const weekDays = [1, 2, 3, 4, 5, 6, 7] as const;

export type WeekDay = (typeof weekDays)[number];

/** Opening hours as somebody with little time tells them: usual hours, on which days, and the days that differ. */
export interface WeekFields {
  /** Days with the usual hours: `1` to `7`. */
  readonly open: readonly string[];
  readonly from: string;
  readonly to: string;
  /** A break at noon; both empty where there is none. */
  readonly breakFrom: string;
  readonly breakTo: string;
  /** Of a day with hours of its own, in words; it counts before the usual ones. */
  readonly other: Readonly<Record<WeekDay, string>>;
}

export type WeekProblem =
  | { readonly field: 'open' | 'from' | 'breakFrom'; readonly problem: 'missing' }
  | { readonly field: 'from' | 'breakFrom'; readonly problem: 'unreadable' | OpeningProblem }
  | {
      readonly field: 'other';
      readonly day: WeekDay;
      readonly problem: 'unreadable' | OpeningProblem;
    };

type Read = { readonly openings: readonly Opening[] } | WeekProblem;

/** What the form says of the week, or the first thing that is wrong with it. */
export function readWeek(fields: WeekFields): Read {
  const usual = readUsual(fields);
  if ('problem' in usual) return usual;
  if (usual.hours.length > 0 && fields.open.length === 0 && !hasOther(fields)) {
    return { field: 'open', problem: 'missing' };
  }
  const openings: Opening[] = [];
  for (const day of weekDays) {
    const hours = hoursOf(day, fields, usual.hours);
    if (hours === undefined) return { field: 'other', day, problem: 'unreadable' };
    openings.push(...hours.map((each) => ({ day, ...each })));
  }
  return judged(openings, fields);
}

/** `from` and `to`, in two where there is a break. None where nothing is filled in and no day wants it. */
function readUsual(fields: WeekFields): { readonly hours: readonly Hours[] } | WeekProblem {
  const { from, to, breakFrom, breakTo } = fields;
  const filled = [from, to, breakFrom, breakTo].map((text) => text.trim() !== '');
  const [hasFrom, hasTo, hasBreakFrom, hasBreakTo] = filled;
  if (!filled.includes(true) && fields.open.length === 0) return { hours: [] };
  if (!hasFrom || !hasTo) return { field: 'from', problem: 'missing' };
  const [start, end] = [readClock(from), readClock(to)];
  if (!start || !end) return { field: 'from', problem: 'unreadable' };
  if (!hasBreakFrom && !hasBreakTo) return { hours: [{ from: start, to: end }] };
  if (!hasBreakFrom || !hasBreakTo) return { field: 'breakFrom', problem: 'missing' };
  const [pause, resume] = [readClock(breakFrom), readClock(breakTo)];
  if (!pause || !resume) return { field: 'breakFrom', problem: 'unreadable' };
  // Both halves would pass midnight, and look sound each by itself.
  if (pause <= start || resume < pause) return { field: 'breakFrom', problem: 'backwards' };
  return {
    hours: [
      { from: start, to: pause },
      { from: resume, to: end },
    ],
  };
}

const hasOther = ({ other }: WeekFields): boolean =>
  Object.values(other).some((text) => text.trim() !== '');

function hoursOf(day: WeekDay, { open, other }: WeekFields, usual: readonly Hours[]) {
  if (other[day].trim() !== '') return readDayHours(other[day]);
  return open.includes(String(day)) ? usual : [];
}

function judged(openings: readonly Opening[], { other }: WeekFields): Read {
  const found = openingProblem(openings);
  if (!found) return { openings };
  const day = weekDays.find((each) => each === found.day) ?? 1;
  const { problem } = found;
  return other[day].trim() === '' ? { field: 'from', problem } : { field: 'other', day, problem };
}

/** The form that says this week: the hours of most days are the usual ones. */
export function weekFieldsOf(openings: readonly Opening[]): WeekFields {
  const byDay = weekDays.map((day) => ({
    day,
    hours: openings.filter((opening) => opening.day === day),
  }));
  const usual = mostFrequent(byDay.map(({ hours }) => hours).filter(fitsFields));
  const [first, second] = usual;
  const isUsual = (hours: readonly Hours[]) =>
    usual.length > 0 && writeDayHours(hours) === writeDayHours(usual);
  const other = { ...noOther };
  for (const { day, hours } of byDay) {
    if (!isUsual(hours)) other[day] = writeDayHours(hours);
  }
  return {
    open: byDay.filter(({ hours }) => isUsual(hours)).map(({ day }) => String(day)),
    from: first?.from ?? '',
    to: (second ?? first)?.to ?? '',
    breakFrom: second ? (first?.to ?? '') : '',
    breakTo: second?.from ?? '',
    other,
  };
}

export const noOther: Record<WeekDay, string> = { 1: '', 2: '', 3: '', 4: '', 5: '', 6: '', 7: '' };

/** One stretch, or two with a break between them on the same day. */
const fitsFields = (hours: readonly Hours[]): boolean => {
  const [first, second] = hours;
  if (!first || hours.length > 2) return false;
  return !second || (first.from < first.to && first.to <= second.from);
};

function mostFrequent(patterns: readonly (readonly Hours[])[]): readonly Hours[] {
  const counts = new Map<string, number>();
  for (const hours of patterns) {
    counts.set(writeDayHours(hours), (counts.get(writeDayHours(hours)) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  return patterns.find((hours) => counts.get(writeDayHours(hours)) === most) ?? [];
}
