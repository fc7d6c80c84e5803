import {
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  GetItemCommand,
} from '@aws-sdk/client-dynamodb';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { useLocalCloud } from './cloud.ts';

const cloud = useLocalCloud();
const settings = (accessKeyId = cloud().adminCredentials.accessKeyId) => ({
  endpoint: cloud().awsUrl,
  region: 'eu-west-1',
  credentials: { ...cloud().adminCredentials, accessKeyId },
});

describe('a local cloud made from the template', () => {
  it('shows a landing page that leads to site, mailbox and API docs, and says who can sign in', async () => {
    const page = await (await fetch(cloud().siteUrl)).text();
    expect(page).toContain('/newsletter/en');
    expect(page).toContain(cloud().mailboxUrl);
    expect(page).toContain(cloud().docsUrl);
    expect(page).toContain('approver.retie@demo.vanhier.example');
  });

  it('serves a resident page from its function, with the security headers of the site', async () => {
    const answer = await fetch(`${cloud().siteUrl}/newsletter/nl`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('serves the files of the assets bucket', async () => {
    const answer = await fetch(`${cloud().siteUrl}/assets/swagger-ui/swagger-ui.css`);
    expect(answer.headers.get('content-type')).toContain('text/css');
  });

  it('lets staff in with a token of the identity provider, and nobody without', async () => {
    const me = (headers: Record<string, string>) =>
      fetch(`${cloud().siteUrl}/staff/me`, { headers });
    expect((await me({})).status).toBe(401);
    const token = await cloud().accessToken('editor@demo.vanhier.example');
    const answer = await me({ authorization: `Bearer ${token}` });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('editor@demo.vanhier.example');
  });

  it('has the queues of the template with their dead letter queues', async () => {
    const sqs = new SQSClient(settings());
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl: cloud().output('SendQueueUrl'),
        AttributeNames: ['All'],
      }),
    );
    expect(Attributes?.RedrivePolicy).toContain('deadLetterTargetArn');
  });

  it('has both tables of the template, which forget items at expiresAt', async () => {
    const client = new DynamoDBClient(settings());
    for (const name of ['TableName', 'VoteTableName']) {
      const TableName = cloud().output(name);
      const { TimeToLiveDescription } = await client.send(
        new DescribeTimeToLiveCommand({ TableName }),
      );
      expect(TimeToLiveDescription).toMatchObject({
        AttributeName: 'expiresAt',
        TimeToLiveStatus: expect.stringMatching(/^ENABL/),
      });
    }
  });

  it('refuses the table to whom the template gives no right to it', async () => {
    const read = (accessKeyId?: string) =>
      new DynamoDBClient(settings(accessKeyId)).send(
        new GetItemCommand({
          TableName: cloud().output('TableName'),
          Key: { pk: { S: 'a' }, sk: { S: 'b' } },
        }),
      );
    expect((await read()).Item).toBeUndefined();
    await expect(read('Nobody')).rejects.toThrow();
  });
});
