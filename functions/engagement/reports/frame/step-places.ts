import { noonOf } from '../../../../shared/time/days.ts';
import type { ChartPlace } from '../../pages/chart/chart-figures.ts';
import type { ReportPeriod } from '../../programme-report/report-period.ts';
import type { FigureText } from '../messages.ts';
import type { StepSize } from '../report-steps.ts';

/** Steps of a period as places of a chart. */
export const placesOf = (
  { stepSize, steps }: { readonly stepSize: StepSize; readonly steps: readonly ReportPeriod[] },
  t: FigureText,
): ChartPlace[] =>
  steps.map((step) => ({
    label: labelOf(step, stepSize, t),
    tick: t(stepSize === 'month' ? 'tick.month' : 'tick.day', { day: noonOf(step.from) }),
  }));

function labelOf({ from, to }: ReportPeriod, stepSize: StepSize, t: FigureText): string {
  if (from === to) return dayLabel(from, t);
  if (stepSize === 'month') return t('label.month', { day: noonOf(from) });
  return t('label.days', { from: noonOf(from), to: noonOf(to) });
}

export const dayLabel = (day: string, t: FigureText): string =>
  t('label.day', { day: noonOf(day) });

/** A day as a place of a chart. */
export const dayPlace = (day: string, t: FigureText): ChartPlace => ({
  label: dayLabel(day, t),
  tick: t('tick.day', { day: noonOf(day) }),
});

/** The word for a step within a sentence: `dag`. */
export const stepWord = (stepSize: StepSize, t: FigureText): string =>
  t(`step.${stepSize}`).toLowerCase();

export const periodWords = ({ from, to }: ReportPeriod, t: FigureText): string =>
  t('period', { from: noonOf(from), to: noonOf(to) });
