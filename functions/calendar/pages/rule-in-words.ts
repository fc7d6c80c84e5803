import type { Language } from '../../../shared/i18n/language.ts';
import { type RuleParts, ruleParts } from '../ical/write-rule.ts';
import { dayAfter, localDay, noonOf, weekdayOf } from '../local-day.ts';
import type { RuledPart } from '../timing/timing.ts';
import { pageMessages, type Text } from './messages.ts';

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** A Monday. */
const monday = '2026-11-30';

const said = ['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTH', 'BYMONTHDAY', 'UNTIL', 'COUNT', 'WKST'];

/**
 * When a series takes place, as people say it: `elke donderdag, tot en met 30 juni 2027`. Undefined for a rule that takes more
 * words than its dates do.
 */
export function ruleInWords(part: RuledPart, language: Language): string | undefined {
  const [rule, ...more] = part.rules;
  const parts = rule === undefined ? undefined : ruleParts(rule);
  const isSaid = parts && [...parts.keys()].every((name) => said.includes(name));
  if (!isSaid || more.length > 0 || part.extra.length > 0) return undefined;
  const start = 'date' in part.start ? part.start.date : part.start.wall.slice(0, 10);
  const t = pageMessages(language);
  const words = frequencyWords(parts, start, { t, language });
  return words && withEnd(words, parts, t);
}

interface Words {
  readonly t: Text;
  readonly language: Language;
}

function frequencyWords(parts: RuleParts, start: string, words: Words): string | undefined {
  const interval = Number(parts.get('INTERVAL') ?? 1);
  switch (parts.get('FREQ')) {
    case 'DAILY':
      if (parts.has('BYMONTHDAY')) return undefined;
      return parts.has('BYDAY')
        ? interval === 1
          ? weekly(parts, start, { ...words, interval })
          : undefined
        : withMonths(words.t('rule.daily', { interval }), parts, words);
    case 'WEEKLY':
      return parts.has('BYMONTHDAY') ? undefined : weekly(parts, start, { ...words, interval });
    case 'MONTHLY':
      return monthly(parts, start, { ...words, interval });
    case 'YEARLY':
      return yearly(parts, start, { ...words, interval });
    default:
      return undefined;
  }
}

type Every = Words & { readonly interval: number };

function weekly(parts: RuleParts, start: string, { t, language, interval }: Every) {
  const codes = parts.get('BYDAY')?.split(',') ?? [weekdays[weekdayOf(start) - 1] ?? ''];
  const indexes = codes.map((code) => weekdays.indexOf(code)).sort((one, other) => one - other);
  if (indexes.includes(-1)) return undefined;
  const days = listOf(
    indexes.map((index) => dayName(index, t)),
    language,
  );
  return withMonths(t('rule.weekly', { interval, days }), parts, { t, language });
}

function monthly(parts: RuleParts, start: string, { t, language, interval }: Every) {
  const [byDay, byDate] = [parts.get('BYDAY'), parts.get('BYMONTHDAY')];
  if (byDay !== undefined) {
    const place = byDate === undefined ? placeInMonth(byDay, t) : undefined;
    const rule = place && t('rule.monthly.day', { interval, ...place });
    return rule && withMonths(rule, parts, { t, language });
  }
  const date = byDate ?? String(Number(start.slice(8)));
  if (!/^\d+$/.test(date)) return undefined;
  return withMonths(t('rule.monthly.date', { interval, date }), parts, { t, language });
}

function yearly(parts: RuleParts, start: string, { t, interval }: Every) {
  const [byDay, byDate] = [parts.get('BYDAY'), parts.get('BYMONTHDAY')];
  const month = parts.get('BYMONTH') ?? (byDay || byDate ? '' : start.slice(5, 7));
  const date = byDate ?? start.slice(8);
  if (!/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(date)) return undefined;
  const day = noonOf(`2028-${month.padStart(2, '0')}-${byDay ? '01' : date.padStart(2, '0')}`);
  if (byDay === undefined) return t('rule.yearly.date', { interval, day });
  const place = byDate === undefined ? placeInMonth(byDay, t) : undefined;
  return place && t('rule.yearly.day', { interval, day, ...place });
}

/** `1SU`: the first Sunday. */
function placeInMonth(byDay: string, t: Text): { place: string; days: string } | undefined {
  const [, place, code = ''] = /^\+?(-1|[1-4])([A-Z]{2})$/.exec(byDay) ?? [];
  const index = weekdays.indexOf(code);
  if (place === undefined || index < 0) return undefined;
  return { place: t('rule.place', { place }), days: dayName(index, t) };
}

/** `elke donderdag in juli en augustus`. */
function withMonths(rule: string, parts: RuleParts, { t, language }: Words): string | undefined {
  const months = parts.get('BYMONTH')?.split(',');
  if (!months) return rule;
  if (!months.every((month) => /^\d{1,2}$/.test(month))) return undefined;
  const names = months.map((month) =>
    t('day.month', { day: noonOf(`2026-${month.padStart(2, '0')}-01`) }),
  );
  return t('rule.months', { rule, months: listOf(names, language) });
}

/** The last day; of an instant, in Belgium. */
function withEnd(rule: string, parts: RuleParts, t: Text): string {
  const until = parts.get('UNTIL') ?? '';
  const [, year, month, day, hour, minute, second] = untilPattern.exec(until) ?? [];
  if (!year) return rule;
  const date = `${year}-${month}-${day}`;
  const last = hour ? localDay(Date.parse(`${date}T${hour}:${minute}:${second}Z`)) : date;
  return t('rule.until', { rule, day: noonOf(last) });
}

const untilPattern = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})Z)?/;

const dayName = (index: number, t: Text): string =>
  t('weekday', { day: noonOf(dayAfter(monday, index)) });

const listOf = (words: readonly string[], language: Language): string =>
  new Intl.ListFormat(`${language}-BE`, { type: 'conjunction' }).format(words);
