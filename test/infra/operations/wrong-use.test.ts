import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { root } from '../../../infra/build/paths.ts';

it.each(['first-admin', 'replay-erasures', 'restore-votes'])(
  '%s says which option it does not know and how it is used, and touches nothing',
  (command) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [`infra/operations/${command}.ts`, '--tabel=x'],
      { cwd: root, encoding: 'utf8', env: { PATH: process.env.PATH } },
    );
    expect(stderr).toContain("Unknown option '--tabel'");
    expect(stderr).toContain('Usage: npm run');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  },
);
