import { describe, expect, it } from 'vitest';
import type { SourceItem } from '../../../../functions/calendar/sources/source-event.ts';
import { codeOf } from '../../../shared/fetching/code-of.ts';
import { now, readAll, startWorld, type World } from './uitdatabank.ts';
import { retieSource, uitdatabankEvent } from './uitdatabank-event.ts';

const uuid = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const idOf = (number: number): string => `https://io.uitdatabank.be/events/${uuid(number)}`;

const at = (seconds: number): string =>
  new Date(Date.parse('2026-11-01T00:00:00Z') + seconds * 1000).toISOString();

/** To come, so that no run leaves it out. */
const coming = {
  calendarType: 'single',
  startDate: '2027-08-15T12:00:00Z',
  endDate: '2027-08-15T20:00:00Z',
  availableTo: '2027-08-15T20:00:00Z',
  subEvent: undefined,
};

const put = (
  { server }: Pick<World, 'server'>,
  number: number,
  changes: Readonly<Record<string, unknown>> = {},
) =>
  server.put({
    json: uitdatabankEvent({
      ...coming,
      '@id': idOf(number),
      name: { nl: `Feest ${number}` },
      modified: at(number),
      ...changes,
    }),
  });

const named = (items: readonly SourceItem[]): string[] =>
  [
    ...new Set(
      items.flatMap((item) =>
        'event' in item ? [item.event.uid] : 'gone' in item ? [`gone ${item.gone}`] : [],
      ),
    ),
  ].sort();

const uuids = (count: number): string[] =>
  Array.from({ length: count }, (_, number) => uuid(number));

const highWater = `${at(1000)} ${new Date(now.getTime() - 86_400_000).toISOString()}`;

describe('a run that reads everything', () => {
  it('names every entry, page after page, at a pace that is gentle', async () => {
    const world = await startWorld();
    for (let number = 0; number < 250; number += 1) put(world, number);
    const { items, steps, last } = await readAll(world);
    expect(named(items)).toEqual(uuids(250));
    expect(steps.every(({ complete }) => complete)).toBe(true);
    expect(last).toMatchObject({ since: '2026-10-29T10:00:00.000Z' });
    expect(last.highWater).toBe('2026-11-29T09:00:00.000Z 2026-11-29T10:00:00.000Z');
    expect(world.pauses).toHaveLength(steps.length - 1);
    expect(Math.min(...world.pauses)).toBeGreaterThan(0);
  });

  it('asks for whole documents, without the filters that hide what is no event for everybody', async () => {
    const world = await startWorld();
    await readAll(world);
    const [first] = world.server.calls;
    expect(Object.fromEntries(first ?? [])).toMatchObject({
      embed: 'true',
      disableDefaultFilters: 'true',
      workflowStatus: 'APPROVED,READY_FOR_VALIDATION,DRAFT',
      'sort[modified]': 'asc',
      start: '0',
      q: String.raw`address.\*.postalCode:(2470)`,
    });
  });

  it('names all entries though hundreds were changed in one second', async () => {
    const world = await startWorld();
    for (let number = 0; number < 350; number += 1) put(world, number, { modified: at(0) });
    expect(named((await readAll(world)).items)).toEqual(uuids(350));
  });

  it('names entries that say no time of change', async () => {
    const world = await startWorld();
    for (let number = 0; number < 260; number += 1) {
      put(world, number, number % 2 ? { modified: undefined } : {});
    }
    expect(named((await readAll(world)).items)).toEqual(uuids(260));
  });

  it('passes over nothing when entries change between its pages', async () => {
    const world: World = await startWorld((before) => {
      // Of what was read already, and of what was not.
      for (const number of [before * 7, 120 + before * 11]) {
        put(world, number, { modified: at(5000 + before * 10 + number / 1000) });
      }
    });
    for (let number = 0; number < 300; number += 1) put(world, number);
    const { items } = await readAll(world);
    expect(named(items).filter((uid) => uid < uuid(300))).toEqual(uuids(300));
  });

  it('passes over nothing when entries of one second are changed or deleted between its pages', async () => {
    const world: World = await startWorld((before) => {
      for (let number = before * 20; before > 0 && number < before * 20 + 10; number += 1) {
        put(world, number, { modified: at(9000) });
      }
    });
    for (let number = 0; number < 400; number += 1) put(world, number, { modified: at(0) });
    expect(named((await readAll(world)).items)).toEqual(uuids(400));
  });

  it('is not whole where there is an entry without a name', async () => {
    const world = await startWorld();
    world.server.put({ json: { ...uitdatabankEvent(coming), '@id': 7 } });
    const { steps } = await readAll(world);
    expect(steps.some(({ complete }) => !complete)).toBe(true);
  });

  it('leaves out what has long passed, and what is deleted', async () => {
    const world = await startWorld();
    put(world, 1, { startDate: '2025-01-01T12:00:00Z', endDate: '2025-01-01T13:00:00Z' });
    put(world, 2, { workflowStatus: 'DELETED' });
    put(world, 3);
    expect(named((await readAll(world)).items)).toEqual([uuid(3)]);
  });

  it('comes again after a week', async () => {
    const world = await startWorld();
    const eightDays = new Date(now.getTime() - 8 * 86_400_000).toISOString();
    const { last } = await readAll(world, { run: { highWater: `${at(1000)} ${eightDays}` } });
    expect(last.complete).toBe(true);
    expect(last.highWater).toMatch(/ 2026-11-29T10:00:00.000Z$/);
  });
});

describe('a run for what is new', () => {
  it('names what was changed since, what was deleted and rejected, and nothing else', async () => {
    const world = await startWorld();
    put(world, 1, { modified: at(999) });
    put(world, 2, { modified: at(1000) });
    put(world, 3, { modified: at(2000), workflowStatus: 'DELETED' });
    put(world, 4, { modified: at(2001), workflowStatus: 'REJECTED' });
    const { items, steps, last } = await readAll(world, { run: { highWater } });
    expect(named(items)).toEqual([uuid(2), `gone ${uuid(3)}`, `gone ${uuid(4)}`].sort());
    expect(steps.some(({ complete }) => complete)).toBe(false);
    expect(last.highWater).toBe(`2026-11-29T09:00:00.000Z ${highWater.split(' ')[1]}`);
  });

  it('names what was made since and says no time of change', async () => {
    const world = await startWorld();
    put(world, 1, { modified: undefined, created: at(999) });
    put(world, 2, { modified: undefined, created: at(1001) });
    expect(named((await readAll(world, { run: { highWater } })).items)).toEqual([uuid(2)]);
  });

  it('names what became visible since without a change', async () => {
    const world = await startWorld();
    put(world, 1, { modified: at(1), availableFrom: at(999) });
    put(world, 2, { modified: at(1), availableFrom: at(1001) });
    put(world, 3, { modified: at(1), availableFrom: '2027-01-01T00:00:00Z' });
    const { items } = await readAll(world, { run: { highWater } });
    expect(named(items)).toEqual([uuid(2)]);
    const [item] = items;
    expect(item && 'event' in item && item.event.facts.visibility).toBe('public');
  });

  it('goes on at a position of any page', async () => {
    const world = await startWorld();
    for (let number = 0; number < 250; number += 1)
      put(world, number, { modified: at(2000 + number) });
    const { steps } = await readAll(world, { run: { highWater } });
    expect(steps[1]?.next).toEqual({ phase: 'changed', from: at(2198), start: 0 });
  });
});

describe('entries of a source', () => {
  it('are those that fit any of each list', async () => {
    const world = await startWorld();
    const place = (postalCode: string) => ({
      location: { name: { nl: 'Zaal' }, address: { nl: { postalCode, addressLocality: 'X' } } },
    });
    const organizer = { '@id': `https://io.uitdatabank.be/organizers/${uuid(9)}` };
    put(world, 1, { ...place('2470'), labels: ['van "hier"'] });
    put(world, 2, { ...place('2490'), hiddenLabels: ['kempen'], organizer });
    put(world, 3, { ...place('2490'), labels: ['van "hier"'] });
    put(world, 4, { ...place('9000'), labels: ['kempen'] });
    const of = async (settings: Partial<typeof retieSource.settings>) => {
      const all = { ...retieSource.settings, postcodes: [], ...settings };
      return named((await readAll(world, { source: { ...retieSource, settings: all } })).items);
    };
    expect(await of({ postcodes: ['2470', '2490'] })).toEqual([uuid(1), uuid(2), uuid(3)]);
    expect(await of({ postcodes: ['2490'], labels: ['van "hier"', 'kempen'] })).toEqual([
      uuid(2),
      uuid(3),
    ]);
    expect(await of({ organizers: [uuid(9)] })).toEqual([uuid(2)]);
    expect(await of({ labels: ['x" OR labels:"kempen'] })).toEqual([]);
  });

  it('are found by the region of their place', async () => {
    const world = await startWorld();
    world.server.put({ json: uitdatabankEvent(coming), regions: ['nis-13036'] });
    const settings = { ...retieSource.settings, postcodes: [], regions: ['nis-13036', 'nis-1'] };
    const { items } = await readAll(world, { source: { ...retieSource, settings } });
    expect(named(items)).toHaveLength(1);
  });
});

describe('a server that does not answer as it should', () => {
  it.each([429, 503] as const)('says by %i when to come back', async (status) => {
    const world = await startWorld();
    world.server.refuse(status, 1, { 'retry-after': '120' });
    await expect(readAll(world)).rejects.toMatchObject({ code: 'fetch.busy', retryAfter: 120 });
  });

  it('refuses a client that it does not know', async () => {
    const { deps } = await startWorld();
    const uitdatabank = { ...deps.uitdatabank, clientId: 'somebody' };
    await expect(readAll({ deps: { ...deps, uitdatabank } })).rejects.toMatchObject({
      code: 'fetch.status',
      status: 403,
    });
  });

  it.each(['<html>', '{}', '{"member":"none"}', ''])('with %s is no answer', async (body) => {
    const { deps } = await startWorld();
    const fetch = async () => ({
      status: 200,
      headers: {},
      body: Buffer.from(body),
      isFromElsewhere: false,
    });
    expect(await codeOf(readAll({ deps: { ...deps, fetch } }))).toBe('source.no_answer');
  });

  it.each([
    ['in another order', (number: number) => at(2000 - number)],
    ['that are the same ones for ever', () => at(2000)],
  ])('and gives entries %s is no answer: that would never end', async (_how, modifiedOf) => {
    const { deps } = await startWorld();
    const member = Array.from({ length: 100 }, (_, number) => ({
      '@id': idOf(number),
      modified: modifiedOf(number),
      workflowStatus: 'DELETED',
    }));
    const body = Buffer.from(JSON.stringify({ itemsPerPage: 100, totalItems: 1e9, member }));
    const fetch = async () => ({ status: 200, headers: {}, body, isFromElsewhere: false });
    const run = { highWater: highWater.replace(at(1000), at(1950)) };
    expect(await codeOf(readAll({ deps: { ...deps, fetch } }, { run }))).toBe('source.no_answer');
  });
});
