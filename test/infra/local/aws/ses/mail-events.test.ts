import {
  CreateEmailTemplateCommand,
  PutSuppressedDestinationCommand,
  SESv2Client,
  SendBulkEmailCommand,
} from '@aws-sdk/client-sesv2';
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestServices, type TestServices, type TestSetup } from '../services.ts';
import { senderResources } from '../template-parts.ts';

let shared: TestServices;
let services: TestServices;
beforeAll(async () => {
  shared = await startServices();
});
beforeEach(() => {
  services = shared;
});
afterEach(async () => {
  shared.faults.ses.clear();
  if (services !== shared) await services.stop();
});
afterAll(() => shared.stop());

/** Services of a test that needs another template than the others. */
async function start(setup: TestSetup) {
  services = await startServices(setup);
}

async function startServices(setup: TestSetup = {}) {
  const started = await startTestServices({ queues: true, ...setup });
  await new SESv2Client(started.as()).send(
    new CreateEmailTemplateCommand({
      TemplateName: 'hello',
      TemplateContent: { Subject: 'Hello {{name}}', Text: 'x' },
    }),
  );
  return started;
}

interface Sending {
  data?: string;
  configurationSet?: string;
  /** Events to wait for; more would be seen too. */
  count?: number;
}

/** Sends one mail and answers what arrives in the template's queue until it is quiet. */
async function eventsOf(
  address: string,
  { data = '{"name":"An"}', configurationSet = 'newsletters', count = 2 }: Sending = {},
) {
  const ses = new SESv2Client(services.as());
  const { BulkEmailEntryResults } = await ses.send(
    new SendBulkEmailCommand({
      FromEmailAddress: 'kempen@mail.example.org',
      ...(configurationSet ? { ConfigurationSetName: configurationSet } : {}),
      DefaultContent: { Template: { TemplateName: 'hello', TemplateData: data } },
      DefaultEmailTags: [{ Name: 'chunk', Value: 'c1' }],
      BulkEmailEntries: [{ Destination: { ToAddresses: [address] } }],
    }),
  );
  const sqs = new SQSClient(services.as());
  const QueueUrl = services.template.byType('AWS::SQS::Queue')[0]!.ref;
  const events = [];
  const patience = Date.now() + 60_000;
  for (let quiet = 0; quiet < 3 || (events.length < count && Date.now() < patience); quiet += 1) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
    );
    for (const { Body, ReceiptHandle } of Messages) {
      events.push(JSON.parse(Body!));
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
      quiet = 0;
    }
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  return { events, result: BulkEmailEntryResults![0]! };
}

/** Sorted: a queue promises no order. */
const typesOf = (events: { 'detail-type': string }[]) =>
  events.map((event) => event['detail-type']).sort();

const ofType = (events: { 'detail-type': string }[], type: string) =>
  events.find((event) => event['detail-type'] === type);

describe('mail events', () => {
  it('go through configuration set, rule and queue in the form of EventBridge', async () => {
    const { events, result } = await eventsOf('an@x.be');
    expect(typesOf(events)).toEqual(['Email Delivered', 'Email Sent']);
    expect(ofType(events, 'Email Delivered')).toMatchObject({
      version: '0',
      source: 'aws.ses',
      account: '000000000000',
      region: 'eu-west-1',
      detail: {
        eventType: 'Delivery',
        mail: {
          messageId: result.MessageId,
          destination: ['an@x.be'],
          tags: { chunk: ['c1'], 'ses:configuration-set': ['newsletters'] },
        },
        delivery: { recipients: ['an@x.be'] },
      },
    });
  });

  it.each([
    ['bounce@simulator.amazonses.com', ['Email Bounced', 'Email Sent']],
    ['bounce+chunk-7@simulator.amazonses.com', ['Email Bounced', 'Email Sent']],
    [
      'complaint@simulator.amazonses.com',
      ['Email Complaint Received', 'Email Delivered', 'Email Sent'],
    ],
    ['suppressionlist@simulator.amazonses.com', ['Email Bounced', 'Email Sent']],
    ['ooto@simulator.amazonses.com', ['Email Delivered', 'Email Sent']],
    ['bounce@x.be', ['Email Delivered', 'Email Sent']],
  ])('of %s', async (address, types) => {
    expect(typesOf((await eventsOf(address, { count: types.length })).events)).toEqual(types);
  });

  it('say Rendering Failure, and no mail is sent, when data misses a variable', async () => {
    const { events, result } = await eventsOf('failing@x.be', {
      data: '{"other":"An"}',
      count: 1,
    });
    expect(result.Status).toBe('SUCCESS');
    expect(events).toMatchObject([
      {
        'detail-type': 'Email Rendering Failed',
        detail: { eventType: 'Rendering Failure', failure: { templateName: 'hello' } },
      },
    ]);
    const mails = await services.mails();
    expect(mails.filter(({ to }) => to.includes('failing@x.be'))).toEqual([]);
  });

  it('bounce addresses on the account suppression list', async () => {
    const put = new PutSuppressedDestinationCommand({
      EmailAddress: 'Gone@x.be',
      Reason: 'BOUNCE',
    });
    await new SESv2Client(services.as()).send(put);
    const { events } = await eventsOf('gone@x.be');
    expect(ofType(events, 'Email Bounced')).toMatchObject({
      detail: {
        bounce: {
          bounceType: 'Permanent',
          bounceSubType: 'OnAccountSuppressionList',
          bouncedRecipients: [{ emailAddress: 'gone@x.be' }],
        },
      },
    });
  });

  it('of kinds that the configuration set does not publish are not published', async () => {
    const destination = structuredClone(senderResources.Destination!);
    const event = destination.Properties!.EventDestination as { MatchingEventTypes: string[] };
    event.MatchingEventTypes = ['BOUNCE'];
    await start({ resources: { Destination: destination } });
    expect((await eventsOf('an@x.be', { count: 0 })).events).toEqual([]);
    const bounced = await eventsOf('bounce@simulator.amazonses.com', { count: 1 });
    expect(typesOf(bounced.events)).toEqual(['Email Bounced']);
  });

  it('of mails without configuration set go nowhere', async () => {
    const none = { configurationSet: '', count: 0 };
    expect((await eventsOf('an@x.be', none)).events).toEqual([]);
  });

  it('do not reach a queue whose policy does not let the rule in', async () => {
    const policy = { ...senderResources.MailEventsPolicy!, Type: 'AWS::SQS::NoPolicy' };
    await start({ resources: { MailEventsPolicy: policy } });
    expect((await eventsOf('an@x.be', { count: 0 })).events).toEqual([]);
    await expect.poll(() => services.logged.join()).toContain('mail-events: the policy of');
  });

  it('are lost and doubled as the faults say', async () => {
    services.faults.ses.set({ loseEvents: 1 });
    expect((await eventsOf('an@x.be', { count: 0 })).events).toEqual([]);
    services.faults.ses.set({ doubleEvents: 1 });
    expect(typesOf((await eventsOf('an@x.be', { count: 4 })).events)).toEqual([
      'Email Delivered',
      'Email Delivered',
      'Email Sent',
      'Email Sent',
    ]);
  });
});
