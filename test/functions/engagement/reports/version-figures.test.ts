import { describe, expect, it } from 'vitest';
import { countEvents } from '../../../../functions/engagement/counting/count-events.ts';
import { createCountRepository } from '../../../../functions/engagement/counting/count-repository.ts';
import type { EngagementEvent } from '../../../../functions/engagement/events/engagement-event.ts';
import { countedMailEvent } from '../../../../functions/engagement/events/mail-event.ts';
import { createReadClickDays } from '../../../../functions/engagement/reports/click-days.ts';
import { createReadVersionFigures } from '../../../../functions/engagement/reports/version-figures.ts';
import { sweep } from '../../../../functions/newsletters/sweeping/sweep.ts';
import type { Table } from '../../../../shared/data/table.ts';
import { anEvent } from '../../../builders/engagement.ts';
import { type EngineWorld, engineWorld } from '../../../builders/engine-world.ts';
import { memoryTable } from '../../../builders/memory-table.ts';
import { seededRandom } from '../../../builders/seeded.ts';

const count = (table: Table, events: readonly EngagementEvent[]): Promise<void> =>
  countEvents(events, {
    repository: createCountRepository(table, () => new Date('2026-11-29T20:00:00Z')),
    count: () => undefined,
    random: seededRandom(3),
    pause: async () => undefined,
  });

/** What SES tells of the delivery of every mail that it took, read from its tags as the worker reads them. */
const deliveriesOf = ({ ses }: EngineWorld): EngagementEvent[] =>
  ses.calls
    .flatMap(({ BulkEmailEntries = [] }) => BulkEmailEntries)
    .flatMap(({ ReplacementTags = [] }) => {
      const tags = Object.fromEntries(ReplacementTags.map(({ Name, Value }) => [Name, [Value]]));
      const mail = { messageId: 'ses', tags };
      const event = countedMailEvent(
        { eventType: 'Delivery', mail } as Parameters<typeof countedMailEvent>[0],
        '2026-11-28T09:01:00.000Z',
      );
      return event ?? [];
    });

describe('a trial of two versions, from mails to decision', () => {
  it('is decided by what was counted of each, and of nothing else', async () => {
    const trial = { sharePercent: 50, metric: 'clicked', hours: 1 } as const;
    const world = await engineWorld({ recipients: 1000, issue: { trial } });
    await world.work();
    await world.minutes(2);
    const delivered = deliveriesOf(world);
    await count(world.table, delivered);
    const clicks = delivered.flatMap(({ version, about }, seq) => {
      const isClicked = version === 'b' ? seq % 4 === 0 : seq % 20 === 0;
      const click = anEvent({ producer: 'clicks', seq, about: about ?? {}, version });
      return isClicked ? click : [];
    });
    // Fewer than people: where machines do most of the clicks, nothing is decided by them.
    const bots = delivered.flatMap(({ version, about }, seq) =>
      version === 'a' && seq % 10 === 0
        ? anEvent({ producer: 'bots', seq, about: about ?? {}, version, machine: 'prefetch' })
        : [],
    );
    await count(world.table, [...clicks, ...bots]);
    const readVersionFigures = createReadVersionFigures(world.table);
    const figures = await readVersionFigures(world.issueId);
    const of = (wanted: string) => delivered.filter(({ version }) => version === wanted).length;
    expect([figures.get('a')?.delivered, figures.get('b')?.delivered]).toEqual([of('a'), of('b')]);
    world.now.advance(3600);
    await sweep({ ...world.swept, readVersionFigures }, () => 120_000);
    const { decision } = await world.issue();
    expect(decision).toMatchObject({ version: 'b', reason: 'better' });
    const [a] = decision?.figures ?? [];
    expect(bots.length).toBeGreaterThan(0);
    expect((a?.raw ?? 0) - (a?.human ?? 0)).toBe(bots.length);
  });

  it('says nothing of an issue of which nothing was counted', async () => {
    expect([...(await createReadVersionFigures(memoryTable())('iss_1'))]).toEqual([]);
  });
});

describe('clicks of a municipality by the clock', () => {
  it('are those of people, by day and hour in Belgium, with what was delivered', async () => {
    const table = memoryTable();
    await count(table, [
      anEvent({ seq: 0, at: '2026-07-01T17:30:00.000Z' }),
      anEvent({ seq: 1, at: '2026-07-01T17:40:00.000Z' }),
      anEvent({ seq: 2, at: '2026-07-01T17:50:00.000Z', machine: 'prefetch' }),
      anEvent({ seq: 3, at: '2026-07-02T08:00:00.000Z', kind: 'delivered' }),
      // The night in which the clock is set back: 02:30 comes twice.
      anEvent({ seq: 4, at: '2026-10-25T00:30:00.000Z' }),
      anEvent({ seq: 5, at: '2026-10-25T01:30:00.000Z' }),
    ]);
    const days = await createReadClickDays(table)('13036', { from: '2026-07-01' });
    expect(days).toEqual([
      { day: '2026-07-01', delivered: 0, clicks: new Map([[19, 2]]) },
      { day: '2026-07-02', delivered: 1, clicks: new Map() },
      { day: '2026-10-25', delivered: 0, clicks: new Map([[2, 2]]) },
    ]);
    expect(await createReadClickDays(table)('13036', { from: '2026-07-02' })).toHaveLength(2);
  });

  it('are those of one audience on days on which nearly all were of it', async () => {
    const table = memoryTable();
    const clicks = (day: string, from: number, ofResidents: number) =>
      Array.from({ length: 10 }, (_, place) =>
        anEvent({
          seq: from + place,
          at: `${day}T17:30:00.000Z`,
          audience: place < ofResidents ? 'residents' : 'businesses',
        }),
      );
    await count(table, [
      ...clicks('2026-07-01', 0, 9),
      ...clicks('2026-07-02', 20, 8),
      ...clicks('2026-07-03', 40, 0),
    ]);
    const daysOf = async (audience?: 'residents' | 'businesses') =>
      (await createReadClickDays(table)('13036', { from: '2026-07-01', audience }))
        .filter((day) => day.clicks.size > 0)
        .map(({ day }) => day);
    expect(await daysOf('residents')).toEqual(['2026-07-01']);
    expect(await daysOf('businesses')).toEqual(['2026-07-03']);
    expect(await daysOf()).toHaveLength(3);
  });
});
