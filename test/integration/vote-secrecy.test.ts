import {
  BatchGetItemCommand,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  CreateSecretCommand,
  DeleteSecretCommand,
  GetSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { describe, expect, it } from 'vitest';
import { functionNames } from '../../infra/functions.ts';
import { useLocalCloud } from './cloud.ts';

const cloud = useLocalCloud();
const as = (functionName: string) => ({
  endpoint: cloud().awsUrl,
  region: 'eu-west-1',
  credentials: cloud().credentialsOf(functionName),
  maxAttempts: 1,
});

const refused = { name: 'AccessDeniedException' };
const roll = { pk: { S: 'ROLL#con_1#a' }, sk: { S: 'a1' } };
const gate = { pk: { S: 'GATE#con_1#0' }, sk: { S: 'GATE' } };
const Key = roll;

function votesAs(functionName: string) {
  const client = new DynamoDBClient(as(functionName));
  const TableName = cloud().output('VoteTableName');
  return {
    get: () => client.send(new GetItemCommand({ TableName, Key })),
    put: (Item: typeof roll) => client.send(new PutItemCommand({ TableName, Item })),
    cast: () =>
      client.send(
        new TransactWriteItemsCommand({
          TransactItems: [
            { Put: { TableName, Item: roll, ConditionExpression: 'attribute_not_exists(pk)' } },
            {
              ConditionCheck: {
                TableName,
                Key: gate,
                ConditionExpression: 'attribute_exists(pk)',
              },
            },
          ],
        }),
      ),
    list: () =>
      client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': roll.pk },
        }),
      ),
    scan: () => client.send(new ScanCommand({ TableName })),
    getMany: () =>
      client.send(new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: [Key] } } })),
    remove: () => client.send(new DeleteItemCommand({ TableName, Key })),
  };
}

describe('the table of votes', () => {
  it('takes a vote from the pages, which can list neither voters nor ballots and delete nothing', async () => {
    const pages = votesAs('voting/public');
    await pages.put(gate);
    await pages.cast();
    expect((await pages.get()).Item).toEqual(roll);
    for (const attempt of [pages.list, pages.scan, pages.getMany, pages.remove]) {
      await expect(attempt()).rejects.toMatchObject(refused);
    }
  });

  it('is closed to every other function but the count', async () => {
    const others = functionNames.filter((name) => !/^voting\/(public|count)$/.test(name));
    for (const name of others) {
      await expect(votesAs(name).get()).rejects.toMatchObject(refused);
    }
    const count = votesAs('voting/count');
    expect((await count.list()).Items).toEqual([roll]);
    await expect(count.scan()).rejects.toMatchObject(refused);
    await count.remove();
    expect((await count.list()).Items).toEqual([]);
  });
});

describe('a pepper', () => {
  it('is made and destroyed by the count, and only read by the pages', async () => {
    const count = new SecretsManagerClient(as('voting/count'));
    const pages = new SecretsManagerClient(as('voting/public'));
    const SecretId = 'vanhier-dev/pepper/con_1';
    const make = (Name: string) => new CreateSecretCommand({ Name, SecretString: 'hot' });
    await expect(pages.send(make(SecretId))).rejects.toMatchObject(refused);
    await expect(count.send(make('vanhier-dev/else'))).rejects.toMatchObject(refused);
    await count.send(make(SecretId));
    const read = () => pages.send(new GetSecretValueCommand({ SecretId }));
    expect((await read()).SecretString).toBe('hot');
    const destroy = new DeleteSecretCommand({ SecretId, ForceDeleteWithoutRecovery: true });
    await expect(pages.send(destroy)).rejects.toMatchObject(refused);
    await count.send(destroy);
    await expect(read()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('is out of reach of every other function', async () => {
    for (const name of functionNames.filter((each) => !/^voting\/(public|count)$/.test(each))) {
      const client = new SecretsManagerClient(as(name));
      const SecretId = 'vanhier-dev/pepper/con_2';
      const reading = client.send(new GetSecretValueCommand({ SecretId }));
      await expect(reading).rejects.toMatchObject(refused);
    }
  });
});

describe('results', () => {
  it('are published by the count alone, and served as they are from where they are published', async () => {
    const put = (functionName: string, Key: string) =>
      new S3Client(as(functionName)).send(
        new PutObjectCommand({
          Bucket: cloud().output('PublicationsBucket'),
          Key,
          Body: '{"votes":1}',
          ContentType: 'application/json',
        }),
      );
    const Key = 'published/con_1/ballots.json';
    await expect(put('voting/public', Key)).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(put('voting/staff', Key)).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(put('voting/count', 'draft.json')).rejects.toMatchObject({ name: 'AccessDenied' });
    const address = `${cloud().siteUrl}/${Key}`;
    expect((await fetch(address)).status).toBe(403);
    await put('voting/count', Key);
    const answer = await fetch(address);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await answer.text()).toBe('{"votes":1}');
  });

  it('are backed up where nothing is written twice', async () => {
    const put = new PutObjectCommand({
      Bucket: cloud().output('VoteBackupsBucket'),
      Key: 'vote-backups/con_1.json',
      Body: '{}',
      IfNoneMatch: '*',
    });
    await new S3Client(as('voting/count')).send(put);
    await expect(new S3Client(as('voting/count')).send(put)).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
  });
});
