import type { Opening } from '../profile/opening-hours.ts';

/** From when to when, on any day. */
export type Hours = Pick<Opening, 'from' | 'to'>;

const closedWords =
  /^(?:gesloten|dicht|toe|vrij|rust|ferm[ée]e?|repos|closed|geen|rien|none|x|-|–|\/)$/;

/** Hour, minutes, half of the day. What follows the minutes tells them from the next hour: `9h-12h 13h30-18h`. */
const clock = String.raw`(\d{1,2})\s*(?:(?:[:.]|uur|heures?|[uh])\s*(?:([0-5]\d)(?![\d:.uh]))?)?\s*(?:uur|[uh]\b)?\s*([ap]m)?`;
const between = String.raw`\s*(?:[-–—>]|jusqu['’]à|(?<=\s)(?:tot|à|a|to|till?|until)(?=\s))\s*`;
const oneClock = new RegExp(`^${clock}$`);
const stretches = new RegExp(clock + between + clock, 'g');
const fillers = /\b(?:open|ouvert|van|vanaf|de|from|en|et|and)\b|[\s,;&+/.]/g;

/** A time of the clock as people write it (`9`, `9u30`, `9.30`, `9 h 30`, `5pm`, `24:00`), as `09:30`. */
export function readClock(text: string): string | undefined {
  const [, hour, minute, half] = oneClock.exec(text.trim().toLowerCase()) ?? [];
  return hour === undefined ? undefined : clockTime(hour, minute, half);
}

function clockTime(hour: string, minute = '00', half?: string): string | undefined {
  if (half && (hour === '0' || Number(hour) > 12)) return undefined;
  const hours = half ? (Number(hour) % 12) + (half === 'pm' ? 12 : 0) : Number(hour);
  if (hours > 24 || (hours === 24 && minute !== '00')) return undefined;
  return `${String(hours % 24).padStart(2, '0')}:${minute}`;
}

/**
 * The hours of a day as people write them: `9-12.30, 13.30-18`, `9u tot 18u`, `gesloten`. Undefined for what cannot be
 * understood; an empty list for a day on which the door stays shut.
 */
export function readDayHours(text: string): readonly Hours[] | undefined {
  const written = text.trim().toLowerCase().slice(0, 200);
  if (closedWords.test(written)) return [];
  const found = [...written.matchAll(stretches)];
  const rest = written.replace(stretches, ' ').replace(fillers, '');
  if (found.length === 0 || rest !== '') return undefined;
  const hours = found.map(([, hour = '', minute, half, toHour = '', toMinute, toHalf]) => ({
    from: clockTime(hour, minute, half),
    to: clockTime(toHour, toMinute, toHalf),
  }));
  const understood = hours.flatMap(({ from, to }) => (from && to ? [{ from, to }] : []));
  return understood.length === hours.length ? understood : undefined;
}

/** What {@link readDayHours} reads: `9:00-12:30, 13:30-18:00`. */
export const writeDayHours = (hours: readonly Hours[]): string =>
  hours.map(({ from, to }) => `${shortClock(from)}-${shortClock(to)}`).join(', ');

/** `9:00` for `09:00`. */
export const shortClock = (time: string): string => time.replace(/^0/, '');
