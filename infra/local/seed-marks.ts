import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockName } from './data-dir.ts';
import type { Seed } from './seed.ts';

const begun = (dataDir: string): string => join(dataDir, 'seeding');
const done = (dataDir: string): string => join(dataDir, 'seeded');

/**
 * Before anything uses the data: throws away what a first start left that was stopped while it made the demonstration, since half of
 * one can be neither used nor finished. Data that somebody began without a demonstration are never touched.
 */
export function prepareSeed(dataDir: string, seed: Seed): void {
  const own = () => readdirSync(dataDir).filter((name) => !name.startsWith(lockName));
  if (existsSync(begun(dataDir))) {
    for (const name of own()) rmSync(join(dataDir, name), { recursive: true });
  }
  if (seed === 'demo' && own().length === 0) writeFileSync(begun(dataDir), '');
}

export const isSeeded = (dataDir: string): boolean => existsSync(done(dataDir));

export function markSeeded(dataDir: string): void {
  writeFileSync(done(dataDir), `${new Date().toISOString()}\n`);
  rmSync(begun(dataDir), { force: true });
}
