import type { CountMetric } from './count-metric.ts';

/**
 * Adds to a count of this function in CloudWatch, at once, as a line in its embedded metric format. For pages: Powertools'
 * metrics weigh more than what they would count here, which is seldom.
 */
export const countLightly: CountMetric = (name, value = 1) => {
  const { POWERTOOLS_METRICS_NAMESPACE: Namespace, POWERTOOLS_SERVICE_NAME: service } = process.env;
  const metric = { Namespace, Dimensions: [['service']], Metrics: [{ Name: name, Unit: 'Count' }] };
  const line = {
    _aws: { Timestamp: Date.now(), CloudWatchMetrics: [metric] },
    service,
    [name]: value,
  };
  // Not by console: Lambda would wrap the line, and CloudWatch not find the metric in it.
  process.stdout.write(`${JSON.stringify(line)}\n`);
};
