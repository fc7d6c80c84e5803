import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { HouseStack } from './house-stack.ts';

/** Mails every alarm of its stack to the stage's address. */
export class AlarmTopic extends Construct {
  readonly topic: Topic;

  private constructor(scope: HouseStack) {
    super(scope, 'Alarms');
    this.topic = new Topic(this, 'Topic', {
      topicName: scope.nameOf('alarms'),
      displayName: `Vanhier ${scope.settings.name}`,
      enforceSSL: true,
    });
    this.topic.addSubscription(new EmailSubscription(scope.settings.alarmEmail));
    this.#letAlarmsIn(scope);
  }

  /** A topic with a policy of its own loses the one that AWS gives by default, by which alarms come in. */
  #letAlarmsIn({ account }: HouseStack): void {
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
    );
  }

  /** The topic of the construct's stack, made when it is first asked for. */
  static of(construct: Construct): AlarmTopic {
    const stack = HouseStack.of(construct);
    const existing = stack.node.tryFindChild('Alarms');
    return existing instanceof AlarmTopic ? existing : new AlarmTopic(stack);
  }
}
