import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { CountMetric } from './count-metric.ts';

export type { CountMetric } from './count-metric.ts';

const metrics = new Metrics();

/** Written with {@link flushMetrics}. */
export const countMetric: CountMetric = (name, value = 1) => {
  metrics.addMetric(name, MetricUnit.Count, value);
};

/** Writes what was counted since the last flush; the wrappers of `shared/queue` do it after every invocation. */
export const flushMetrics = (): void => {
  if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
};
