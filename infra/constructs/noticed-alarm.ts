import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  type Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Construct } from 'constructs';
import { AlarmTopic } from './alarm-topic.ts';
import { HouseStack } from './house-stack.ts';

export interface NoticedAlarmProps {
  /** Ending of the alarm's name, such as `send-dlq`. */
  name: string;
  /** What residents or staff notice when it fires: one sentence, sent with the alarm. */
  noticed: string;
  metric: IMetric;
  /** It fires at this value or above. */
  threshold: number;
  /** Periods in a row that must be over the threshold. */
  periods?: number;
}

/** An alarm that mails the people on duty and says what is noticed outside. */
export class NoticedAlarm extends Construct {
  constructor(scope: Construct, id: string, props: NoticedAlarmProps) {
    super(scope, id);
    const alarm = new Alarm(this, 'Alarm', {
      alarmName: HouseStack.of(this).nameOf(props.name),
      alarmDescription: `${props.noticed} What to do: docs/operations.md, "Alarms".`,
      metric: props.metric,
      threshold: props.threshold,
      evaluationPeriods: props.periods ?? 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(AlarmTopic.of(this).topic));
  }
}

/** The sum over five minutes, the usual window of an alarm here. */
export const overFiveMinutes = (metric: Metric): Metric =>
  metric.with({ statistic: 'Sum', period: Duration.minutes(5) });
