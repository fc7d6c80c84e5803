import { beforeEach, describe, expect, test } from 'vitest';
import { countEvents } from '../../../../functions/engagement/counting/count-events.ts';
import { createCountRepository } from '../../../../functions/engagement/counting/count-repository.ts';
import type { EngagementEvent } from '../../../../functions/engagement/events/engagement-event.ts';
import { outboundRoutes } from '../../../../functions/engagement/outbound/api/outbound-routes.ts';
import { cpuTime } from '../../../builders/cpu-time.ts';
import { anEvent } from '../../../builders/engagement.ts';
import { httpEvent } from '../../../builders/http-event.ts';
import { principal } from '../../../builders/staff.ts';
import { admin, type OutboundWorld, outboundWorld, retie } from './outbound-world.ts';

let world: OutboundWorld;
let seq = 0;
beforeEach(async () => {
  world = await outboundWorld();
});

const happened = (...events: readonly Partial<EngagementEvent>[]) =>
  countEvents(
    events.map((event) => {
      seq += 1;
      return anEvent({ ...event, seq });
    }),
    {
      repository: createCountRepository(world.table, world.now),
      count: () => undefined,
      random: Math.random,
      pause: async () => undefined,
    },
  );

const days = `scope=${retie}&from=2026-11-01&to=2026-11-30`;
const path = '/staff/engagement/export';
const json = (query: string) => world.call(admin, `GET ${path}?${query}`);

/** The file as it is downloaded. */
async function csv(query: string): Promise<{ type: string; text: string }> {
  const route = outboundRoutes.find((one) => one.path === `${path}.csv`);
  const event = httpEvent({ path: `${path}.csv?${query}` });
  event.pathParameters = {};
  const answer = await route?.answer(event, principal(), world.apiDeps);
  return { type: String(answer?.headers?.['content-type']), text: String(answer?.body) };
}

describe('figures to take away', () => {
  test('are by local day and kind, all and likely people, of the municipality asked for', async () => {
    await happened(
      { at: '2026-11-03T10:00:00.000Z' },
      { at: '2026-11-03T10:00:00.000Z', machine: 'head' },
      // Half past midnight in Belgium.
      { at: '2026-11-03T23:30:00.000Z' },
      { at: '2026-11-03T10:00:00.000Z', kind: 'event-page' },
      { at: '2026-11-03T10:00:00.000Z', nis: '13003' },
      { at: '2026-12-01T10:00:00.000Z' },
    );
    expect((await json(days)).body).toEqual({
      scope: retie,
      from: '2026-11-01',
      to: '2026-11-30',
      rows: [
        { day: '2026-11-03', kind: 'clicked', raw: 2, human: 1 },
        { day: '2026-11-03', kind: 'event-page', raw: 1, human: 1 },
        { day: '2026-11-04', kind: 'clicked', raw: 1, human: 1 },
      ],
    });
    const all = await json(`${days.replace(retie, 'programme')}&kinds=clicked`);
    expect(all.body.rows[0]).toEqual({ day: '2026-11-03', kind: 'clicked', raw: 3, human: 2 });
  });

  test('tell no program what the few did who agreed to be followed, nor confirmations of votes', async () => {
    const at = '2026-11-03T10:00:00.000Z';
    await happened(
      { at, kind: 'opened' },
      { at, kind: 'reader-opened' },
      { at, kind: 'reader-clicked' },
      { at: '2026-11-03', kind: 'vote-confirmed' },
      { at, kind: 'directory' },
    );
    const { rows } = (await json(days)).body;
    expect(rows.map(({ kind }: { kind: string }) => kind)).toEqual(['directory']);
    expect((await json(`${days}&kinds=reader-clicked`)).status).toBe(400);
  });

  test('are of the kinds that are asked for', async () => {
    await happened(
      { at: '2026-11-03T10:00:00.000Z' },
      { at: '2026-11-03T10:00:00.000Z', kind: 'directory' },
    );
    const { rows } = (await json(`${days}&kinds=directory,scanned`)).body;
    expect(rows).toEqual([{ day: '2026-11-03', kind: 'directory', raw: 1, human: 1 }]);
  });

  test('say the same as a file, which a spreadsheet reads and runs nothing of', async () => {
    await happened(
      { at: '2026-11-03T10:00:00.000Z' },
      { at: '2026-11-05T10:00:00.000Z', kind: 'directory' },
    );
    const { type, text } = await csv(days);
    expect(type).toBe('text/csv; charset=utf-8');
    expect(text.startsWith('\ufeff"day";"kind";"raw";"human"\r\n')).toBe(true);
    const lines = text.slice(1).trimEnd().split('\r\n').slice(1);
    const { rows } = (await json(days)).body;
    expect(lines).toEqual(
      rows.map(
        ({ day, kind, raw, human }: Record<string, unknown>) =>
          `"${day}";"${kind}";"${raw}";"${human}"`,
      ),
    );
    for (const field of text.match(/"[^"]*"/g) ?? []) expect(field).not.toMatch(/^"[=+\-@\t\r]/);
  });

  test.each([
    ['from=2026-11-30&to=2026-11-01', 400],
    ['from=2025-01-01&to=2026-11-01', 400],
    ['from=2026-11-01&to=2026-11-31', 400],
    ['from=2026-11-01&to=2026-11-02&kinds=clicked,nonsense', 400],
    ['from=2026-11-01&to=2026-11-02&kinds=', 400],
    ['from=2026-11-01&to=2026-11-02&kinds=clicked', 200],
  ])('are not given for %s: %i', async (query, status) => {
    expect((await json(`scope=${retie}&${query}`)).status).toBe(status);
  });

  test('are refused at once for all days that a calendar has', async () => {
    const took = await cpuTime(async () => {
      const { status } = await json(`scope=${retie}&from=0001-01-01&to=9999-12-31`);
      expect(status).toBe(400);
    });
    expect(took).toBeLessThan(1000);
  });
});
