import type { AwsServices, AwsServicesInput } from '../boundary.ts';
import { startCognito } from './cognito/cognito.ts';
import { staffAccounts } from './cognito/staff-accounts.ts';
import { createEventBus } from './event-bridge/bus.ts';
import { createQueueSender } from './event-bridge/queue-sender.ts';
import { createGrantWorld } from './grant-world.ts';
import { adminCredentials, principalsOf } from './iam/principals.ts';
import { type AwsServicesOptions, usualOptions } from './options.ts';
import { createBucketCors } from './proxy/bucket-cors.ts';
import { createObjectLock } from './proxy/object-lock.ts';
import { createProxy } from './proxy/proxy.ts';
import { startScheduler } from './scheduler/scheduler.ts';
import { startSecrets } from './secrets/secrets.ts';
import { readableMail } from './ses/mailbox.ts';
import { createMailboxServer } from './ses/mailbox-server.ts';
import { createSenders } from './ses/senders.ts';
import { type SesFaults, startSes } from './ses/start-ses.ts';

export interface AwsFaults {
  ses: SesFaults;
}

/**
 * Starts the AWS services that the template asks for beside DynamoDB, SQS and S3, and the endpoint through which
 * every function reaches all of them.
 */
export async function startAwsServices(
  input: AwsServicesInput,
  chosen: Partial<AwsServicesOptions> = {},
): Promise<AwsServices<AwsFaults>> {
  const { template, listeners, upstream, dataDir, log } = input;
  const options = { ...usualOptions, ...chosen };
  const secrets = startSecrets(template, dataDir);
  const senders = createSenders(template);
  const queueSender = createQueueSender(upstream.sqsAndS3, log);
  const publish = createEventBus(template, queueSender.send, log);
  const ses = startSes({ template, senders, dataDir, publish, options });
  const scheduler = startScheduler({
    template,
    dataDir,
    log,
    invoke: input.invoke,
    sendToQueue: queueSender.send,
    precision: options.schedulePrecision,
    doubleShare: options.doubleFirings,
    random: Math.random,
  });
  const proxy = createProxy({
    principals: principalsOf(template),
    world: createGrantWorld(template, senders, secrets),
    upstream: { dynamodb: upstream.dynamodb, sqs: upstream.sqsAndS3, s3: upstream.sqsAndS3 },
    handlers: { ses: ses.handler, scheduler: scheduler.handler, secretsmanager: secrets.handler },
    corsHeaders: createBucketCors(template),
    checkObjectLock: createObjectLock(template),
    log,
  });
  listeners.aws.handle(proxy.listener);
  listeners.mailbox.handle(createMailboxServer(ses.mailbox, ses.dice));
  const cognito = await startCognito(template, listeners.oidc, dataDir, log);
  return {
    adminCredentials,
    faults: { ses: ses.faults },
    mails: async () => ses.mailbox.all().map(readableMail),
    staffAccounts,
    ...cognito,
    secretText: async (id) => secrets.text(id),
    fireSchedule: scheduler.fire,
    holdSchedules: scheduler.hold,
    async stop() {
      await scheduler.stop();
      ses.stop();
      secrets.stop();
      await queueSender.idle();
      proxy.close();
    },
  };
}
