import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import type { ImportJob } from '../../../functions/subscribers/importing/import-job.ts';
import {
  type SubscriberImportDeps,
  subscriberImport,
} from '../../../functions/subscribers/importing/subscriber-import.ts';
import { newId } from '../../../shared/ids.ts';
import { runImport } from '../../../shared/importing/run-import.ts';
import { noCounts } from '../../../shared/importing/tally.ts';
import { testClock } from '../../builders/clock.ts';
import { silentLog } from '../../builders/silent-log.ts';
import { activePolicy } from './import-world.ts';

setFlagsFromString('--expose_gc');
const collectGarbage: () => void = runInNewContext('gc');

const rows = 100_000;
const header = 'email;naam;gemeente;doelgroep;taal;toestemming\r\n';

/** A list that is made while it is read. */
async function* list() {
  yield Buffer.from(header);
  for (let from = 0; from < rows; from += 1000) {
    const lines = Array.from({ length: 1000 }, (_, index) => {
      const at = index % 20 === 0 ? '' : '@';
      return `person${from + index}${at}x.be;Person ${index};Retie;inwoner;nl;ja\r\n`;
    });
    yield Buffer.from(lines.join(''));
  }
}

test('100,000 rows take no more memory than the first thousands', async () => {
  const at = '2026-11-22T12:00:00.000Z';
  let job: ImportJob = {
    id: newId('imp'),
    state: 'running',
    policy: activePolicy,
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
  let refusalBytes = 0;
  const nobody = async () => new Map();
  // Everything that keeps what it is given stands outside the worker.
  const people = {
    subscribers: {
      findManyByAddress: nobody,
      create: async () => {
        created += 1;
      },
    },
    suppressions: { findMany: nobody },
    now: testClock(),
    newId,
  } as unknown as SubscriberImportDeps;
  const deps = {
    kind: subscriberImport(people),
    imports: {
      get: async () => job,
      create: async () => {},
      list: async () => ({ jobs: [], cursor: undefined }),
      advance: async (_before: ImportJob, after: ImportJob) => {
        job = after;
        if (after.checkpoint.batch % 20 !== 0) return;
        collectGarbage();
        heap.push(process.memoryUsage().heapUsed);
      },
    },
    files: {
      open: async () => ({ size: 1, bytes: list() }),
      put: async (_key: string, text: string) => {
        refusalBytes += text.length;
      },
      write: async () => {},
    },
    requeue: async () => {},
    log: silentLog(),
    now: testClock(),
  };
  await runImport(job.id, () => 600_000, deps);
  expect(job).toMatchObject({ state: 'done', counts: { accepted: 95_000, refused: 5000 } });
  expect(created).toBe(95_000);
  expect(refusalBytes).toBeGreaterThan(100_000);
  // The least of several: what the engine itself does meanwhile, compiling for one, shows in single figures.
  const early = Math.min(...heap.slice(1, 4));
  const late = Math.min(...heap.slice(-3));
  expect(late - early).toBeLessThan(4_000_000);
}, 300_000);
