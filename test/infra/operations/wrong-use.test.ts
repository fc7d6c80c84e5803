import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { root } from '../../../infra/build/paths.ts';

const run = (command: string, ...args: readonly string[]) =>
  spawnSync(process.execPath, [`infra/operations/${command}.ts`, ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  });

it.each(['first-admin', 'replay-erasures', 'restore-votes'])(
  '%s says which option it does not know and how it is used, and touches nothing',
  (command) => {
    const { status, stdout, stderr } = run(command, '--tabel=x');
    expect(stderr).toContain("Unknown option '--tabel'");
    expect(stderr).toContain('Usage: npm run');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  },
);

it('restore-votes takes one file, and leaves none out in silence', () => {
  const options = ['--table=x', `--sha256=${'0'.repeat(64)}`];
  const { status, stderr } = run('restore-votes', 'one.json', 'two.json', ...options);
  expect(stderr).toContain('Usage: npm run voting:restore');
  expect(status).toBe(2);
});
