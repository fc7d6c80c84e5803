import {
  BatchWriteItemCommand,
  DynamoDBClient,
  ExecuteStatementCommand,
  GetItemCommand,
  QueryCommand,
  TransactGetItemsCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import {
  CopyObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  CreateScheduleCommand,
  DeleteScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import {
  CreateEmailTemplateCommand,
  DeleteEmailTemplateCommand,
  GetAccountCommand,
  GetEmailIdentityCommand,
  SESv2Client,
  SendBulkEmailCommand,
} from '@aws-sdk/client-sesv2';
import { ReceiveMessageCommand, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGrantWorld } from '../../../../../infra/local/aws/grant-world.ts';
import { createProxy } from '../../../../../infra/local/aws/proxy/proxy.ts';
import { createSenders } from '../../../../../infra/local/aws/ses/senders.ts';
import { openListener } from '../../../../../infra/local/listener.ts';
import { startTestServices, type TestServices } from '../services.ts';
import { caller, schedulerRole } from '../template-parts.ts';

let services: TestServices;
beforeAll(async () => {
  services = await startTestServices({
    resources: {
      ...caller(),
      ...schedulerRole(),
      Keys: {
        Type: 'AWS::SecretsManager::Secret',
        Properties: { Name: 'keys', GenerateSecretString: {} },
      },
    },
  });
});
afterAll(() => services.stop());

/** Grants right after right as the refusals name them, until the call passes: those are the rights it needs. */
async function neededRights(call: (settings: ReturnType<TestServices['as']>) => Promise<unknown>) {
  const secret = services.template.byType('AWS::SecretsManager::Secret')[0]!;
  const statements: { Effect: 'Allow'; Action: string[]; Resource: string[] }[] = [];
  const listener = await openListener(0);
  const unused = async () => ({ status: 200, body: '{}' });
  const proxy = createProxy({
    principals: new Map([['Key', { name: 'a/function', secretAccessKey: 'local', statements }]]),
    world: createGrantWorld(services.template, createSenders(services.template), {
      handler: unused,
      text: () => '',
      arnOf: () => secret.arn,
      stop: () => {},
    }),
    upstream: {},
    handlers: Object.fromEntries(
      ['dynamodb', 'sqs', 's3', 'ses', 'scheduler', 'secretsmanager'].map((name) => [name, unused]),
    ),
    corsHeaders: () => ({}),
    checkObjectLock: () => {},
    log: () => {},
  });
  listener.handle(proxy.listener);
  const needed: string[] = [];
  for (let round = 0; round < 20; round += 1) {
    const failure = await call({ ...services.as('Key'), endpoint: listener.url }).then(
      () => undefined,
      (error: Error) => error,
    );
    const [, action = '', resource = ''] =
      /a\/function is not authorized to perform (\S+) on (.+): no statement/.exec(
        failure?.message ?? '',
      ) ?? [];
    if (!action) break;
    expect(failure!.name).toMatch(/^AccessDenied/);
    needed.push(`${action} ${resource}`);
    statements.push({ Effect: 'Allow', Action: [action], Resource: [resource] });
  }
  await listener.close();
  return needed;
}

const arn = (rest: string) => `arn:aws:${rest}`;
const table = arn('dynamodb:eu-west-1:000000000000:table/people');
const key = { pk: { S: 'a' } };

describe('DynamoDB', () => {
  const needs = (call: (client: DynamoDBClient) => Promise<unknown>) =>
    neededRights((settings) => call(new DynamoDBClient(settings)));

  it('asks for the action on the table', async () => {
    const command = new GetItemCommand({ TableName: 'people', Key: key });
    expect(await needs((client) => client.send(command))).toEqual([`dynamodb:GetItem ${table}`]);
  });

  it('asks for the index of a query', async () => {
    const command = new QueryCommand({ TableName: 'people', IndexName: 'gsi1' });
    expect(await needs((client) => client.send(command))).toEqual([
      `dynamodb:Query ${table}/index/gsi1`,
    ]);
  });

  it('asks for the right of each item of a transaction', async () => {
    const command = new TransactWriteItemsCommand({
      TransactItems: [
        { Put: { TableName: 'people', Item: key } },
        { Update: { TableName: 'people', Key: key, UpdateExpression: 'SET a = :a' } },
        { Delete: { TableName: 'votes', Key: key } },
        { ConditionCheck: { TableName: 'people', Key: key, ConditionExpression: 'x' } },
      ],
    });
    expect(await needs((client) => client.send(command))).toEqual([
      `dynamodb:PutItem ${table}`,
      `dynamodb:UpdateItem ${table}`,
      `dynamodb:DeleteItem ${table.replace('people', 'votes')}`,
      `dynamodb:ConditionCheckItem ${table}`,
    ]);
  });

  it('asks for reading each item of a reading transaction', async () => {
    const command = new TransactGetItemsCommand({
      TransactItems: [{ Get: { TableName: 'people', Key: key } }],
    });
    expect(await needs((client) => client.send(command))).toEqual([`dynamodb:GetItem ${table}`]);
  });

  it('asks for a batch on each of its tables', async () => {
    const put = [{ PutRequest: { Item: key } }];
    const command = new BatchWriteItemCommand({ RequestItems: { people: put, votes: put } });
    expect(await needs((client) => client.send(command))).toEqual([
      `dynamodb:BatchWriteItem ${table}`,
      `dynamodb:BatchWriteItem ${table.replace('people', 'votes')}`,
    ]);
  });

  it('refuses PartiQL', async () => {
    const client = new DynamoDBClient(services.as('Caller'));
    const call = client.send(new ExecuteStatementCommand({ Statement: 'SELECT * FROM people' }));
    await expect(call).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });
});

describe('SQS', () => {
  const queue = arn('sqs:eu-west-1:000000000000:mail');
  const QueueUrl = 'http://127.0.0.1:1/000000000000/mail';

  it('asks for sending one by one, also in a batch', async () => {
    const command = new SendMessageBatchCommand({
      QueueUrl,
      Entries: [{ Id: '1', MessageBody: 'x' }],
    });
    const needed = await neededRights((settings) => new SQSClient(settings).send(command));
    expect(needed).toEqual([`sqs:SendMessage ${queue}`]);
  });

  it('asks for receiving', async () => {
    const command = new ReceiveMessageCommand({ QueueUrl });
    const needed = await neededRights((settings) => new SQSClient(settings).send(command));
    expect(needed).toEqual([`sqs:ReceiveMessage ${queue}`]);
  });
});

describe('S3', () => {
  const Bucket = 'files';

  it.each<[string, (s3: S3Client) => Promise<unknown>, string[]]>([
    [
      'reading',
      (s3) => s3.send(new GetObjectCommand({ Bucket, Key: 'a/b' })),
      ['s3:GetObject arn:aws:s3:::files/a/b'],
    ],
    [
      'writing',
      (s3) => s3.send(new PutObjectCommand({ Bucket, Key: 'imports/my é list.csv', Body: 'x' })),
      ['s3:PutObject arn:aws:s3:::files/imports/my é list.csv'],
    ],
    [
      'copying',
      (s3) => s3.send(new CopyObjectCommand({ Bucket, Key: 'to', CopySource: 'other/from' })),
      ['s3:PutObject arn:aws:s3:::files/to', 's3:GetObject arn:aws:s3:::other/from'],
    ],
    [
      'deleting several',
      (s3) =>
        s3.send(
          new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: 'a' }, { Key: 'b' }] } }),
        ),
      ['s3:DeleteObject arn:aws:s3:::files/a', 's3:DeleteObject arn:aws:s3:::files/b'],
    ],
    [
      'listing',
      (s3) => s3.send(new ListObjectsV2Command({ Bucket })),
      ['s3:ListBucket arn:aws:s3:::files'],
    ],
  ])('asks for %s', async (_, call, rights) => {
    expect(await neededRights((settings) => call(new S3Client(settings)))).toEqual(rights);
  });
});

describe('SES', () => {
  const ses = (kind: string) => arn(`ses:eu-west-1:000000000000:${kind}`);

  it('asks for the identity, configuration set and template of a bulk call', async () => {
    const command = new SendBulkEmailCommand({
      FromEmailAddress: 'Kempen <kempen@mail.example.org>',
      ConfigurationSetName: 'newsletters',
      DefaultContent: { Template: { TemplateName: 't1', TemplateData: '{}' } },
      BulkEmailEntries: [{ Destination: { ToAddresses: ['a@b.be'] } }],
    });
    const needed = await neededRights((settings) => new SESv2Client(settings).send(command));
    expect(needed).toEqual([
      `ses:SendBulkEmail ${ses('identity/mail.example.org')}`,
      `ses:SendBulkEmail ${ses('configuration-set/newsletters')}`,
      `ses:SendBulkEmail ${ses('template/t1')}`,
    ]);
  });

  it('reads sender and configuration set of a raw mail from its headers', async () => {
    const mail =
      'From: Kempen\r\n <kempen@mail.example.org>\r\nX-SES-CONFIGURATION-SET: newsletters\r\n\r\nHi';
    const command = new SendRawEmailCommand({ RawMessage: { Data: Buffer.from(mail) } });
    const needed = await neededRights((settings) => new SESClient(settings).send(command));
    expect(needed).toEqual([
      `ses:SendRawEmail ${ses('identity/mail.example.org')}`,
      `ses:SendRawEmail ${ses('configuration-set/newsletters')}`,
    ]);
  });

  it.each<[(client: SESv2Client) => Promise<unknown>, string]>([
    [
      (client) =>
        client.send(
          new CreateEmailTemplateCommand({ TemplateName: 't1', TemplateContent: { Subject: 's' } }),
        ),
      'ses:CreateEmailTemplate *',
    ],
    [
      (client) => client.send(new DeleteEmailTemplateCommand({ TemplateName: 't1' })),
      `ses:DeleteEmailTemplate ${ses('template/t1')}`,
    ],
    [(client) => client.send(new GetAccountCommand({})), 'ses:GetAccount *'],
    [
      (client) => client.send(new GetEmailIdentityCommand({ EmailIdentity: 'mail.example.org' })),
      `ses:GetEmailIdentity ${ses('identity/mail.example.org')}`,
    ],
  ])('asks for what it prepares: %$', async (call, right) => {
    expect(await neededRights((settings) => call(new SESv2Client(settings)))).toEqual([right]);
  });
});

describe('Scheduler', () => {
  const schedule = arn('scheduler:eu-west-1:000000000000:schedule');

  it('asks for the schedule, and for passing on the role', async () => {
    const command = new CreateScheduleCommand({
      Name: 'issue-1',
      GroupName: 'launch',
      ScheduleExpression: 'at(2030-01-01T00:00:00)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { Arn: 'x', RoleArn: 'arn:aws:iam::000000000000:role/scheduler' },
    });
    const needed = await neededRights((settings) => new SchedulerClient(settings).send(command));
    expect(needed).toEqual([
      `scheduler:CreateSchedule ${schedule}/launch/issue-1`,
      'iam:PassRole arn:aws:iam::000000000000:role/scheduler',
    ]);
  });

  it.each<[(client: SchedulerClient) => Promise<unknown>, string]>([
    [
      (client) => client.send(new DeleteScheduleCommand({ Name: 'issue-1', GroupName: 'launch' })),
      `scheduler:DeleteSchedule ${schedule}/launch/issue-1`,
    ],
    [
      (client) => client.send(new GetScheduleCommand({ Name: 'issue-1' })),
      `scheduler:GetSchedule ${schedule}/default/issue-1`,
    ],
    [(client) => client.send(new ListSchedulesCommand({})), 'scheduler:ListSchedules *'],
  ])('asks for the schedule of other calls: %$', async (call, right) => {
    expect(await neededRights((settings) => call(new SchedulerClient(settings)))).toEqual([right]);
  });
});

describe('Secrets Manager', () => {
  it('asks for the full ARN of a secret that is named short', async () => {
    const command = new GetSecretValueCommand({ SecretId: 'keys' });
    const needed = await neededRights((settings) =>
      new SecretsManagerClient(settings).send(command),
    );
    const secret = services.template.byType('AWS::SecretsManager::Secret')[0]!;
    expect(needed).toEqual([`secretsmanager:GetSecretValue ${secret.arn}`]);
  });
});
