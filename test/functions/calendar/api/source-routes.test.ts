import { beforeEach, describe, expect, it } from 'vitest';
import { seedStaffAccounts } from '../../../../functions/staff/index.ts';
import { FetchError } from '../../../../shared/fetching/fetch-error.ts';
import { balen, type CalendarWorld, calendarWorld, newSource, retie } from '../calendar-world.ts';
import { broken, events, listing, said } from '../syncing/sync-world.ts';

const base = '/staff/calendar/sources';
const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => said(`uid-${index}`));

let world: CalendarWorld;
let editor: string;
const call = (line: string, body?: unknown) => world.call(editor, line, body);
const made = async (change: object = {}) =>
  (await call(`POST ${base}`, { ...newSource, ...change })).body;

beforeEach(async () => {
  world = await calendarWorld();
  editor = await world.staffMember('editor', retie);
});

describe('sources', () => {
  it('are made, listed and read, and due at once', async () => {
    const source = await made();
    expect(source).toMatchObject({
      name: 'Kalender van Retie',
      nis: retie,
      state: 'active',
      condition: 'well',
      nextAt: '2026-11-22T12:00:00.000Z',
      version: 0,
    });
    expect((await call(`GET ${base}`)).body.sources).toMatchObject([{ id: source.id }]);
    expect((await call(`GET ${base}?municipality=${balen}`)).body.sources).toEqual([]);
    expect((await call(`GET ${base}/${source.id}`)).body).toEqual(source);
    expect(await world.auditLines()).toEqual(['calendar-source.created']);
  });

  it('of several municipalities are for those who have rights in all of them', async () => {
    expect((await call(`POST ${base}`, { ...newSource, alsoNis: [balen] })).status).toBe(403);
    const both = await world.staffMember('editor', 'programme');
    const source = { ...newSource, alsoNis: [balen] };
    const { id } = (await world.call(both, `POST ${base}`, source)).body;
    expect((await call(`GET ${base}/${id}`)).status).toBe(403);
    expect((await call(`GET ${base}`)).body.sources).toEqual([]);
  });

  it('show their address to those who may write it, and to others its server alone', async () => {
    const url = 'https://calendar.example:8443/private-5f3c/feed.ics?key=5f3c';
    const { id, settings } = await made({ settings: { kind: 'ical', url } });
    expect(settings).toEqual({ kind: 'ical', url, host: 'calendar.example:8443' });
    const viewer = await world.staffMember('viewer', retie);
    const seen = [
      await world.call(viewer, `GET ${base}/${id}`),
      await world.call(viewer, `GET ${base}`),
      await world.call(viewer, `GET ${base}/${id}/runs`),
    ];
    expect(seen.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(seen[0]?.body.settings).toEqual({ kind: 'ical', host: 'calendar.example:8443' });
    expect(JSON.stringify(seen)).not.toContain('5f3c');
    const edited = await call(`PATCH ${base}/${id}`, { version: 0, name: 'Agenda' });
    expect(edited.body.settings.url).toBe(url);
  });

  it('of several municipalities show it to nobody who may write in one of them only', async () => {
    const both = await world.staffMember('editor', 'programme');
    const source = { ...newSource, alsoNis: [balen] };
    const { id } = (await world.call(both, `POST ${base}`, source)).body;
    const mixed = 'mixed@demo.vanhier.example';
    const grants = [
      { role: 'editor', scope: retie },
      { role: 'viewer', scope: balen },
    ] as const;
    await seedStaffAccounts(world.table, [{ login: mixed, name: 'Mia', grants }]);
    const { body } = await world.call(mixed, `GET ${base}/${id}`);
    expect(body.settings.url).toBeUndefined();
  });

  it('are changed in the version that was read, and read anew then', async () => {
    const { id } = await made();
    await call(`POST ${base}/${id}/sync`);
    await world.work(listing(events(said('market')), { validators: { etag: '"1"' } }));
    const edited = await call(`PATCH ${base}/${id}`, { version: 0, name: 'Agenda' });
    expect(edited.body).toMatchObject({ name: 'Agenda', everyMinutes: 60, version: 1 });
    expect((await world.deps.sources.read(id)).validators).toBeUndefined();
    const late = await call(`PATCH ${base}/${id}`, { version: 0, name: 'Kalender' });
    expect(late).toMatchObject({ status: 409, body: { code: 'source.changed' } });
  });

  it('are paused, and then not due', async () => {
    const { id } = await made();
    await call(`PATCH ${base}/${id}`, { version: 0, state: 'paused' });
    const due: string[] = [];
    for await (const found of world.deps.sources.due()) due.push(found);
    expect(due).toEqual([]);
    await call(`PATCH ${base}/${id}`, { version: 1, state: 'active' });
    for await (const found of world.deps.sources.due()) due.push(found);
    expect(due).toEqual([id]);
  });

  it('are changed while they are read: the run is no hindrance, and what it learns of changes is forgotten', async () => {
    const { id } = await made();
    await call(`POST ${base}/${id}/sync`);
    await call(`PATCH ${base}/${id}`, { version: 0, name: 'Agenda' });
    await world.work(listing(events(said('market')), { validators: { etag: '"1"' } }));
    expect(await world.deps.sources.read(id)).toMatchObject({
      name: 'Agenda',
      lastRun: { outcome: 'done' },
      version: 1,
    });
    expect((await world.deps.sources.read(id)).validators).toBeUndefined();
  });

  it('stay of their kind', async () => {
    const { id } = await made();
    const other = {
      kind: 'uitdatabank',
      regions: ['nis-13036'],
      postcodes: [],
      labels: [],
      organizers: [],
    };
    const answer = await call(`PATCH ${base}/${id}`, { version: 0, settings: other });
    expect(answer).toMatchObject({ status: 409, body: { code: 'source.state' } });
  });

  it('are removed when they are not read just now; their events stay', async () => {
    const { id } = await made();
    await call(`POST ${base}/${id}/sync`);
    const busy = await call(`DELETE ${base}/${id}?version=0`);
    expect(busy).toMatchObject({ status: 409, body: { code: 'source.state' } });
    await world.work(listing(events(said('market'))));
    expect((await call(`DELETE ${base}/${id}?version=0`)).status).toBe(204);
    expect((await call(`GET ${base}/${id}`)).status).toBe(404);
    const list = await call(`GET /staff/calendar/events?municipality=${retie}`);
    expect(list.body.events).toHaveLength(1);
  });

  it.each([
    ['ftp://www.retie.example/kalender.ics', 400],
    ['webcal://www.retie.example/kalender.ics', 201],
  ])('are read from %s: %i', async (url, status) => {
    const settings = { kind: 'ical', url };
    expect((await call(`POST ${base}`, { ...newSource, settings })).status).toBe(status);
  });
});

describe('runs', () => {
  it('are asked for, followed and listed', async () => {
    const { id } = await made();
    const begun = await call(`POST ${base}/${id}/sync`);
    expect(begun).toMatchObject({ status: 202, body: { state: 'running', dry: false } });
    expect((await call(`POST ${base}/${id}/sync`)).body.code).toBe('source.state');
    await world.work(listing(events(...numbered(3))));
    const run = await call(`GET ${base}/${id}/runs/${begun.body.id}`);
    expect(run.body).toMatchObject({ state: 'finished', outcome: 'done', counts: { added: 3 } });
    expect((await call(`GET ${base}/${id}/runs`)).body.runs).toMatchObject([
      { id: begun.body.id, outcome: 'done' },
    ]);
    expect(await world.auditLines()).toContain('calendar-source.read');
  });

  it('that are dry say what would change', async () => {
    const { id } = await made();
    const { body } = await call(`POST ${base}/${id}/dry-run`);
    await world.work(listing(events(said('market'))));
    expect((await call(`GET ${base}/${id}/runs/${body.id}`)).body).toMatchObject({
      dry: true,
      changes: [{ uid: 'market', kind: 'added' }],
    });
    const list = await call(`GET /staff/calendar/events?municipality=${retie}`);
    expect(list.body.events).toEqual([]);
  });

  it('that fail show on the source, with what is wrong and since when', async () => {
    const { id } = await made();
    for (const condition of ['problem', 'problem', 'failing']) {
      await call(`POST ${base}/${id}/sync`);
      await world.work(broken(new FetchError('fetch.timeout')));
      expect((await call(`GET ${base}/${id}`)).body).toMatchObject({
        condition,
        problem: { since: '2026-11-22T12:00:00.000Z', code: 'fetch.timeout' },
      });
    }
  });

  it('that are held are believed by staff, as long as they are the last', async () => {
    const { id } = await made();
    await call(`POST ${base}/${id}/sync`);
    await world.work(listing(events(...numbered(10))));
    const first = (await call(`POST ${base}/${id}/sync`)).body.id;
    await world.work(listing(events(...numbered(3))));
    expect((await call(`GET ${base}/${id}`)).body.condition).toBe('held');
    const second = (await call(`POST ${base}/${id}/sync`)).body.id;
    await world.work(listing(events(...numbered(3))));
    const late = await call(`POST ${base}/${id}/runs/${first}/accept`);
    expect(late).toMatchObject({ status: 409, body: { code: 'source.state' } });
    const accepted = await call(`POST ${base}/${id}/runs/${second}/accept`);
    await world.work(listing(events(...numbered(3))));
    expect((await call(`GET ${base}/${id}/runs/${accepted.body.id}`)).body).toMatchObject({
      outcome: 'done',
      counts: { gone: 7 },
    });
    expect((await call(`GET ${base}/${id}`)).body.condition).toBe('well');
  });
});

describe('lists', () => {
  const list = { name: 'Lijst', nis: retie, settings: { kind: 'csv' } };

  it('are uploaded to a place of their own, and read then', async () => {
    const { id } = (await call(`POST ${base}`, list)).body;
    const { uploadId, upload } = (await call(`POST ${base}/${id}/uploads`, { bytes: 100 })).body;
    expect(upload.url).toBe(`https://files.example/calendar-sources/${id}/${uploadId}?size=100`);
    expect((await call(`POST ${base}/${id}/uploads/${uploadId}/start`)).status).toBe(202);
    expect((await world.deps.sources.read(id)).settings).toEqual({
      kind: 'csv',
      file: `calendar-sources/${id}/${uploadId}`,
    });
  });

  it('keep their file when something else of them changes', async () => {
    const { id } = (await call(`POST ${base}`, list)).body;
    await call(`POST ${base}/${id}/uploads/${'a'.repeat(22)}/start`);
    await world.work(listing(events(said('market'))));
    const settings = { kind: 'csv' };
    await call(`PATCH ${base}/${id}`, { version: 0, name: 'Lijst van 2027', settings });
    expect((await world.deps.sources.read(id)).settings).toMatchObject({
      file: `calendar-sources/${id}/${'a'.repeat(22)}`,
    });
  });

  it('are read from no other place', async () => {
    const elsewhere = { kind: 'csv', file: 'imports/imp_1' };
    expect((await call(`POST ${base}`, { ...list, settings: elsewhere })).status).toBe(400);
    const { id } = (await call(`POST ${base}`, list)).body;
    const answer = await call(`PATCH ${base}/${id}`, { version: 0, settings: elsewhere });
    expect(answer.status).toBe(400);
    expect((await call(`POST ${base}/${id}/uploads/..%2Fother/start`)).status).toBe(400);
  });

  it('are not read by the clock, and other sources take no file', async () => {
    expect((await call(`POST ${base}`, { ...list, everyMinutes: 60 })).status).toBe(400);
    const { id } = await made();
    const answer = await call(`POST ${base}/${id}/uploads`, { bytes: 100 });
    expect(answer).toMatchObject({ status: 409, body: { code: 'source.state' } });
  });
});
