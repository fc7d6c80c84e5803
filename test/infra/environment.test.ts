import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleFolder } from '../../infra/build/build-functions.ts';
import { functionNames } from '../../infra/functions.ts';
import { lambdaEnvironment } from '../bench/lambda-environment.ts';
import {
  createNamer,
  ofType,
  type Properties,
  type Synthesized,
  synthesize,
} from './synthesized.ts';

let synthesized: Synthesized;

beforeAll(async () => {
  synthesized = await synthesize();
});

/** What Lambda itself puts into the environment. */
const fromLambda = {
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_SESSION_TOKEN: 'test',
};

function variablesOf(name: string): Record<string, string> {
  const toText = createNamer(synthesized);
  const { Environment } = ofType(synthesized.templates.Service, 'AWS::Lambda::Function').find(
    ({ Environment }: Properties) => Environment.Variables.POWERTOOLS_SERVICE_NAME === name,
  );
  const variables: [string, unknown][] = Object.entries(Environment.Variables);
  return Object.fromEntries(
    variables.map(([key, value]) => [
      key,
      // Addresses are checked by the functions, and the names of a test are none.
      /_URL$|_ISSUER$/.test(key) ? `https://aws.example/${key}` : toText(value),
    ]),
  );
}

describe('environment', () => {
  it.each(functionNames)('%s starts with what the template tells it', async (name) => {
    const script = `const { handler } = await import('${bundleFolder(name)}/index.mjs');
      process.stdout.write(typeof handler); process.exit(0);`;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', script],
      { env: { ...fromLambda, ...variablesOf(name) } },
    );
    expect(stdout).toBe('function');
  });

  it.each(functionNames)('the bench of starts gives %s all that the template does', (name) => {
    expect(Object.keys(lambdaEnvironment)).toEqual(
      expect.arrayContaining(Object.keys(variablesOf(name))),
    );
  });
});
