import { describe, expect, it } from 'vitest';
import { createDuplicateRepository } from '../../../../functions/calendar/duplicates/duplicate-repository.ts';
import { examinationPartition } from '../../../../functions/calendar/duplicates/examination.ts';
import { findDuplicates } from '../../../../functions/calendar/duplicates/find-duplicates.ts';
import { createEventRepository } from '../../../../functions/calendar/events/event-repository.ts';
import { saveEvent } from '../../../../functions/calendar/events/save-event.ts';
import type { SweepDeps } from '../../../../functions/calendar/sweeping/sweep-deps.ts';
import { newId } from '../../../../shared/ids.ts';
import { anEvent, once } from '../../../builders/calendar-event.ts';
import { testClock } from '../../../builders/clock.ts';
import { memoryTable } from '../../../builders/memory-table.ts';

const sources = ['src_01jz0000000000000000000001', 'src_01jz0000000000000000000002'] as const;
const timing = once('2026-12-05T10:00', '2026-12-05T12:00');

/** As many events on one day, half of them of either source. */
async function crowdedDay(count: number, titleOf: (index: number) => string) {
  const plain = memoryTable();
  const read: string[] = [];
  const table: typeof plain = {
    ...plain,
    query: (query) => {
      read.push(query.pk);
      return plain.query(query);
    },
    queryAll: (query) => {
      read.push(query.pk);
      return plain.queryAll(query);
    },
    getMany: (keys, options) => {
      read.push(...keys.map(({ pk }) => pk));
      return plain.getMany(keys, options);
    },
  };
  const now = testClock();
  const events = createEventRepository(table, { now });
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const sourceId = sources[index % 2] ?? sources[0];
    const id = newId('evt');
    ids.push(id);
    const after = anEvent({
      id,
      origin: { sourceId, uid: `uid-${index}` },
      said: { title: { nl: titleOf(index) }, timing, website: 'https://www.retie.example/agenda' },
    });
    await saveEvent({ after }, { table, now });
  }
  // A sweep needs no more than this for its comparisons.
  const deps = { table, now, events } as unknown as SweepDeps;
  const waiting = async () => (await table.query({ pk: examinationPartition })).items.length;
  const pairsOf = async () => {
    const duplicates = createDuplicateRepository(plain);
    return Promise.all(ids.map(async (id) => (await duplicates.ofEvent(id)).size));
  };
  return { deps, read, waiting, pairsOf };
}

describe('two thousand events on a day', () => {
  it('that look all the same are proposed to nobody by the thousand, and read a few at a time', async () => {
    const count = 2000;
    const { deps, read, waiting, pairsOf } = await crowdedDay(count, () => 'Kerstmarkt');
    read.length = 0;
    await findDuplicates(deps, () => 60_000);
    const examined = 500;
    expect(await waiting()).toBe(count - examined);
    const pairs = await pairsOf();
    expect(Math.max(...pairs)).toBeGreaterThan(0);
    expect(Math.max(...pairs)).toBeLessThanOrEqual(25);
    expect(read.filter((pk) => pk.startsWith('AGENDA#'))).toHaveLength(1);
    expect(read.length / examined).toBeLessThan(200);
  });

  it('that are of two sources each find the other', async () => {
    const words = [
      'Bal',
      'Quiz',
      'Toneel',
      'Wandeling',
      'Concert',
      'Lezing',
      'Barbecue',
      'Tornooi',
    ];
    const title = (index: number) =>
      [1, 8, 64].map((of) => words[Math.floor(index / 2 / of) % 8]).join(' ');
    const { deps, waiting, pairsOf } = await crowdedDay(400, title);
    while ((await waiting()) > 0) await findDuplicates(deps, () => 60_000);
    expect(Math.min(...(await pairsOf()))).toBeGreaterThanOrEqual(1);
  });

  it('wait for the next run when the time of this one is over', async () => {
    const { deps, waiting } = await crowdedDay(30, () => 'Kerstmarkt');
    let left = 60_000;
    await findDuplicates(deps, () => {
      left -= 5_000;
      return left;
    });
    expect(await waiting()).toBe(23);
    await findDuplicates(deps, () => 0);
    expect(await waiting()).toBe(23);
  });
});

describe('an event that cannot be compared', () => {
  it('holds up no other, and waits', async () => {
    const { deps, waiting } = await crowdedDay(4, () => 'Kerstmarkt');
    let calls = 0;
    const events: SweepDeps['events'] = {
      ...deps.events,
      get: (id) => {
        calls += 1;
        if (calls === 2) throw new Error('the engine is away');
        return deps.events.get(id);
      },
    };
    await expect(findDuplicates({ ...deps, events }, () => 60_000)).rejects.toThrow(AggregateError);
    expect(await waiting()).toBe(1);
    await findDuplicates(deps, () => 60_000);
    expect(await waiting()).toBe(0);
  });
});
