import { plainText } from '../../../../shared/text/plain-text.ts';

/** The first letters of months in Dutch, French and English that tell them apart, from January on. */
const months: readonly RegExp[] = [
  /^jan/,
  /^(?:feb|fev)/,
  /^(?:maa|mrt|mar)/,
  /^(?:apr|avr)/,
  /^(?:mei|mai|may)$/,
  /^(?:jun|juin)/,
  /^(?:jul|juil)/,
  /^(?:aug|aou)/,
  /^sep/,
  /^(?:okt|oct)/,
  /^nov/,
  /^dec/,
];

const inNumbers = /(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)/;
const isoDate = /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/;
const inWords = /(?<!\d)(\d{1,2})(?:er|st|nd|rd|th)?\.? ([a-z]{3,10}) (\d{4})/;

/**
 * The date in a cell, as `2026-11-28`: written so, as `28/11/2026` (also with `-` or `.`, or two digits of the year), or as
 * `zaterdag 28 november 2026`; what else the cell says is left aside. Undefined for what is no date.
 */
export function readDay(cell: string): string | undefined {
  const iso = isoDate.exec(cell);
  if (iso) return dayOf(iso[1], iso[2], iso[3]);
  const numbers = inNumbers.exec(cell);
  if (numbers) return dayOf(numbers[3], numbers[2], numbers[1]);
  const written = inWords.exec(plainText(cell));
  const month = months.findIndex((pattern) => pattern.test(written?.[2] ?? '')) + 1;
  return month > 0 ? dayOf(written?.[3], String(month), written?.[1]) : undefined;
}

function dayOf(year = '', month = '', day = ''): string | undefined {
  const full = year.length === 2 ? `20${year}` : year;
  const text = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  return isReal ? text : undefined;
}

const clock =
  /(?<!\d)(\d{1,2})(?: ?(?:[:.uh]|uur|heures?) ?(\d{2}))?(?::\d{2})? ?(?:u(?:ur)?|h(?:eures?)?)? ?([ap])?\.?(?:m\.?)?$/;

/**
 * The time in a cell, as `09:30`: written so, as `9u30`, `9h30`, `9.30`, `9u`, `9 uur` or `9.30 am`, after a date or alone.
 * `24:00` is the end of the day. Undefined for what is no time.
 */
export function readTime(cell: string): string | undefined {
  const found = clock.exec(besideDate(cell));
  if (!found) return undefined;
  const [, hourText, minute = '00', half] = found;
  const hour = (Number(hourText) % (half ? 12 : 100)) + (half === 'p' ? 12 : 0);
  const isReal = (hour < 24 && Number(minute) < 60) || (hour === 24 && minute === '00');
  return isReal ? `${String(hour).padStart(2, '0')}:${minute}` : undefined;
}

const writtenDate = /\d{1,2}(?:er|st|nd|rd|th)?\.?\s+\p{L}{3,10}\.?\s+\d{4}/u;

/** What a cell says beside a date. */
const besideDate = (cell: string): string =>
  [isoDate, inNumbers, writtenDate]
    .reduce((rest, date) => rest.replace(date, ' '), cell)
    .replace(/[T,]/g, ' ')
    .trim()
    .toLowerCase();

/** Whether a cell says no more than a date, or nothing that could be a time. */
export const isWithoutTime = (cell: string): boolean => !/\d/.test(besideDate(cell));
