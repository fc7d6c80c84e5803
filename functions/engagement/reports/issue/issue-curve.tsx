import { noonOf } from '../../../../shared/time/days.ts';
import type { Figure } from '../../counters/figures.ts';
import { Chart } from '../../pages/chart/chart.tsx';
import type { ChartPlace } from '../../pages/chart/chart-figures.ts';
import { reportMessages } from '../../pages/messages.ts';
import { clickDays, clickHours, hoursToHalf } from './click-curve.ts';
import type { IssueText } from './issue-messages.ts';
import type { IssueView } from './issue-view.ts';

/** When readers clicked: the first two days by the hour, then the first two weeks by the day. */
export function IssueCurve({ view, startedAt }: { view: IssueView; startedAt: Date }) {
  const { report, visit, t, words } = view;
  const half = hoursToHalf(report, startedAt);
  const chart = (
    id: string,
    key: 'curve.hours' | 'curve.days',
    along: string,
    places: readonly (ChartPlace & { readonly clicked: Figure })[],
  ) => (
    <Chart
      kind="columns"
      t={reportMessages(visit.language)}
      figures={{
        id,
        title: t(key),
        description: t(`${key}.text`),
        along,
        places,
        series: [
          { name: t('people'), values: places.map(({ clicked }) => clicked.human) },
          { name: t('machines'), values: places.map(({ clicked }) => clicked.raw - clicked.human) },
        ],
        format: words.count,
      }}
    />
  );
  return (
    <section>
      <h2>{t('curve.title')}</h2>
      {half !== undefined && <p>{t('curve.half', { hours: half })}</p>}
      {chart(
        'hours',
        'curve.hours',
        t('curve.hour'),
        clickHours(report, startedAt, visit.now).map(({ at, clicked }) => ({
          label: hourLabel(at, t),
          tick: t('curve.hour.tick', { at }),
          clicked,
        })),
      )}
      {chart(
        'days',
        'curve.days',
        t('curve.day'),
        clickDays(report, startedAt, visit.now).map(({ day, clicked }) => ({
          label: t('curve.day.label', { at: noonOf(day) }),
          tick: t('curve.day.tick', { at: noonOf(day) }),
          clicked,
        })),
      )}
    </section>
  );
}

/** In the night in which the clock is set back, the hour that it shows twice is named twice. */
function hourLabel(at: Date, t: IssueText): string {
  const label = t('curve.hour.label', { at });
  const before = t('curve.hour.label', { at: new Date(at.getTime() - 3_600_000) });
  return label === before ? t('curve.hour.again', { label }) : label;
}
