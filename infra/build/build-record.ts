import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import * as z from 'zod';
import { recordFile, root } from './paths.ts';

/** What a build was made of and what came out, to tell whether it must be made again. */
export const buildRecordSchema = z.object({
  /** Hash of all inputs' contents. */
  fingerprint: z.string(),
  inputs: z.array(z.string()),
  /** Bytes of each bundle, by function name. */
  bytes: z.record(z.string(), z.number()),
});

export type BuildRecord = z.infer<typeof buildRecordSchema>;

/** Files that decide about every bundle beside its own sources; the lockfile stands for all of node_modules. */
const alwaysInputs = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'infra/functions.ts',
  'infra/build/options.ts',
  'infra/build/build-functions.ts',
  'infra/build/credentials-plugin.ts',
  'infra/build/evaluate-plugin.ts',
  'infra/build/lazy-http-plugin.ts',
  'infra/build/leave-out-plugin.ts',
  'infra/build/packed-json-plugin.ts',
  'infra/build/plugins.ts',
  'shared/i18n/compile-messages.ts',
];

/** The files of this repository among the given ones, relative to the root, sorted, each once. */
export function ownInputs(files: Iterable<string>): string[] {
  const own = [...files].filter((file) => !file.includes('node_modules/') && !file.includes(':'));
  return [...new Set([...alwaysInputs, ...own])].sort();
}

/** Hash of names and contents; a missing file counts as empty, so that deleting one shows. */
export async function fingerprintOf(inputs: readonly string[], folder = root): Promise<string> {
  const contents = await Promise.all(
    inputs.map(async (input) => {
      const path = `${folder}/${input}`;
      return existsSync(path) ? readFile(path) : Buffer.alloc(0);
    }),
  );
  const hash = createHash('sha256');
  inputs.forEach((input, index) => {
    hash.update(`${input}\0`).update(contents[index] ?? '');
  });
  return hash.digest('hex');
}

/** Whether one of these files was written or went away at or after this time, in milliseconds. */
export async function changedSince(
  time: number,
  inputs: readonly string[],
  folder = root,
): Promise<boolean> {
  const times = await Promise.all(
    inputs.map((input) =>
      stat(`${folder}/${input}`).then(
        ({ mtimeMs }) => mtimeMs,
        () => Number.POSITIVE_INFINITY,
      ),
    ),
  );
  return times.some((changed) => changed >= time);
}

/** The record of the last build, or undefined when there is none that can be read. */
export async function readBuildRecord(): Promise<BuildRecord | undefined> {
  if (!existsSync(recordFile)) return undefined;
  const parsed = buildRecordSchema.safeParse(JSON.parse(await readFile(recordFile, 'utf8')));
  return parsed.success ? parsed.data : undefined;
}
