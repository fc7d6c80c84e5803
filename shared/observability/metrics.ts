import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

const metrics = new Metrics();

/** Adds to a count of this function in CloudWatch; written with {@link flushMetrics}. */
export type CountMetric = (name: string, value?: number) => void;

export const countMetric: CountMetric = (name, value = 1) => {
  metrics.addMetric(name, MetricUnit.Count, value);
};

/** Writes what was counted since the last flush; the wrappers of `shared/queue` do it after every invocation. */
export const flushMetrics = (): void => {
  if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
};
