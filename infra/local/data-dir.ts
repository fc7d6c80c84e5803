import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Names of the lock's files begin so. */
export const lockName = 'lock.sqlite';

export interface DataDir {
  path: string;
  /** Lets another local cloud have the data; removes it when it was ephemeral. */
  release(): void;
}

export class DataInUse extends Error {
  constructor(path: string) {
    super(
      `Another local cloud is running on the data in ${path}. Stop it first, or start this one with --ephemeral.`,
    );
  }
}

/**
 * Takes a data directory for this process alone. The lock is one of SQLite's on a file, which the kernel gives back
 * when the process ends in any way, kill -9 included.
 * @throws DataInUse when another local cloud has it.
 */
export function takeDataDir(path: string): DataDir {
  mkdirSync(path, { recursive: true });
  const lock = new DatabaseSync(join(path, lockName));
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch {
    lock.close();
    throw new DataInUse(path);
  }
  return { path, release: () => lock.close() };
}

/** A directory in the system's folder for temporary files, gone after the release. */
export function takeEphemeralDir(): DataDir {
  const path = mkdtempSync(join(tmpdir(), 'vanhier-local-'));
  const remove = () => rmSync(path, { recursive: true, force: true });
  process.once('exit', remove);
  return {
    path,
    release: () => {
      process.off('exit', remove);
      remove();
    },
  };
}
