import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { oneAtATime } from '../../../infra/build/one-at-a-time.ts';

describe('oneAtATime', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vanhier-lock-'));
  });

  it('lets the second wait for the first', async () => {
    const steps: string[] = [];
    const work = (name: string) =>
      oneAtATime(
        'work',
        async () => {
          steps.push(`${name} begins`);
          await pause(20);
          steps.push(`${name} ends`);
        },
        folder,
      );
    await Promise.all([work('one'), work('two')]);
    expect(steps[1]).toBe(steps[0]?.replace('begins', 'ends'));
    expect(steps).toHaveLength(4);
  });

  it('gives the lock back when the work fails', async () => {
    const failing = oneAtATime('work', () => Promise.reject(new Error('no')), folder);
    await expect(failing).rejects.toThrow('no');
    expect(existsSync(join(folder, 'work.lock'))).toBe(false);
  });

  it('does not wait for a process that is gone', async () => {
    const { pid } = spawnSync('true');
    writeFileSync(join(folder, 'work.lock'), String(pid));
    expect(await oneAtATime('work', async () => 'done', folder)).toBe('done');
  });

  it('does not wait for a lock from long ago, whoever has its process id now', async () => {
    const lock = join(folder, 'work.lock');
    writeFileSync(lock, String(process.pid));
    utimesSync(lock, new Date(0), new Date(0));
    expect(await oneAtATime('work', async () => 'done', folder)).toBe('done');
  });
});
