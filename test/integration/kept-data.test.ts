import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetQueueAttributesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, expect, it } from 'vitest';
import { DataInUse } from '../../infra/local/data-dir.ts';
import { type LocalCloud, startLocalCloud } from '../../infra/local/index.ts';

let cloud: LocalCloud | undefined;
afterEach(() => cloud?.stop());

it('keeps items, objects and messages between starts, and lets only one start at a time have them', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'vanhier-kept-'));
  const start = async () => {
    cloud = await startLocalCloud({ port: 0, dataDir, seed: 'none', quiet: true });
    const settings = {
      endpoint: cloud.awsUrl,
      region: 'eu-west-1',
      credentials: cloud.adminCredentials,
      forcePathStyle: true,
    };
    return {
      table: cloud.output('TableName'),
      bucket: cloud.output('FilesBucket'),
      // Nothing takes messages of a dead letter queue away.
      queue: `${cloud.output('SendQueueUrl')}-dlq`,
      dynamodb: new DynamoDBClient(settings),
      s3: new S3Client(settings),
      sqs: new SQSClient(settings),
    };
  };
  const Key = { pk: { S: 'kept' }, sk: { S: 'kept' } };
  const file = { Key: 'rendered/kept.txt' };

  const first = await start();
  await first.dynamodb.send(new PutItemCommand({ TableName: first.table, Item: Key }));
  await first.s3.send(new PutObjectCommand({ Bucket: first.bucket, ...file, Body: 'kept' }));
  await first.sqs.send(new SendMessageCommand({ QueueUrl: first.queue, MessageBody: 'kept' }));
  await expect(startLocalCloud({ port: 0, dataDir })).rejects.toThrow(DataInUse);
  await cloud?.stop();

  const second = await start();
  const item = await second.dynamodb.send(new GetItemCommand({ TableName: second.table, Key }));
  expect(item.Item).toEqual(Key);
  const object = await second.s3.send(new GetObjectCommand({ Bucket: second.bucket, ...file }));
  expect(await object.Body?.transformToString()).toBe('kept');
  const { Attributes } = await second.sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: second.queue,
      AttributeNames: ['ApproximateNumberOfMessages'],
    }),
  );
  expect(Attributes?.ApproximateNumberOfMessages).toBe('1');
});
