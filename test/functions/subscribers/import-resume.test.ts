import { describe, expect, test } from 'vitest';
import { messyExport } from '../../../infra/local/demo/messy-export.ts';
import { batchSize, runImport } from '../../../shared/importing/run-import.ts';
import { importWorld } from './import-world.ts';

class Killed extends Error {}

/** Makes the calls of some functions fail from the n-th on, before or after their effect. */
function killer(at: number, isAfter: boolean) {
  let calls = 0;
  let isArmed = true;
  return {
    disarm() {
      isArmed = false;
    },
    around:
      <Args extends unknown[], Result>(work: (...args: Args) => Promise<Result>) =>
      async (...args: Args): Promise<Result> => {
        calls += 1;
        const isHit = isArmed && calls >= at;
        if (isHit && !isAfter) throw new Killed();
        const result = await work(...args);
        if (isHit) throw new Killed();
        return result;
      },
  };
}

const list = messyExport({ rows: 60, seed: 5 });

describe('an import that is killed', () => {
  // Every write of rows, checkpoints and refusals is one effect; 60 rows have about 60.
  test.each(Array.from({ length: 16 }, (_, index) => [1 + index * 4, index % 2 === 0] as const))(
    'at effect %i (after it: %s) ends as one that ran through',
    async (at, isAfter) => {
      const world = await importWorld();
      const id = await world.start(list.bytes);
      const kill = killer(at, isAfter);
      const { subscribers, imports, files } = world;
      const mortal = {
        ...world.importDepsWith({
          subscribers: {
            ...subscribers,
            create: kill.around(subscribers.create.bind(subscribers)),
            replace: kill.around(subscribers.replace.bind(subscribers)),
          },
        }),
        imports: { ...imports, advance: kill.around(imports.advance.bind(imports)) },
        files: { ...files, put: kill.around(files.put), write: kill.around(files.write) },
      };
      await runImport(id, () => 600_000, mortal).catch((error: unknown) => {
        if (!(error instanceof Killed)) throw error;
      });
      kill.disarm();
      await runImport(id, () => 600_000, mortal);
      const job = await imports.get(id);
      expect(job).toMatchObject({ state: 'done', counts: list.expected });
      expect(world.refusalsOf(id).split('\r\n')).toHaveLength(list.expected.refused + 2);
      for (const address of list.addresses) {
        expect(await subscribers.findByAddress(address), address).toBeDefined();
      }
      const members = await world.table.query({ pk: 'SUBSCRIBERS#00' });
      expect(new Set(members.items.map((item) => item.address)).size).toBe(members.items.length);
    },
  );

  test('goes on in another run when its time ends, from the batch it was at', async () => {
    const world = await importWorld();
    const long = messyExport({ rows: batchSize + 100, seed: 9 });
    const id = await world.start(long.bytes);
    await runImport(id, () => 10_000, world.importDeps);
    expect(world.requeued).toEqual([id]);
    expect(await world.imports.get(id)).toMatchObject({
      state: 'running',
      checkpoint: { records: batchSize, batch: 1 },
    });
    await runImport(id, () => 600_000, world.importDeps);
    expect(await world.imports.get(id)).toMatchObject({ state: 'done', counts: long.expected });
  });

  test('cancelled between two batches keeps what was done, and does no more', async () => {
    const world = await importWorld();
    const long = messyExport({ rows: batchSize + 100, seed: 9 });
    const id = await world.start(long.bytes);
    let batches = 0;
    const { imports } = world;
    const advance: typeof imports.advance = async (before, after, writes) => {
      await imports.advance(before, after, writes);
      if (after.checkpoint.batch > before.checkpoint.batch) batches += 1;
      if (batches === 1 && after.state === 'running') {
        await imports.advance(after, { ...after, state: 'cancelled' });
      }
    };
    const withCancel = { ...world.importDeps, imports: { ...imports, advance } };
    await runImport(id, () => 600_000, withCancel);
    await runImport(id, () => 600_000, withCancel);
    expect(batches).toBe(1);
    expect(world.requeued).toEqual([]);
    expect(await imports.get(id)).toMatchObject({
      state: 'cancelled',
      checkpoint: { records: batchSize, batch: 1 },
    });
  });

  test('delivered twice at once imports and counts everyone once', async () => {
    const world = await importWorld();
    const id = await world.start(list.bytes);
    const run = () => runImport(id, () => 600_000, world.importDeps);
    await Promise.all([run(), run(), run()]);
    await run();
    expect(await world.imports.get(id)).toMatchObject({ state: 'done', counts: list.expected });
  });
});
