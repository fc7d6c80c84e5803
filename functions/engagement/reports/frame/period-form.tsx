import { dayAfter } from '../../../../shared/time/days.ts';
import { localHour } from '../../../../shared/time/local-hour.ts';
import { type ReportVisit, reportPath } from '../../pages/report-visit.ts';
import type { FigureText } from '../messages.ts';
import { type PagePeriod, periodParameters } from './page-period.ts';

interface PeriodFormProps {
  readonly visit: ReportVisit;
  /** The page below the front page, without its query. */
  readonly page: string;
  readonly period: PagePeriod;
  readonly t: FigureText;
}

/** Another period: the usual ones by one click, any by two dates. Not on paper. */
export function PeriodForm({ visit, page, period, t }: PeriodFormProps) {
  const today = localHour(visit.now).day;
  const since = (days: number) =>
    `${reportPath(visit, page)}?${periodParameters({ from: dayAfter(today, 1 - days), to: today })}`;
  return (
    <>
      {period.isRefused && (
        <div class="box error" role="alert">
          <p>{t('period.refused')}</p>
        </div>
      )}
      <details class="period" open={period.isRefused}>
        <summary>{t('period.title')}</summary>
        <ul class="usual">
          <li>
            <a href={since(30)}>{t('period.days', { days: 30 })}</a>
          </li>
          <li>
            <a href={since(91)}>{t('period.weeks')}</a>
          </li>
          <li>
            <a href={since(365)}>{t('period.year')}</a>
          </li>
        </ul>
        <form method="get" action={reportPath(visit, page)}>
          <DayField name="from" label={t('period.from')} value={period.from} last={today} />
          <DayField name="to" label={t('period.to')} value={period.to} last={today} />
          <button type="submit" class="quiet">
            {t('period.button')}
          </button>
        </form>
      </details>
    </>
  );
}

interface DayFieldProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly last: string;
}

const DayField = ({ name, label, value, last }: DayFieldProps) => (
  <div>
    <label class="field" for={name}>
      {label}
    </label>
    <input id={name} name={name} type="date" value={value} max={last} />
  </div>
);
