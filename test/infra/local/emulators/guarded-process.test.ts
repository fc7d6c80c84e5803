import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startGuardedProcess } from '../../../../infra/local/emulators/guarded-process.ts';

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Starts a guarded program from a process of its own, which prints the program's id. */
const parent = `
  import { startGuardedProcess } from '${new URL('../../../../infra/local/emulators/guarded-process.ts', import.meta.url)}';
  import { readFileSync } from 'node:fs';
  const file = process.argv[1];
  startGuardedProcess('/bin/sh', '-c', 'echo $$ > ' + file + '; exec sleep 60');
  setInterval(() => {
    try { const pid = readFileSync(file, 'utf8').trim(); if (pid) console.log(pid); } catch {}
  }, 20);
`;

describe('a guarded process', () => {
  it('ends when the process that started it is killed with -9', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'vanhier-guarded-')), 'pid');
    const starter = spawn(process.execPath, ['--input-type=module', '-e', parent, file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [printed] = await once(starter.stdout, 'data');
    const pid = Number.parseInt(String(printed), 10);
    expect(isRunning(pid)).toBe(true);
    starter.kill('SIGKILL');
    await expect.poll(() => isRunning(pid)).toBe(false);
  });

  it('says what it printed when it ends by itself', async () => {
    const failing = startGuardedProcess('/bin/sh', '-c', 'echo no room >&2; exit 1');
    expect(await failing.ended).toBe('no room');
    await failing.stop();
  });

  it('is stopped on demand', async () => {
    const endless = startGuardedProcess('sleep', '60');
    await endless.stop();
    // The shell may say that it was told to.
    expect(await endless.ended).toMatch(/^(Terminated)?$/);
  });
});
