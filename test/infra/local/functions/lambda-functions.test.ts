import { expect, it } from 'vitest';
import { lambdaFunctions } from '../../../../infra/local/functions/lambda-functions.ts';
import type { JsonObject, ResolvedTemplate, Resource } from '../../../../infra/local/resources.ts';

const aFunction = (logicalId: string, Variables: JsonObject): Resource => ({
  logicalId,
  type: 'AWS::Lambda::Function',
  stack: 'Service',
  properties: {
    Runtime: 'nodejs24.x',
    Code: { S3Key: 'code.zip' },
    Environment: { Variables },
  },
  name: logicalId,
  ref: logicalId,
  arn: `arn:aws:lambda:eu-west-1:000000000000:function:${logicalId}`,
});

const template = (...resources: Resource[]): ResolvedTemplate => ({
  resources,
  outputs: {},
  byType: () => resources,
  byArn: (arn) => {
    throw new Error(arn);
  },
  physicalName: ({ name }) => name,
});

const environments = (localHosts: Record<string, string>) =>
  lambdaFunctions(
    template(
      aFunction('Sync', { UITDATABANK_URL: 'https://search.uitdatabank.be', SITE_URL: 'http://x' }),
      aFunction('Other', {}),
    ),
    new Map([['code.zip', '/code']]),
    { awsUrl: 'http://127.0.0.1:1', localHosts },
  ).map(({ environment }) => environment);

it('a function that reads UiTdatabank asks its stand-in on this machine, and never the real one', () => {
  const localHosts = { 'uitdatabank.vanhier.example': 'http://127.0.0.1:2' };
  const [sync, other] = environments(localHosts);
  expect(sync).toMatchObject({
    SITE_URL: 'http://x',
    UITDATABANK_URL: 'https://uitdatabank.vanhier.example',
    LOCAL_HOSTS: JSON.stringify(localHosts),
  });
  expect(other).not.toHaveProperty('UITDATABANK_URL');
  expect(environments({})[0]?.UITDATABANK_URL).toBe('https://uitdatabank.vanhier.example');
});
