import type { Language } from '../../../shared/i18n/language.ts';
import type { Happening } from '../happening.ts';
import { dayAfter, noonOf } from '../local-day.ts';
import type { MonthDay } from '../month-view.ts';
import { calendarPath } from '../paths.ts';
import { happeningPath, happeningTitle } from './happening-row.tsx';
import type { Text } from './messages.ts';
import type { MonthPageProps } from './month-page.tsx';
import { startWords } from './time-words.ts';

type TableProps = Pick<MonthPageProps, 'language' | 'place' | 'month' | 'weeks' | 'today'> & {
  readonly t: Text;
};

/** A Monday. */
const monday = '2026-11-30';

/** Where the style makes a list of a table, on a phone, browsers forget that it is one: its roles say it again. */
const roles = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  cell: { role: 'cell' },
} as const;

/** The weeks of a month. */
export function MonthTable(props: TableProps) {
  const { place, month, weeks, t } = props;
  const day = noonOf(`${month}-01`);
  return (
    <table class="month" {...roles.table}>
      <caption class="unseen">
        {t('month.caption', { day, municipality: place.municipality.name })}
      </caption>
      <thead {...roles.rowgroup}>
        <tr {...roles.row}>
          {[0, 1, 2, 3, 4, 5, 6].map((weekday) => (
            <th scope="col" {...roles.columnheader}>
              {t('weekday', { day: noonOf(dayAfter(monday, weekday)) })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...roles.rowgroup}>
        {weeks.map((week) => (
          <tr {...roles.row}>
            {week.map((one) =>
              one ? <Day {...props} one={one} /> : <td {...roles.cell} class="outside" />,
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ language, place, today, one, t }: TableProps & { readonly one: MonthDay }) {
  const { day, happenings, leftOut } = one;
  const classes = [day === today && 'today', quietness(happenings, day)];
  const words = { day: noonOf(day) };
  return (
    <td {...roles.cell} class={classes.filter(Boolean).join(' ') || undefined}>
      <p class="date">
        <time datetime={day}>
          <span class="unseen">{t('weekday', words)} </span>
          {Number(day.slice(8))}
          <span class="unseen"> {t('day.month', words)}</span>
        </time>
        {day === today && <span class="near"> {t('day.today')}</span>}
      </p>
      {happenings.length > 0 && (
        <ul>
          {happenings.map((happening) => (
            <Entry happening={happening} language={language} day={day} t={t} />
          ))}
          {leftOut > 0 && (
            <li>
              <a
                href={`${calendarPath(language, place.municipality.slug)}?from=${day}`}
                rel="nofollow"
              >
                {t('month.more', { count: leftOut })}
                <span class="unseen"> {t('month.more.of', words)}</span>
              </a>
            </li>
          )}
        </ul>
      )}
    </td>
  );
}

/** Where nothing begins a phone shows nothing; what lasts several days stands under its first. */
function quietness(happenings: readonly Happening[], day: string): string | undefined {
  if (happenings.length === 0) return 'free';
  return happenings.every((happening) => goesOn(happening, day)) ? 'quiet' : undefined;
}

/** Whether it began on an earlier day of this month. */
const goesOn = ({ first }: Happening, day: string): boolean =>
  first < day && day !== `${day.slice(0, 7)}-01`;

interface EntryProps {
  readonly happening: Happening;
  readonly language: Language;
  readonly day: string;
  readonly t: Text;
}

function Entry(props: EntryProps) {
  const { happening, day, t } = props;
  const { status, event, first, last } = happening;
  const { text, lang } = happeningTitle(props);
  const start = startWords(happening, day);
  const isOff = status === 'cancelled' || status === 'postponed';
  const classes = [isOff && 'off', event.promoted && 'first', goesOn(happening, day) && 'goes-on'];
  return (
    <li class={classes.filter(Boolean).join(' ') || undefined}>
      <a href={happeningPath(props)}>
        {start && <span class="hours">{start} </span>}
        <span class="title" lang={lang}>
          {text}
        </span>
        {first !== last && !goesOn(happening, day) && (
          <span class="until"> {t('time.until', { day: noonOf(last) })}</span>
        )}
        {status !== 'confirmed' && <span class="state"> {t(`status.${status}`)}</span>}
      </a>
    </li>
  );
}
