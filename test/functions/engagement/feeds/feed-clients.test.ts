import { describe, expect, test } from 'vitest';
import {
  type EngagementEvent,
  engagementEventSchema,
} from '../../../../functions/engagement/events/engagement-event.ts';
import { addFeedReaders } from '../../../../functions/engagement/feeds/add-feed-readers.ts';
import { createFeedClients } from '../../../../functions/engagement/feeds/feed-clients.ts';
import { dayKeyKey } from '../../../../functions/engagement/feeds/feed-keys.ts';
import { createFeedReaders } from '../../../../functions/engagement/feeds/feed-readers.ts';
import type { Table } from '../../../../shared/data/table.ts';
import { testClock } from '../../../builders/clock.ts';
import { httpEvent } from '../../../builders/http-event.ts';
import { silentLog } from '../../../builders/silent-log.ts';
import { freshTable } from '../../../builders/table.ts';

const phone = 'iOS/18.1 (22B83) dataaccessd/1.0';
const whole = { nis: '13036', language: 'nl', topic: 'all' };
const markets = { ...whole, topic: 'market' };

/**
 * Containers of the calendar, a worker, and what was read. Secrets of the first days are there already, unless said otherwise: by
 * chance two of a few clients may share a register.
 */
async function feedWorld({ secrets = true } = {}) {
  const table = await freshTable();
  for (const day of secrets ? ['2026-12-01', '2026-12-02'] : []) {
    await table.put({ ...dayKeyKey(day), key: Buffer.alloc(32, day).toString('base64') });
  }
  const now = testClock('2026-12-01T10:00:00Z');
  const counted: string[] = [];
  const container = (of: Table = table) =>
    createFeedClients({ table: of, now, log: silentLog(), count: (name) => counted.push(name) });
  let seq = 0;
  const events: EngagementEvent[] = [];
  const read = async (
    viewer: string | undefined,
    { feed = whole, agent = phone, clients = container(), method = 'GET' } = {},
  ) => {
    const headers: Record<string, string> = agent ? { 'user-agent': agent } : {};
    const request = httpEvent({ path: '/calendar/feeds/nl/retie.ics', headers, method });
    const happening = await clients.reading({ feed, request, viewer });
    seq += 1;
    const event = engagementEventSchema.parse({ ...happening, producer: 'c', seq });
    events.push(event);
    return event;
  };
  const readers = createFeedReaders(table);
  const work = () => addFeedReaders(events, readers);
  return { table, now, counted, container, read, readers, work, events };
}

describe('clients of a feed', () => {
  test('are told apart by network and program, in whichever container they arrive', async () => {
    const { read, work, readers } = await feedWorld();
    for (const agent of [phone, 'Thunderbird/128', phone]) await read('198.51.100.7', { agent });
    await read('198.51.100.8');
    await read('2001:db8:1:2:aaaa::1');
    // Another address of the same household.
    await read('2001:db8:1:2:bbbb::2');
    await work();
    expect(await readers.read('13036')).toEqual([
      { day: '2026-12-01', clients: 4, feeds: new Map([['nl:all', 4]]) },
    ]);
  });

  test('are one for the municipality who read two of its feeds', async () => {
    const { read, work, readers } = await feedWorld();
    await read('198.51.100.7');
    await read('198.51.100.7', { feed: markets });
    await read('198.51.100.8', { feed: markets });
    await work();
    const [day] = await readers.read('13036');
    expect(day?.clients).toBe(2);
    expect(day?.feeds).toEqual(
      new Map([
        ['nl:all', 1],
        ['nl:market', 2],
      ]),
    );
  });

  test('stay the same number however often the worker is given them', async () => {
    const { read, work, readers } = await feedWorld();
    for (let host = 1; host <= 40; host += 1) await read(`198.51.100.${host}`);
    await Promise.all([work(), work()]);
    await work();
    expect((await readers.read('13036'))[0]?.clients).toBe(40);
  });

  test('are those of a local day each', async () => {
    const { read, work, readers, now } = await feedWorld();
    await read('198.51.100.7');
    // 23:30 in Belgium, then half past midnight.
    now.advance(12.5 * 3600);
    await read('198.51.100.7');
    now.advance(3600);
    await read('198.51.100.7');
    await work();
    const days = await readers.read('13036', { from: '2026-12-01', to: '2026-12-02' });
    expect(days.map(({ day, clients }) => [day, clients])).toEqual([
      ['2026-12-01', 1],
      ['2026-12-02', 1],
    ]);
  });

  test('are no crawlers, nor who asks only whether the feed is there, nor whom nobody vouches for', async () => {
    const { read } = await feedWorld();
    const given = [
      await read('198.51.100.7', { agent: 'Mozilla/5.0 (compatible; Googlebot/2.1)' }),
      await read('198.51.100.7', { method: 'HEAD' }),
      await read('198.51.100.7', { agent: '' }),
      await read(undefined),
      await read('198.51.100.7', { agent: 'Nextcloud Server Crawler' }),
      await read('198.51.100.7', { agent: 'Google-Calendar-Importer' }),
    ];
    expect(given.map(({ machine }) => machine)).toEqual([
      'crawler',
      'head',
      'no-agent',
      undefined,
      undefined,
      undefined,
    ]);
    expect(given.map(({ client }) => client !== undefined)).toEqual([
      false,
      false,
      false,
      false,
      true,
      true,
    ]);
  });

  test('are not counted when the table fails, and the feed is answered all the same', async () => {
    const { read, container, table, counted } = await feedWorld();
    const failing = {
      ...table,
      get: async () => {
        throw new Error('no answer');
      },
    };
    const event = await read('198.51.100.7', { clients: container(failing) });
    expect(event).toMatchObject({ kind: 'feed-read' });
    expect(event.client).toBeUndefined();
    expect(counted).toEqual(['TrackFailed']);
  });

  test('are counted again by the same container when the table is back', async () => {
    const { read, container, table } = await feedWorld();
    let isBack = false;
    const clients = container({
      ...table,
      get: async (...asked) => {
        if (!isBack) throw new Error('no answer');
        return table.get(...asked);
      },
    });
    expect((await read('198.51.100.7', { clients })).client).toBeUndefined();
    isBack = true;
    expect((await read('198.51.100.7', { clients })).client).toBeDefined();
  });
});

describe('what is kept of clients', () => {
  test('leads back to nobody: neither address nor agent, and a mark that many others would have', async () => {
    const { read, work, table, events } = await feedWorld();
    await read('198.51.100.7');
    await work();
    const kept: unknown[] = [...events];
    for await (const item of table.queryAll({ pk: 'FEEDREADERS#13036' })) {
      kept.push({ ...item, marks: item.marks instanceof Set ? [...item.marks] : item.marks });
    }
    expect(kept).toHaveLength(2);
    expect(JSON.stringify(kept)).not.toMatch(/198\.51|dataaccessd/);
    // Of ten thousand neighbours every second one shares a mark with another: to have it says little.
    const clients = (await feedWorld()).container();
    const request = httpEvent({ path: '/x', headers: { 'user-agent': phone } });
    const marks: (string | undefined)[] = [];
    for (let host = 0; host < 10_000; host += 1) {
      const viewer = `10.0.${host >> 8}.${host & 255}`;
      marks.push((await clients.reading({ feed: whole, request, viewer })).client);
    }
    const shared = [...Map.groupBy(marks, (mark) => mark).values()].filter(
      ({ length }) => length > 1,
    );
    expect(shared.flat().length / marks.length).toBeCloseTo(0.52, 1);
  });

  test('cannot be made again on another day: the secret of a day is gone with it', async () => {
    const { read, table, now } = await feedWorld({ secrets: false });
    const days = async () => {
      const found: unknown[] = [];
      for await (const { sk } of table.queryAll({ pk: 'FEEDKEY' })) found.push(sk);
      return found;
    };
    const marks = new Set<string>();
    const clients = ['198.51.100.7', '198.51.100.8', '198.51.100.9', '198.51.100.10'];
    for (let day = 1; day <= 5; day += 1) {
      const events = await Promise.all(clients.map((viewer) => read(viewer)));
      marks.add(events.map(({ client }) => client).join(' '));
      expect(await days()).toEqual([`2026-12-0${day}`]);
      now.advance(86_400);
    }
    expect(marks.size).toBe(5);
  });

  test('cannot be made again either where no feed is read any more: a secret lapses by itself', async () => {
    const { read, table, now } = await feedWorld({ secrets: false });
    await read('198.51.100.7');
    const { expiresAt } = (await table.get(dayKeyKey('2026-12-01'))) ?? {};
    expect(expiresAt).toBe(now().getTime() / 1000 + 2 * 86_400);
  });

  test('is made with one secret by containers that begin the day together', async () => {
    const { read, container } = await feedWorld({ secrets: false });
    const containers = Array.from({ length: 6 }, () => container());
    const events = await Promise.all(
      containers.map((clients) => read('198.51.100.7', { clients })),
    );
    expect(new Set(events.map(({ client }) => client)).size).toBe(1);
  });
});
