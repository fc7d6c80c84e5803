import { byteOrderMark } from '../csv/write-csv.ts';
import type { Files } from '../files/files.ts';
import type { ImportPaths } from './import-job.ts';

interface Refusals {
  readonly id: string;
  /** Numbers of the batches that left a piece. */
  readonly refusalBatches: readonly number[];
  /** First line of the list. */
  readonly header: string;
}

/** Puts the pieces that the batches left together to one file, piece by piece. Writing it again gives the same. */
export async function collectRefusals(
  refusals: Refusals,
  paths: ImportPaths,
  files: Files,
): Promise<void> {
  await files.write(paths.refusals(refusals.id), wholeList(refusals, paths, files));
}

async function* wholeList(
  { id, refusalBatches, header }: Refusals,
  paths: ImportPaths,
  files: Files,
): AsyncGenerator<string> {
  yield byteOrderMark + header;
  for (const batch of refusalBatches) {
    const piece = await files.open(paths.refusalPiece(id, batch));
    if (!piece) throw new Error(`refusals of import ${id} lack piece ${batch}`);
    const decoder = new TextDecoder();
    for await (const bytes of piece.bytes) yield decoder.decode(bytes, { stream: true });
  }
}
