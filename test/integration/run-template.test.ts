import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../infra/build/paths.ts';
import { openListener } from '../../infra/local/listener.ts';
import { runTemplate } from '../../infra/local/run-template.ts';
import { collectStoppers } from '../../infra/local/stoppers.ts';
import { bakeryAssembly } from './bakery-template.ts';

const code = `
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const put = (pk) => new DynamoDBClient().send(
  new PutItemCommand({ TableName: process.env.TABLE_NAME, Item: { pk: { S: pk } } }));

export const shop = async (event) => {
  await new SQSClient().send(
    new SendMessageCommand({ QueueUrl: process.env.ORDERS_QUEUE_URL, MessageBody: event.body }));
  return { statusCode: 202 };
};
export const baker = async ({ Records }) => {
  console.log('baking ' + Records.length);
  for (const { body } of Records) await put(JSON.parse(body).name);
};
export const thief = async () => put('stolen');
`;

const stoppers = collectStoppers(() => {});
const lines: string[] = [];
let bakery: Awaited<ReturnType<typeof runTemplate>>;
let site: string;
let aws: string;

beforeAll(async () => {
  // Within the repository, where the functions find the SDK.
  mkdirSync(`${root}/.build`, { recursive: true });
  const folder = mkdtempSync(`${root}/.build/bakery-`);
  stoppers.add(() => rmSync(folder, { recursive: true }));
  writeFileSync(`${folder}/index.mjs`, code);
  const open = async () => {
    const listener = await openListener(0);
    stoppers.add(listener.close);
    return listener;
  };
  const listeners = {
    site: await open(),
    aws: await open(),
    oidc: await open(),
    mailbox: await open(),
  };
  site = listeners.site.url;
  aws = listeners.aws.url;
  bakery = await runTemplate(Promise.resolve(bakeryAssembly(folder)), {
    listeners,
    dataDir: folder,
    ephemeral: true,
    dynamoDbEndpoint: undefined,
    awsOptions: {},
    log: (part, line) => lines.push(`${part} ${line}`),
    stoppers,
  });
});
afterAll(() => stoppers.stop());

async function isLoaf(pk: string): Promise<boolean> {
  const client = new DynamoDBClient({
    endpoint: aws,
    region: 'eu-west-1',
    credentials: bakery.services.adminCredentials,
  });
  const TableName = bakery.template.outputs.Table;
  return (
    (await client.send(new GetItemCommand({ TableName, Key: { pk: { S: pk } } }))).Item !==
    undefined
  );
}

describe('a template that is run', () => {
  it('leads a request through function, queue and worker into the table', async () => {
    const answer = await fetch(`${site}/orders`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"name":"rye"}',
    });
    expect(answer.status).toBe(202);
    await expect.poll(() => isLoaf('rye'), { timeout: 120_000 }).toBe(true);
    expect(lines).toContain('bakery/baker baking 1');
  });

  it('refuses what the role of a function does not allow, and tells the log under the reference of the answer', async () => {
    const answer = await fetch(`${site}/thief`);
    expect(answer.status).toBe(500);
    const { reference } = Object(await answer.json());
    expect(await isLoaf('stolen')).toBe(false);
    const told = lines.find((line) => line.includes(reference));
    expect(told).toMatch(/^bakery\/thief failed.*AccessDenied.*dynamodb:PutItem/s);
  });
});
