import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, inject, it } from 'vitest';
import { createAuthenticate } from '../../../functions/staff/index.ts';
import { root } from '../../../infra/build/paths.ts';
import { freshTable } from '../../builders/table.ts';

const run = promisify(execFile);

const firstAdmin = (...options: string[]) =>
  run(process.execPath, ['infra/operations/first-admin.ts', ...options], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_ENDPOINT_URL_DYNAMODB: inject('dynamoDbEndpoint'),
    },
  });

describe('first-admin', () => {
  it('lets the first administrator do everything after signing in', async () => {
    const table = await freshTable();
    const options = [
      '--table',
      table.name,
      '--login',
      'anna@example.org',
      '--name',
      'Anna Peeters',
    ];
    const { stdout } = await firstAdmin(...options);
    expect(stdout).toContain('anna@example.org is an administrator now.');
    const principal = await createAuthenticate(table)({ sub: 'u-1', username: 'anna@example.org' });
    expect(JSON.stringify(principal)).toContain('"role":"admin"');
    expect((await firstAdmin(...options)).stdout).toContain('has an account');
  });

  it('says how it is used', async () => {
    await expect(firstAdmin('--table', 'x')).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Usage:'),
    });
  });
});
