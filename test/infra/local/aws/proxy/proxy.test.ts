import { DynamoDBClient, GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import {
  CreateBucketCommand,
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { GetQueueAttributesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServices, type TestServices } from '../services.ts';
import { allow, caller, table } from '../template-parts.ts';

let services: TestServices;
const Bucket = 'files';

beforeAll(async () => {
  services = await startTestServices({
    queues: true,
    resources: {
      ...caller(
        allow('dynamodb:GetItem', table),
        {
          ...allow('dynamodb:Query', table),
          Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': 'sub#*' } },
        },
        allow('sqs:SendMessage', 'arn:aws:sqs:eu-west-1:000000000000:mail-events'),
        allow(['s3:PutObject', 's3:GetObject'], 'arn:aws:s3:::files/imports/*'),
        allow('s3:PutObject', 'arn:aws:s3:::journal/*'),
      ),
      Table: {
        Type: 'AWS::DynamoDB::Table',
        Properties: { TableName: 'people', KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }] },
      },
      Journal: {
        Type: 'AWS::S3::Bucket',
        Properties: { BucketName: 'journal', ObjectLockEnabled: true },
      },
      Files: {
        Type: 'AWS::S3::Bucket',
        Properties: {
          BucketName: Bucket,
          CorsConfiguration: {
            CorsRules: [
              {
                AllowedOrigins: ['http://127.0.0.1:4000'],
                AllowedMethods: ['PUT'],
                AllowedHeaders: ['content-type'],
              },
            ],
          },
        },
      },
    },
  });
  const s3 = new S3Client(services.as());
  for (const each of [Bucket, 'journal']) await s3.send(new CreateBucketCommand({ Bucket: each }));
});
afterAll(() => services.stop());

const key = { pk: { S: 'sub#1' } };

describe('the AWS endpoint', () => {
  it('passes on what the role allows', async () => {
    const client = new DynamoDBClient(services.as('Caller'));
    const answer = await client.send(new GetItemCommand({ TableName: 'people', Key: key }));
    expect(answer.$metadata.httpStatusCode).toBe(200);
  });

  it('refuses what the role does not allow, naming function, action and resource, and logs it', async () => {
    const client = new DynamoDBClient(services.as('Caller'));
    const call = client.send(new GetItemCommand({ TableName: 'votes', Key: key }));
    const message =
      'mail/caller is not authorized to perform dynamodb:GetItem on ' +
      'arn:aws:dynamodb:eu-west-1:000000000000:table/votes: no statement of its role allows it.';
    await expect(call).rejects.toMatchObject({ name: 'AccessDeniedException', message });
    expect(services.logged).toContain(`iam: ${message}`);
  });

  it('reads the partition keys that a condition limits', async () => {
    const client = new DynamoDBClient(services.as('Caller'));
    const query = (pk: string) =>
      client.send(
        new QueryCommand({
          TableName: 'people',
          KeyConditionExpression: '#pk = :pk AND begins_with(sk, :sk)',
          ExpressionAttributeNames: { '#pk': 'pk' },
          ExpressionAttributeValues: { ':pk': { S: pk }, ':sk': { S: 'a' } },
        }),
      );
    await expect(query('sub#1')).resolves.toBeDefined();
    await expect(query('staff#1')).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it('refuses a caller that it does not know', async () => {
    const client = new SQSClient(services.as('Stranger'));
    const QueueUrl = `${services.awsUrl}/000000000000/mail-events`;
    const call = client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' }));
    await expect(call).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
  });

  it('lets the administrator do everything', async () => {
    const client = new SQSClient(services.as());
    const QueueUrl = `${services.awsUrl}/000000000000/mail-events`;
    const call = client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
    await expect(call).resolves.toBeDefined();
  });

  it('answers a refusal in the form of a query service too', async () => {
    const client = new SESClient(services.as('Caller'));
    const call = client.send(
      new SendRawEmailCommand({
        RawMessage: { Data: Buffer.from('From: a@mail.example.org\r\n\r\nx') },
      }),
    );
    await expect(call).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('ses:SendRawEmail'),
    });
  });
});

describe('objects', () => {
  it('stream through in both directions', async () => {
    const client = new S3Client(services.as('Caller'));
    const Body = Buffer.alloc(3_000_000, 'é');
    await client.send(new PutObjectCommand({ Bucket, Key: 'imports/a', Body }));
    const { Body: read } = await client.send(new GetObjectCommand({ Bucket, Key: 'imports/a' }));
    expect(Buffer.from(await read!.transformToByteArray()).equals(Body)).toBe(true);
  });

  it('that are missing are told apart only by those who may list the bucket', async () => {
    const get = new GetObjectCommand({ Bucket, Key: 'imports/none' });
    const call = new S3Client(services.as('Caller')).send(get);
    await expect(call).rejects.toMatchObject({ name: 'AccessDenied' });
    const known = new S3Client(services.as()).send(get);
    await expect(known).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('are refused outside the prefix that the role allows', async () => {
    const client = new S3Client(services.as('Caller'));
    const call = client.send(new PutObjectCommand({ Bucket, Key: 'exports/a', Body: 'x' }));
    await expect(call).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  it('are taken by a bucket with Object Lock only with a checksum of their own', async () => {
    const put = new PutObjectCommand({ Bucket: 'journal', Key: 'a', Body: 'x' });
    const bare = new S3Client({
      ...services.as('Caller'),
      requestChecksumCalculation: 'WHEN_REQUIRED',
    });
    await expect(bare.send(put)).rejects.toMatchObject({ name: 'InvalidRequest' });
    await expect(new S3Client(services.as('Caller')).send(put)).resolves.toBeDefined();
  });

  it('are put once where the caller wants to write over nothing', async () => {
    const client = new S3Client(services.as('Caller'));
    const put = (Body: string) =>
      client.send(new PutObjectCommand({ Bucket, Key: 'imports/once é', Body, IfNoneMatch: '*' }));
    await put('first');
    await expect(put('second')).rejects.toMatchObject({
      name: 'PreconditionFailed',
      $metadata: { httpStatusCode: 412 },
    });
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: 'imports/once é' }));
    expect(await Body!.transformToString()).toBe('first');
  });

  const presigned = (settings: { Key: string; expiresIn?: number; signingDate?: Date }) =>
    getSignedUrl(
      new S3Client(services.as('Caller')),
      new PutObjectCommand({ Bucket, Key: settings.Key }),
      { expiresIn: 60, ...settings },
    );
  const put = (url: string) => fetch(url, { method: 'PUT', body: 'a;b' });

  it('are put with a presigned URL by people without credentials', async () => {
    expect((await put(await presigned({ Key: 'imports/my list.csv' }))).status).toBe(200);
  });

  it('are not put with a presigned URL that was changed', async () => {
    const url = await presigned({ Key: 'imports/mine.csv' });
    const answer = await put(url.replace('mine.csv', 'yours.csv'));
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('<Code>SignatureDoesNotMatch</Code>');
  });

  it('are not put with a presigned URL that has expired', async () => {
    const url = await presigned({ Key: 'imports/a', signingDate: new Date(Date.now() - 120_000) });
    expect(await (await put(url)).text()).toContain('Request has expired');
  });

  it('are not put with a presigned URL of a function without the right', async () => {
    expect((await put(await presigned({ Key: 'exports/a' }))).status).toBe(403);
  });

  it('answer a page of the site, by the rules of the bucket, and no other', async () => {
    const ask = (origin: string) =>
      fetch(`${services.awsUrl}/${Bucket}/imports/a`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'PUT' },
      });
    const allowed = await ask('http://127.0.0.1:4000');
    expect(allowed.headers.get('access-control-allow-origin')).toBe('http://127.0.0.1:4000');
    expect((await ask('http://evil.example')).status).toBe(403);
  });
});
