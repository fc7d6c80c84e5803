import type { BallotFile } from './ballot-file.ts';
import { toCsv } from './ballot-file-csv.ts';
import { toJson } from './ballot-file-json.ts';
import type { FileStore } from './count-deps.ts';
import { recount } from './recount.ts';
import type { PublishedFile } from './result.ts';
import { sha256Of } from './vote-backup.ts';

const types = {
  'ballots.json': 'application/json',
  'ballots.csv': 'text/csv; charset=utf-8',
  'audit.jsonl': 'application/jsonl; charset=utf-8',
} as const;

/**
 * Puts a file where everybody may download it. The path holds the beginning of its hash: before publication nobody can
 * guess it, and afterwards what lies there never changes.
 */
export async function publishFile(
  contestId: string,
  { name, text }: { readonly name: keyof typeof types; readonly text: string },
  publications: FileStore,
): Promise<PublishedFile> {
  const sha256 = sha256Of(text);
  const key = `published/${contestId}/${sha256.slice(0, 16)}/${name}`;
  await publications.put(key, { text, type: types[name] });
  return { name, path: `/${key}`, bytes: Buffer.byteLength(text), sha256 };
}

/** Both forms of the ballot list; each has been counted again, from its bytes alone, before it is put there. */
export async function publishBallots(
  file: BallotFile,
  publications: FileStore,
): Promise<PublishedFile[]> {
  const { id } = file.contest;
  const forms = [
    { name: 'ballots.json', text: toJson(file) },
    { name: 'ballots.csv', text: toCsv(file) },
  ] as const;
  for (const { name, text } of forms) {
    const { differences } = await recount(Buffer.from(text));
    if (differences.length > 0) throw new Error(`${name} of ${id} is not what was counted`);
  }
  return Promise.all(forms.map((form) => publishFile(id, form, publications)));
}
