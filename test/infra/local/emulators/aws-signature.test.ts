import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { readBody } from '../../../../infra/local/api/request-body.ts';
import { signedHeaders } from '../../../../infra/local/emulators/aws-signature.ts';
import { openListener } from '../../../../infra/local/listener.ts';

const credentials = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  sessionToken: 'session',
};

it('signs as the AWS SDK does', async () => {
  const listener = await openListener(0);
  const seen = Promise.withResolvers<{ headers: Record<string, unknown>; body: Buffer }>();
  listener.handle(async (request, response) => {
    const body = (await readBody(request, 1000)) ?? Buffer.alloc(0);
    seen.resolve({ headers: request.headers, body });
    response.end('{}');
  });
  const client = new DynamoDBClient({ endpoint: listener.url, region: 'eu-west-1', credentials });
  await client.send(new ListTablesCommand({}));
  await listener.close();

  const { headers, body } = await seen.promise;
  const names = /SignedHeaders=([^,]+)/.exec(String(headers.authorization))?.[1]?.split(';') ?? [];
  const added = ['host', 'x-amz-date', 'x-amz-security-token'];
  const own = names.filter((name) => !added.includes(name));
  const time = String(headers['x-amz-date']).replace(
    /(....)(..)(..)T(..)(..)(..)Z/,
    '$1-$2-$3T$4:$5:$6Z',
  );
  const ours = signedHeaders(
    {
      host: String(headers.host),
      region: 'eu-west-1',
      service: 'dynamodb',
      headers: Object.fromEntries(own.map((name) => [name, String(headers[name])])),
      body,
    },
    credentials,
    new Date(time),
  );
  expect(ours.authorization).toBe(headers.authorization);
});
