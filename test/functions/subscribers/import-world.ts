import { subscriberImportPaths } from '../../../functions/subscribers/importing/import-job.ts';
import {
  type ImportPolicy,
  importPolicySchema,
} from '../../../functions/subscribers/importing/policy.ts';
import {
  type SubscriberImportDeps,
  subscriberImport,
} from '../../../functions/subscribers/importing/subscriber-import.ts';
import { createSubscriberImports } from '../../../functions/subscribers/repository/imports.ts';
import { runImport } from '../../../shared/importing/run-import.ts';
import { noCounts } from '../../../shared/importing/tally.ts';
import { municipalities } from '../../../shared/programme/programme.ts';
import { memoryFiles } from '../../builders/memory-files.ts';
import { subscribersWorld } from './world.ts';

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
  const imports = createSubscriberImports(world.table);
  const requeued: string[] = [];
  /** What the worker works with; a test may put something else in place of a repository. */
  const importDepsWith = (change: Partial<SubscriberImportDeps>) => ({
    kind: subscriberImport({ ...world.deps, ...change }),
    now: world.now,
    imports,
    files,
    log: world.log,
    requeue: async (importId: string) => {
      requeued.push(importId);
    },
  });
  const importDeps = importDepsWith({});

  async function start(bytes: Uint8Array | string, policy = activePolicy): Promise<string> {
    const id = world.newId('imp');
    files.stored.set(subscriberImportPaths.file(id), Buffer.from(bytes));
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
        counts: noCounts(),
        refusalBatches: [],
      },
      [],
    );
    return id;
  }

  async function run(bytes: Uint8Array | string, policy = activePolicy, deps = importDeps) {
    const id = await start(bytes, policy);
    await runImport(id, () => 600_000, deps);
    const job = await imports.get(id);
    if (!job) throw new Error('the import is gone');
    return { job, refusals: refusalsOf(id) };
  }

  const refusalsOf = (id: string): string => String(files.stored.get(`refusals/${id}.csv`) ?? '');

  return {
    ...world,
    importDeps,
    importDepsWith,
    imports,
    files,
    requeued,
    start,
    run,
    refusalsOf,
  };
}
