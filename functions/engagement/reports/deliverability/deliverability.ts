import * as z from 'zod';
import { dayAfter, daysBetween } from '../../../../shared/time/days.ts';
import type { CounterName } from '../../counters/counter-name.ts';
import type { Counts } from '../../counters/counts.ts';
import { sumOf } from '../../programme-report/counted.ts';
import { type ReportPeriod, reportPeriodSchema } from '../../programme-report/report-period.ts';
import { listAudiences } from '../list/list-report.ts';
import { figuresWithin, stepSizeSchema, stepsOf } from '../report-steps.ts';
import { bounceLimits, complaintLimits, ratesOf, ratesSchema } from './rates.ts';

/** Days over which rates are drawn at least: newsletters leave on single days, and complaints come some days later. */
export const trendDays = 7;

export const deliverabilitySchema = z.object({
  period: reportPeriodSchema,
  limits: z.object({
    complaints: z.object({ wanted: z.number(), never: z.number() }),
    bounces: z.object({ wanted: z.number(), never: z.number() }),
  }),
  total: ratesSchema,
  /** Days in Europe/Brussels on which a mail left, arrived, came back or was complained of. */
  days: z.array(z.object({ day: z.iso.date(), rates: ratesSchema })),
  stepSize: stepSizeSchema,
  /** How rates move: of each step of the period, or of the {@link trendDays} days that end with it where it is shorter. */
  trend: z.array(reportPeriodSchema.extend({ rates: ratesSchema })),
});
export type Deliverability = z.output<typeof deliverabilitySchema>;

/** The counts that a period needs: its trend begins with days before it. */
export const countedFor = ({ from, to }: ReportPeriod): ReportPeriod => ({
  from: dayAfter(from, 1 - trendDays),
  to,
});

export function deliverabilityOf(
  counts: Pick<Counts, 'days'>,
  period: ReportPeriod,
): Deliverability {
  const days = daysBetween(period.from, period.to).map((day) => ({
    day,
    rates: ratesWithin(counts, { from: day, to: day }),
  }));
  const { stepSize, steps } = stepsOf(period);
  return {
    period,
    limits: { complaints: complaintLimits, bounces: bounceLimits },
    total: ratesWithin(counts, period),
    days: days.filter(({ rates }) => isEventful(rates)),
    stepSize,
    trend: steps.map((step) => ({ ...step, rates: ratesWithin(counts, lengthened(step)) })),
  };
}

function lengthened({ from, to }: ReportPeriod): ReportPeriod {
  const least = dayAfter(to, 1 - trendDays);
  return { from: from < least ? from : least, to };
}

const isEventful = ({
  sent,
  delivered,
  gone,
  transient,
  complained,
}: z.output<typeof ratesSchema>) => sent + delivered + gone + transient + complained > 0;

export const ratesWithin = (counts: Pick<Counts, 'days'>, period: ReportPeriod) =>
  ratesOf(figuresWithin(counts, period), goneWithin(counts, period));

/** The numbers of which {@link ratesByAudience} works rates out: a few of each day. */
export const rateNumbers: readonly CounterName[] = listAudiences.flatMap((audience) => [
  ...(['sent', 'delivered', 'bounced', 'complained'] as const).map((kind) => ({
    kind,
    isMachine: false,
    part: `audience=${audience}`,
  })),
  { kind: 'bounced', isMachine: false, part: `gone=${audience}` },
]);

/** The same of a municipality: every mail that is tagged with one is tagged with its audience as well. */
export const ratesByAudience = (counts: Pick<Counts, 'days'>, period: ReportPeriod) =>
  ratesOf(
    sumOf(listAudiences.map((audience) => figuresWithin(counts, period, `audience=${audience}`))),
    goneWithin(counts, period),
  );

const goneWithin = (counts: Pick<Counts, 'days'>, period: ReportPeriod): number =>
  listAudiences.reduce(
    (sum, audience) => sum + (figuresWithin(counts, period, `gone=${audience}`).bounced?.raw ?? 0),
    0,
  );
