import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { FunctionName } from '../functions.ts';

/** What a function of ours counts itself, through `shared/observability/metrics.ts`. */
export const ownMetric = (service: FunctionName, metricName: string): Metric =>
  new Metric({
    namespace: 'Vanhier',
    metricName,
    dimensionsMap: { service },
    statistic: 'Sum',
  });
