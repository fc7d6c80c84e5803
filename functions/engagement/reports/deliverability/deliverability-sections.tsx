import { Chart } from '../../pages/chart/chart.tsx';
import { HeadlineFigures } from '../../pages/headline-figures.tsx';
import { reportMessages } from '../../pages/messages.ts';
import { numberWords } from '../../pages/number-words.ts';
import type { ReportVisit } from '../../pages/report-visit.ts';
import { placesOf, stepWord } from '../frame/step-places.ts';
import { type FigureText, figureMessages } from '../messages.ts';
import { fewestMails } from '../small-groups.ts';
import type { Deliverability } from './deliverability.ts';

interface SectionProps {
  readonly visit: ReportVisit;
  readonly report: Deliverability;
}

/** Rates with their limits, how they moved, and what became of the mails. */
export function DeliverabilitySections({ visit, report }: SectionProps) {
  const t = figureMessages(visit.language);
  const part = { report, visit, t };
  return (
    <>
      <HeadlineFigures figures={headlines(report, visit, t)} />
      <h2>{t('course')}</h2>
      <RateChart of="complaints" {...part} />
      <RateChart of="bounces" {...part} />
      <MailChart {...part} />
    </>
  );
}

/** What no figure here can say. */
export function NotInIt({ visit: { language } }: Pick<SectionProps, 'visit'>) {
  const t = figureMessages(language);
  return (
    <section>
      <h2>{t('delivery.unknown.title')}</h2>
      <p>{t('delivery.unknown', { mails: numberWords(language).count(fewestMails) })}</p>
    </section>
  );
}

function headlines({ total }: Deliverability, { language }: ReportVisit, t: FigureText) {
  const { count, percent, rate } = numberWords(language);
  const { sent, delivered, gone, complained, complaintRate, bounceRate } = total;
  const known = (share: number | undefined) => (share === undefined ? '–' : rate(share));
  return [
    {
      label: t('delivery.complaints'),
      value: known(complaintRate),
      meaning: t('delivery.complaints.meaning', {
        count: complained,
        verdict: t(`verdict.${total.complaints}`),
      }),
    },
    {
      label: t('delivery.bounces'),
      value: known(bounceRate),
      meaning: t('delivery.bounces.meaning', {
        count: gone,
        verdict: t(`verdict.${total.bounces}`),
      }),
    },
    {
      label: t('delivery.delivered'),
      value: sent > 0 ? percent(delivered / sent) : '–',
      meaning: t('delivery.delivered.meaning', { delivered: count(delivered), sent: count(sent) }),
    },
  ];
}

interface PartProps extends SectionProps {
  readonly t: FigureText;
}

const rateOf = { complaints: 'complaintRate', bounces: 'bounceRate' } as const;

function RateChart({
  report,
  visit: { language },
  t,
  of,
}: PartProps & { of: keyof typeof rateOf }) {
  const { count, rate } = numberWords(language);
  const { wanted, never } = report.limits[of];
  const { stepSize, trend } = report;
  // Mails that came late, with the complaints of a week before, would be a rate that alarms.
  const values = trend.map(({ rates }) =>
    rates[of] === 'unknown' ? undefined : rates[rateOf[of]],
  );
  const title = t(`delivery.chart.${of}`);
  if (report.total.sent > 0 && values.every((value) => value === undefined)) {
    return (
      <section>
        <h3>{title}</h3>
        <p>{t('verdict.unknown')}</p>
      </section>
    );
  }
  const highest = Math.max(0, ...values.map((value) => value ?? 0));
  const figures = {
    id: of,
    title,
    description: t(`delivery.chart.${of}.text`, {
      step: stepWord(stepSize, t),
      wanted: rate(wanted),
      never: rate(never),
      fewest: count(fewestMails),
    }),
    along: t(`step.${stepSize}`),
    places: placesOf({ stepSize, steps: trend }, t),
    series: [{ name: t('delivery.rate'), values }],
    limits: [
      { value: wanted, label: t('delivery.limit', { rate: rate(wanted) }) },
      // Far above all that was ever seen it would press the line to the ground.
      ...(highest > wanted
        ? [{ value: never, label: t('delivery.limit.never', { rate: rate(never) }) }]
        : []),
    ],
    format: rate,
  };
  return <Chart figures={figures} kind="lines" t={reportMessages(language)} />;
}

function MailChart({ report, visit: { language }, t }: PartProps) {
  const { count } = numberWords(language);
  const { stepSize, trend: steps, total, days } = report;
  const sums = steps.map(({ from, to }) => {
    const within = days.filter(({ day }) => day >= from && day <= to);
    const sum = (part: 'delivered' | 'gone' | 'transient') =>
      within.reduce((all, { rates }) => all + rates[part], 0);
    return { delivered: sum('delivered'), gone: sum('gone'), transient: sum('transient') };
  });
  const step = stepWord(stepSize, t);
  const figures = {
    id: 'mails',
    title: t('delivery.chart.mails', { step }),
    description: t('delivery.chart.mails.text', {
      delivered: count(total.delivered),
      gone: count(total.gone),
      transient: count(total.transient),
    }),
    along: t(`step.${stepSize}`),
    places: placesOf({ stepSize, steps }, t),
    series: [
      { name: t('delivery.delivered'), values: sums.map(({ delivered }) => delivered) },
      { name: t('delivery.bounces'), values: sums.map(({ gone }) => gone) },
      { name: t('delivery.transient'), values: sums.map(({ transient }) => transient) },
    ],
    format: count,
  };
  return <Chart figures={figures} kind="columns" t={reportMessages(language)} />;
}
