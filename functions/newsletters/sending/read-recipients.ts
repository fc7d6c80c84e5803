import type { Table } from '../../../shared/data/table.ts';
import type { ChunkRef } from './chunk.ts';
import { createChunkRepository } from './chunk-repository.ts';

/** Who is in a chunk: ids of subscribers, each at the place that its mail's tag `index` names. None of a chunk that is gone. */
export function createReadRecipients(table: Table) {
  const chunks = createChunkRepository(table);
  return async (ref: ChunkRef): Promise<readonly string[]> =>
    (await chunks.find(ref))?.recipients ?? [];
}
