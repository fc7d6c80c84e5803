import type { Files } from '../../../functions/subscribers/files.ts';
import { importFileKey, noCounts } from '../../../functions/subscribers/importing/import-job.ts';
import {
  type ImportPolicy,
  importPolicySchema,
} from '../../../functions/subscribers/importing/policy.ts';
import { runImport } from '../../../functions/subscribers/importing/run-import.ts';
import { createImportRepository } from '../../../functions/subscribers/repository/imports.ts';
import { municipalities } from '../../../shared/programme/programme.ts';
import { subscribersWorld } from './world.ts';

export interface MemoryFiles extends Files {
  readonly stored: Map<string, Buffer>;
}

/** Files in memory, read in pieces of a size that cuts characters and records. */
export function memoryFiles(pieceSize = 1000): MemoryFiles {
  const stored = new Map<string, Buffer>();
  return {
    stored,
    async open(key) {
      const file = stored.get(key);
      if (!file) return undefined;
      return {
        size: file.byteLength,
        bytes: (async function* () {
          for (let at = 0; at < file.byteLength; at += pieceSize) {
            yield file.subarray(at, at + pieceSize);
          }
        })(),
      };
    },
    async put(key, text) {
      stored.set(key, Buffer.from(text));
    },
    async write(key, pieces) {
      let text = '';
      for await (const piece of pieces) text += piece;
      stored.set(key, Buffer.from(text));
    },
  };
}

export const activePolicy: ImportPolicy = importPolicySchema.parse({
  municipalities: municipalities.map(({ nis }) => nis),
  people: { state: 'active', basis: 'documented_consent', reference: 'Map "inschrijvingen 2026"' },
});

export const pendingPolicy: ImportPolicy = importPolicySchema.parse({
  municipalities: municipalities.map(({ nis }) => nis),
  people: { state: 'pending' },
});

/** A subscribers' world in which lists can be imported without S3 and SQS. */
export async function importWorld(files = memoryFiles()) {
  const world = await subscribersWorld();
  const imports = createImportRepository(world.table);
  const requeued: string[] = [];
  const deps = {
    ...world.deps,
    imports,
    files,
    log: world.log,
    requeue: async (importId: string) => {
      requeued.push(importId);
    },
  };

  async function start(bytes: Uint8Array | string, policy = activePolicy): Promise<string> {
    const id = world.newId('imp');
    files.stored.set(importFileKey(id), Buffer.from(bytes));
    const at = world.now().toISOString();
    await imports.create(
      {
        id,
        state: 'running',
        policy,
        fileName: 'list.csv',
        size: 1,
        createdAt: at,
        createdBy: 'acc_test',
        startedAt: at,
        checkpoint: { records: 0, batch: 0 },
        counts: noCounts,
        refusalBatches: [],
      },
      [],
    );
    return id;
  }

  async function run(bytes: Uint8Array | string, policy = activePolicy) {
    const id = await start(bytes, policy);
    await runImport(id, () => 600_000, deps);
    const job = await imports.get(id);
    if (!job) throw new Error('the import is gone');
    return { job, refusals: refusalsOf(id) };
  }

  const refusalsOf = (id: string): string => String(files.stored.get(`refusals/${id}.csv`) ?? '');

  return { ...world, importDeps: deps, imports, files, requeued, start, run, refusalsOf };
}
