import { beforeEach, describe, expect, it, vi } from 'vitest';
import { seenKey } from '../../../../functions/engagement/counters/counter-keys.ts';
import { createCounterRepository } from '../../../../functions/engagement/counters/counter-repository.ts';
import { countEvents } from '../../../../functions/engagement/counting/count-events.ts';
import { createCountRepository } from '../../../../functions/engagement/counting/count-repository.ts';
import type { EngagementEvent } from '../../../../functions/engagement/events/engagement-event.ts';
import { ConditionFailed } from '../../../../shared/data/condition-failed.ts';
import type { Table } from '../../../../shared/data/table.ts';
import { anEvent } from '../../../builders/engagement.ts';
import { freshTable } from '../../../builders/table.ts';

const now = () => new Date('2026-11-29T19:31:00Z');
const count = vi.fn();

let table: Table;
beforeEach(async () => {
  table = await freshTable();
  vi.clearAllMocks();
});

const depsOf = (given: Table) => ({
  repository: createCountRepository(given, now),
  count,
  random: Math.random,
  pause: async () => undefined,
});
const counted = (events: readonly EngagementEvent[]) => countEvents(events, depsOf(table));
const read = (...args: Parameters<ReturnType<typeof createCounterRepository>['read']>) =>
  createCounterRepository(table).read(...args);

const clicks = (seqs: readonly number[], about: Partial<EngagementEvent> = {}) =>
  seqs.map((seq) => anEvent({ seq, ...about }));

describe('counting', () => {
  it('counts an event in everything that it is about', async () => {
    await counted([anEvent()]);
    const once = { total: { clicked: { raw: 1, human: 1 } } };
    for (const scope of [
      'programme',
      'municipality:13036',
      'issue:iss_1',
      'link:iss_1/l1',
    ] as const) {
      expect(await read(scope)).toMatchObject(once);
    }
    expect((await read('issue:iss_2')).total).toEqual({});
  });

  it('counts an event once that comes twice, in one batch or in two', async () => {
    await counted(clicks([0, 1, 1, 2]));
    await counted(clicks([2, 1, 3]));
    expect((await read('issue:iss_1')).total).toEqual({ clicked: { raw: 4, human: 4 } });
    expect(count.mock.calls).toEqual([
      ['EventsCounted', 3],
      ['EventsSeenBefore', 0],
      ['EventsCounted', 1],
      ['EventsSeenBefore', 2],
    ]);
  });

  it('counts the same number of another producer as another event', async () => {
    await counted([anEvent(), anEvent({ producer: 'container-2' })]);
    expect((await read('issue:iss_1')).total).toEqual({ clicked: { raw: 2, human: 2 } });
  });

  it('writes nothing at all for a batch that was counted before', async () => {
    await counted(clicks([0, 1]));
    const transact = vi.fn(table.transact);
    await countEvents(clicks([1, 0]), depsOf({ ...table, transact }));
    expect(transact).not.toHaveBeenCalled();
  });

  it('looks again when another worker counted the same producer meanwhile', async () => {
    let isFirst = true;
    const racing: Table = {
      ...table,
      async transact(writes) {
        if (isFirst) {
          isFirst = false;
          await counted(clicks([1, 2]));
        }
        await table.transact(writes);
      },
    };
    await countEvents(clicks([0, 1]), depsOf(racing));
    expect((await read('issue:iss_1')).total).toEqual({ clicked: { raw: 3, human: 3 } });
  });

  it('gives up when others are in the way for ever, so that the batch comes again', async () => {
    const refusing: Table = {
      ...table,
      transact: async () => {
        throw new ConditionFailed([0], undefined);
      },
    };
    await expect(countEvents(clicks([0]), depsOf(refusing))).rejects.toThrow(ConditionFailed);
  });

  it('keeps apart what machines did, and says by which rule', async () => {
    await counted([anEvent(), ...clicks([1, 2], { machine: 'prefetch' })]);
    const { total, rules, days } = await read('issue:iss_1');
    expect(total).toEqual({ clicked: { raw: 3, human: 1 } });
    expect(rules).toEqual({ clicked: { prefetch: 2 } });
    expect(days[0]?.hours).toEqual([
      { at: new Date('2026-11-29T19:00:00Z'), figures: { clicked: { raw: 3, human: 1 } } },
    ]);
  });

  it('counts shares of an issue by municipality, language, version and reason', async () => {
    await counted([
      anEvent({ kind: 'unsubscribed', reason: 'too-many', version: 'b' }),
      anEvent({ seq: 1, nis: '13003', language: 'fr', machine: 'prefetch' }),
    ]);
    const { parts } = await read('issue:iss_1');
    expect(Object.fromEntries(parts)).toEqual({
      'nis=13036': { unsubscribed: { raw: 1, human: 1 } },
      'language=nl': { unsubscribed: { raw: 1, human: 1 } },
      'version=b': { unsubscribed: { raw: 1, human: 1 } },
      'reason=too-many': { unsubscribed: { raw: 1, human: 1 } },
      'nis=13003': { clicked: { raw: 1, human: 0 } },
      'language=fr': { clicked: { raw: 1, human: 0 } },
    });
  });

  it('keeps only the day of what comes with a day', async () => {
    await counted([
      anEvent({ kind: 'vote-confirmed', at: '2026-11-29', about: { contest: 'con_1' } }),
    ]);
    const { days } = await read('contest:con_1');
    expect(days).toMatchObject([{ day: '2026-11-29', hours: [] }]);
    expect(days[0]?.figures).toEqual({ 'vote-confirmed': { raw: 1, human: 1 } });
  });

  it('tells hours apart that the clock shows twice, and days at their local midnight', async () => {
    const times = [
      '2026-10-24T21:59:59.000Z',
      '2026-10-24T22:00:00.000Z',
      '2026-10-25T00:30:00.000Z',
      '2026-10-25T01:30:00.000Z',
      '2026-10-25T22:59:59.000Z',
      '2026-10-25T23:00:00.000Z',
    ];
    await counted(times.map((at, seq) => anEvent({ at, seq })));
    const { days } = await read('issue:iss_1');
    expect(
      days.map(({ day, hours }) => [day, hours.map(({ at }) => at.toISOString().slice(11, 16))]),
    ).toEqual([
      ['2026-10-24', ['21:00']],
      ['2026-10-25', ['22:00', '00:00', '01:00', '22:00']],
      ['2026-10-26', ['23:00']],
    ]);
  });

  it('reads a period of days, both included', async () => {
    const at = (day: number) => `2026-11-${day}T12:00:00.000Z`;
    await counted([10, 11, 12, 13].map((day, seq) => anEvent({ at: at(day), seq })));
    const { days } = await read('issue:iss_1', { from: '2026-11-11', to: '2026-11-12' });
    expect(days.map(({ day }) => day)).toEqual(['2026-11-11', '2026-11-12']);
  });

  it('takes events about more things than one transaction may write', async () => {
    const events = Array.from({ length: 400 }, (_, seq) =>
      anEvent({ seq, about: { issue: 'iss_1', link: `l${seq}` } }),
    );
    await counted(events);
    await counted(events);
    expect((await read('issue:iss_1')).total).toEqual({ clicked: { raw: 400, human: 400 } });
    expect((await read('link:iss_1/l399')).total).toEqual({ clicked: { raw: 1, human: 1 } });
  });

  it('remembers what it saw longer than a queue keeps a message, and says no time but the day', async () => {
    await counted([anEvent()]);
    const item = await table.get(seenKey('container-1'));
    expect(new Date(Number(item?.expiresAt) * 1000).toISOString()).toBe('2027-01-03T23:00:00.000Z');
    expect(Object.keys(item ?? {}).sort()).toEqual([
      'expiresAt',
      'pk',
      'producer',
      'seen',
      'sk',
      'v',
    ]);
  });
});
