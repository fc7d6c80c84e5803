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
 * Puts a file where everybody may download it. Its path follows from what is in it, so that what lies there never changes.
 * @param secret goes into the path of what must not be found yet: of few votes there are few possible results, and whoever
 * tried the path of each would know the right one by its being there.
 */
export async function publishFile(
  contestId: string,
  { name, text, secret = '' }: { name: keyof typeof types; text: string; secret?: string },
  publications: FileStore,
): Promise<PublishedFile> {
  const sha256 = sha256Of(text);
  const place = sha256Of(`${secret}\n${sha256}`).slice(0, 16);
  const key = `published/${contestId}/${place}/${name}`;
  await publications.put(key, { text, type: types[name] });
  return { name, path: `/${key}`, bytes: Buffer.byteLength(text), sha256 };
}

/** Both forms of the ballot list; each has been counted again, from its bytes alone, before it is put there. */
export async function publishBallots(
  file: BallotFile,
  secret: string,
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
  return Promise.all(forms.map((form) => publishFile(id, { ...form, secret }, publications)));
}
