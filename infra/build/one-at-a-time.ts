import { mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from './paths.ts';

const pollMs = 50;
const longestWorkMs = 120_000;

/**
 * Does the work while no other process of this machine does work of that name: who comes second waits, and usually
 * finds the first one's result. A lock whose process is gone does not count.
 */
export async function oneAtATime<Result>(
  name: string,
  work: () => Promise<Result>,
  folder = `${root}/.build`,
): Promise<Result> {
  const lockFile = `${folder}/${name}.lock`;
  await mkdir(folder, { recursive: true });
  while (!(await take(lockFile))) await pause(pollMs);
  try {
    return await work();
  } finally {
    await rm(lockFile, { force: true });
  }
}

async function take(lockFile: string): Promise<boolean> {
  try {
    const file = await open(lockFile, 'wx');
    await file.writeFile(String(process.pid));
    await file.close();
    return true;
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
    await dropIfAbandoned(lockFile);
    return false;
  }
}

async function dropIfAbandoned(lockFile: string): Promise<void> {
  try {
    const pid = Number(await readFile(lockFile, 'utf8'));
    const { mtimeMs } = await stat(lockFile);
    // An empty file is a lock that is being written. An old one may name a process id that is in use again.
    const abandoned = (pid > 0 && !isAlive(pid)) || Date.now() - mtimeMs > longestWorkMs;
    if (abandoned) await rm(lockFile, { force: true });
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return !isCode(error, 'ESRCH');
  }
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
