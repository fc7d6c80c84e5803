import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import type { ApplyDeps } from '../../../functions/merchants/importing/apply-rows.ts';
import type { ImportJob } from '../../../functions/merchants/importing/import-job.ts';
import { merchantImport } from '../../../functions/merchants/importing/merchant-import.ts';
import { newId } from '../../../shared/ids.ts';
import { runImport } from '../../../shared/importing/run-import.ts';
import { noCounts } from '../../../shared/importing/tally.ts';
import { testClock } from '../../builders/clock.ts';
import { silentLog } from '../../builders/silent-log.ts';
import { anImportPolicy } from './merchants-world.ts';

setFlagsFromString('--expose_gc');
const collectGarbage: () => void = runInNewContext('gc');

const rows = 10_000;
const story = 'Wij staan elke dag voor u klaar. '.repeat(40);

/** A list that is made while it is read, of 14 MB. */
async function* list() {
  yield Buffer.from('naam;branche;adres;postcode;email;openingsuren;verhaal\r\n');
  for (let from = 0; from < rows; from += 100) {
    const lines = Array.from({ length: 100 }, (_, index) => {
      const at = index % 20 === 0 ? '' : '@';
      const line = from + index;
      return `Zaak ${line};bakker;Straat ${line};2470;zaak${line}${at}x.be;ma-vr 9-12, 13-18;${story}\r\n`;
    });
    yield Buffer.from(lines.join(''));
  }
}

test('10,000 rows take no more memory than the first thousands', async () => {
  const at = '2026-11-22T12:00:00.000Z';
  let job: ImportJob = {
    id: newId('imp'),
    state: 'running',
    policy: anImportPolicy(),
    fileName: 'large.csv',
    size: 1,
    createdAt: at,
    createdBy: 'acc_x',
    startedAt: at,
    checkpoint: { records: 0, batch: 0 },
    counts: noCounts(),
    refusalBatches: [],
  };
  const heap: number[] = [];
  let created = 0;
  // Everything that keeps what it is given stands outside the worker.
  const outside = {
    merchants: {
      slugsOf: async () => new Map(),
      readMany: async () => [],
      listByEnterprise: async () => [],
      create: async () => {
        created += 1;
      },
    },
    erased: { among: async () => new Set() },
    now: testClock(),
    newId,
  } as unknown as ApplyDeps;
  const deps = {
    kind: merchantImport(outside),
    imports: {
      get: async () => job,
      create: async () => {},
      list: async () => ({ jobs: [], cursor: undefined }),
      advance: async (_before: ImportJob, after: ImportJob) => {
        job = after;
        if (after.checkpoint.batch % 4 !== 0) return;
        collectGarbage();
        heap.push(process.memoryUsage().heapUsed);
      },
    },
    files: {
      open: async () => ({ size: 1, bytes: list() }),
      put: async () => {},
      write: async () => {},
    },
    requeue: async () => {},
    log: silentLog(),
    now: testClock(),
  };
  await runImport(job.id, () => 600_000, deps);
  expect(job).toMatchObject({ state: 'done', counts: { accepted: 9500, refused: 500, notes: {} } });
  expect(created).toBe(9500);
  // The least of several: what the engine itself does meanwhile, compiling for one, shows in single figures.
  const early = Math.min(...heap.slice(1, 4));
  const late = Math.min(...heap.slice(-3));
  expect(late - early).toBeLessThan(2_000_000);
}, 300_000);
