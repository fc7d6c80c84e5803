import { lazily } from '../lazily.ts';
import { localZone } from './local-time.ts';

const calendar = lazily(
  () =>
    new Intl.DateTimeFormat('en-CA', {
      timeZone: localZone,
      year: 'numeric',
      month: '2-digit',
    }),
);

/** The month of an instant in Europe/Brussels, as `2026-11`. */
export function localMonth(instant: Date | number): string {
  const parts = new Map(
    calendar()
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts.get('year')}-${parts.get('month')}`;
}

/** `2026-12` and 2 give `2027-02`; a negative number goes back. */
export function monthAfter(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const count = year * 12 + number - 1 + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** The months from one to another, both included; none when the second lies before the first. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  for (let month = first; month <= last; month = monthAfter(month, 1)) months.push(month);
  return months;
}
