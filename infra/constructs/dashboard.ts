import { Duration } from 'aws-cdk-lib';
import {
  Dashboard as CloudWatchDashboard,
  GraphWidget,
  type IMetric,
  Metric,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { HouseFunction } from './house-function.ts';
import { HouseStack } from './house-stack.ts';
import { ownMetric } from './own-metric.ts';
import type { SiteApi } from './site-api.ts';
import { WorkQueue } from './work-queue.ts';

export interface DashboardProps {
  site: SiteApi;
  /** By the title of their graph. */
  tables: Readonly<Record<string, { tableName: string }>>;
}

/** One page that answers: does the site work, does mail go out, what waits. It shows all functions and queues of its stack. */
export class Dashboard extends Construct {
  constructor(scope: Construct, id: string, { site, tables }: DashboardProps) {
    super(scope, id);
    const stack = HouseStack.of(this);
    const parts = stack.node.findAll();
    const functions = parts.filter((part) => part instanceof HouseFunction);
    const queues = parts.filter((part) => part instanceof WorkQueue);
    new CloudWatchDashboard(this, 'Dashboard', {
      dashboardName: stack.nameOf('overview'),
      defaultInterval: Duration.hours(12),
      widgets: [
        [graph('Requests', siteMetrics(site)), graph('Mail', mailMetrics())],
        [graph('Waiting work', queues.map(waiting)), graph('Dead letters', queues.map(dead))],
        [
          graph(
            'Function errors',
            functions.map((fn) => labelled(fn, fn.lambda.metricErrors())),
          ),
          graph('Function time (ms, 95 %)', functions.map(slowest)),
        ],
        Object.entries(tables).map(([title, table]) => graph(title, tableMetrics(table))),
        [graph('Single mails and what became of all', sendingMetrics())],
      ],
    });
  }
}

const graph = (title: string, left: IMetric[]) =>
  new GraphWidget({ title, left, width: 12, height: 6, period: Duration.minutes(5) });

const labelled = (fn: HouseFunction, metric: Metric) =>
  metric.with({ label: fn.functionName, statistic: metric.statistic });

const slowest = (fn: HouseFunction) => labelled(fn, fn.lambda.metricDuration({ statistic: 'p95' }));

const waiting = ({ queue }: WorkQueue) => queue.metricApproximateNumberOfMessagesVisible();

const dead = ({ deadLetters }: WorkQueue) => deadLetters.metricApproximateNumberOfMessagesVisible();

const siteMetrics = (site: SiteApi): IMetric[] =>
  ['Count', '4xx', '5xx'].map((name) => site.metric(name, { statistic: 'Sum', label: name }));

const mailMetrics = (): IMetric[] =>
  ['Send', 'Delivery', 'Bounce', 'Complaint', 'Reject'].map(
    (metricName) => new Metric({ namespace: 'AWS/SES', metricName, statistic: 'Sum' }),
  );

const tableMetrics = ({ tableName }: { tableName: string }): IMetric[] =>
  ['ConsumedReadCapacityUnits', 'ConsumedWriteCapacityUnits', 'WriteThrottleEvents'].map(
    (metricName) =>
      new Metric({
        namespace: 'AWS/DynamoDB',
        metricName,
        dimensionsMap: { TableName: tableName },
        statistic: 'Sum',
      }),
  );

/** What our own functions count. */
const sendingMetrics = (): IMetric[] => [
  ownMetric('mail/transactional', 'MailSent'),
  ownMetric('mail/transactional', 'MailPutBack'),
  ownMetric('mail/transactional', 'MailRefused'),
  ownMetric('mail/transactional', 'MailSuppressed'),
  ownMetric('engagement/mail-events', 'MailArrived'),
  ownMetric('engagement/mail-events', 'MailBounced'),
  ownMetric('engagement/mail-events', 'MailComplained'),
  ownMetric('engagement/mail-events', 'MailRejected'),
];
