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
  }

  /** The topic of the construct's stack, made when it is first asked for. */
  static of(construct: Construct): AlarmTopic {
    const stack = HouseStack.of(construct);
    const existing = stack.node.tryFindChild('Alarms');
    return existing instanceof AlarmTopic ? existing : new AlarmTopic(stack);
  }
}
