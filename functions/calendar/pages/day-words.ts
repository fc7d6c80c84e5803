import { noonOf } from '../local-day.ts';
import type { Text } from './messages.ts';

/** The day in words, with its year where that is not this one's: `donderdag 3 december`. */
export const dayWords = (day: string, today: string, t: Text): string =>
  t(day.slice(0, 4) === today.slice(0, 4) ? 'day' : 'day.year', { day: noonOf(day) });

/** `vandaag` and `morgen`; nothing of other days. */
export function nearWord(day: string, today: string, t: Text): string | undefined {
  if (day === today) return t('day.today');
  const hours = (noonOf(day).getTime() - noonOf(today).getTime()) / 3_600_000;
  return hours === 24 ? t('day.tomorrow') : undefined;
}
