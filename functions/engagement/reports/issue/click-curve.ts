import { dayAfter, daysBetween } from '../../../../shared/time/days.ts';
import { localHour } from '../../../../shared/time/local-hour.ts';
import type { Figure } from '../../counters/figures.ts';
import { curveHours } from './compared-issues.ts';
import type { IssueReport } from './issue-report.ts';

export interface ClickHour {
  readonly at: Date;
  readonly clicked: Figure;
}

export interface ClickDay {
  readonly day: string;
  readonly clicked: Figure;
}

const curveDays = 14;
const hourMs = 3_600_000;
const nothing: Figure = { raw: 0, human: 0 };

/** Every hour from that of sending on, two days long or until now. */
export function clickHours(
  { days }: Pick<IssueReport, 'days'>,
  start: Date,
  now: Date,
): ClickHour[] {
  const known = new Map(
    days.flatMap(({ hours }) =>
      hours.map(({ at, figures }) => [Date.parse(at), figures.clicked] as const),
    ),
  );
  const first = Math.floor(start.getTime() / hourMs) * hourMs;
  const count = Math.min(curveHours, Math.floor((now.getTime() - first) / hourMs) + 1);
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const at = first + index * hourMs;
    return { at: new Date(at), clicked: known.get(at) ?? nothing };
  });
}

/** Every day from that of sending on, two weeks long or until today. */
export function clickDays({ days }: Pick<IssueReport, 'days'>, start: Date, now: Date): ClickDay[] {
  const known = new Map(days.map(({ day, figures }) => [day, figures.clicked]));
  const first = localHour(start).day;
  const today = localHour(now).day;
  const last = dayAfter(first, curveDays - 1);
  return daysBetween(first, last < today ? last : today).map((day) => ({
    day,
    clicked: known.get(day) ?? nothing,
  }));
}

/** Within how many hours of sending half of the clicks of people that there are had come, 1 at least; undefined without any. */
export function hoursToHalf({ days }: Pick<IssueReport, 'days'>, start: Date): number | undefined {
  const hours = days.flatMap((day) => day.hours);
  const all = hours.reduce((sum, { figures }) => sum + (figures.clicked?.human ?? 0), 0);
  let sum = 0;
  for (const { at, figures } of hours) {
    sum += figures.clicked?.human ?? 0;
    if (sum > 0 && sum >= all / 2) {
      return Math.max(1, Math.ceil((Date.parse(at) + hourMs - start.getTime()) / hourMs));
    }
  }
  return undefined;
}
