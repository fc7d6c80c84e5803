import { beforeEach, describe, expect, it } from 'vitest';
import { createAuthenticate, seedStaffAccounts } from '../../../functions/staff/index.ts';
import { staffRoutes } from '../../../functions/staff/staff-routes.ts';
import type { Table } from '../../../shared/data/table.ts';
import { apiFunction } from '../../../shared/http/api-function.ts';
import { newId } from '../../../shared/ids.ts';
import { callAs } from '../../builders/call-as.ts';
import { testClock } from '../../builders/clock.ts';
import { silentLog } from '../../builders/silent-log.ts';
import { freshTable } from '../../builders/table.ts';
import { change } from './accounts-in-table.ts';

const boss = 'boss@demo.vanhier.example';
const retie = 'retie@demo.vanhier.example';
const clock = testClock();

let table: Table;
let call: ReturnType<typeof callAs>;

beforeEach(async () => {
  clock.set('2026-03-02T12:00:00Z');
  table = await freshTable();
  await seedStaffAccounts(table, [
    { login: boss, name: 'Boss', grants: [{ role: 'admin', scope: 'programme' }] },
    { login: retie, name: 'Rik', grants: [{ role: 'admin', scope: '13036' }] },
  ]);
  const log = silentLog();
  const authenticate = createAuthenticate(table);
  call = callAs(apiFunction(staffRoutes, { table, now: clock, newId }, { authenticate, log }));
});

const invite = (grants: unknown, by = boss, email = 'new@demo.vanhier.example') =>
  call(by, 'POST /staff/accounts', { email, name: 'Nele', grants });

const editorIn = (scope: string) => [{ role: 'editor', scope }];

it.each(['GET /staff/nothing', 'POST /staff/nothing/at/all'])(
  'says as any staff address does that there is nothing at %s',
  async (line) => {
    const { status, body } = await call(boss, line);
    expect(status).toBe(404);
    expect(body).toMatchObject({ code: 'request.not_found', status: 404 });
    expect(body.reference).toEqual(expect.any(String));
  },
);

describe('accounts', () => {
  it('invites someone, who may then sign in', async () => {
    const { status, body } = await invite(editorIn('13036'));
    expect(status).toBe(201);
    expect(body).toMatchObject({ email: 'new@demo.vanhier.example', state: 'invited' });
    const me = await call('new@demo.vanhier.example', 'GET /staff/me');
    expect(me.body).toMatchObject({
      name: 'Nele',
      municipalities: [{ nis: '13036', name: 'Retie', role: 'editor' }],
    });
    expect((await call(boss, `GET /staff/accounts/${body.id}`)).body.state).toBe('active');
  });

  it('invites an address once, however it is written', async () => {
    await invite(editorIn('13036'));
    const again = await invite(editorIn('13003'), boss, ' NEW@Demo.vanhier.example');
    expect(again).toMatchObject({ status: 409, body: { code: 'account.exists' } });
  });

  it.each([
    [[], 400],
    [[{ role: 'king', scope: '13036' }], 400],
    [editorIn('99999'), 400],
    [[...editorIn('13036'), { role: 'viewer', scope: '13036' }], 400],
  ])('refuses rights that make no sense: %j', async (grants, status) => {
    expect((await invite(grants)).status).toBe(status);
  });

  it('lets an administrator of one municipality invite for that one only', async () => {
    expect((await invite(editorIn('13036'), retie, 'a@x.be')).status).toBe(201);
    expect((await invite(editorIn('13003'), retie, 'b@x.be')).status).toBe(403);
    expect((await invite(editorIn('programme'), retie, 'c@x.be')).status).toBe(403);
  });

  it('shows an administrator the accounts of their municipalities', async () => {
    const { body: inRetie } = await invite(editorIn('13036'), boss, 'a@x.be');
    const { body: inBalen } = await invite(editorIn('13003'), boss, 'b@x.be');
    const { body } = await call(retie, 'GET /staff/accounts');
    expect(body.accounts.map(({ email }: { email: string }) => email)).toEqual([retie, 'a@x.be']);
    expect((await call(retie, `GET /staff/accounts/${inRetie.id}`)).status).toBe(200);
    expect((await call(retie, `GET /staff/accounts/${inBalen.id}`)).status).toBe(404);
    expect((await call(boss, 'GET /staff/accounts')).body.accounts).toHaveLength(4);
  });

  it('pages through the accounts', async () => {
    await invite(editorIn('13036'));
    const first = await call(boss, 'GET /staff/accounts?limit=2');
    const second = await call(boss, `GET /staff/accounts?limit=2&cursor=${first.body.cursor}`);
    expect([first.body.accounts.length, second.body.accounts.length]).toEqual([2, 1]);
    expect((await call(boss, 'GET /staff/accounts?cursor=abc')).status).toBe(400);
  });

  it('takes rights away at once', async () => {
    const { body } = await invite(editorIn('13036'), boss, 'a@x.be');
    await call('a@x.be', 'GET /staff/me');
    const patch = { grants: editorIn('13003') };
    expect((await call(boss, `PATCH /staff/accounts/${body.id}`, patch)).status).toBe(200);
    expect((await call('a@x.be', 'GET /staff/me')).body.municipalities).toEqual([
      { nis: '13003', name: 'Balen', role: 'editor' },
    ]);
    await call(boss, `PATCH /staff/accounts/${body.id}`, { disabled: true });
    expect((await call('a@x.be', 'GET /staff/me')).status).toBe(403);
  });

  it('lets nobody change rights in municipalities they do not administer', async () => {
    const both = [...editorIn('13036'), ...editorIn('13003')];
    const { body } = await invite(both, boss, 'a@x.be');
    const patch = (change: unknown) => call(retie, `PATCH /staff/accounts/${body.id}`, change);
    expect((await patch({ grants: editorIn('13036') })).status).toBe(403);
    expect((await patch({ disabled: true })).status).toBe(403);
    expect((await patch({ name: 'X' })).status).toBe(403);
    expect((await call(retie, `DELETE /staff/accounts/${body.id}`)).status).toBe(403);
    const narrowed = [{ role: 'viewer', scope: '13036' }, ...editorIn('13003')];
    expect((await patch({ grants: narrowed })).status).toBe(200);
  });

  it('leaves an account whose municipality has left to those who administer the programme', async () => {
    const { body } = await invite(editorIn('13036'), boss, 'a@x.be');
    await change(table, 'a@x.be', { grants: [{ role: 'editor', scope: '99999' }] });
    const path = `/staff/accounts/${body.id}`;
    expect((await call(retie, `DELETE ${path}`)).status).toBe(403);
    expect((await call(boss, `GET ${path}`)).body.grants).toEqual([]);
    expect((await call(boss, `DELETE ${path}`)).status).toBe(204);
  });

  it('keeps the last administrator of the programme who can sign in', async () => {
    await invite([{ role: 'admin', scope: 'programme' }], boss, 'second@x.be');
    const { body: me } = await call(boss, 'GET /staff/me');
    const attempts = [
      () => call(boss, `PATCH /staff/accounts/${me.id}`, { disabled: true }),
      () => call(boss, `PATCH /staff/accounts/${me.id}`, { grants: editorIn('programme') }),
      () => call(boss, `DELETE /staff/accounts/${me.id}`),
      () => call(boss, `POST /staff/accounts/${me.id}/reset-sign-in`),
    ];
    for (const attempt of attempts) {
      expect(await attempt()).toMatchObject({ status: 409, body: { code: 'account.last_admin' } });
    }
    await call('second@x.be', 'GET /staff/me');
    expect((await call(boss, `DELETE /staff/accounts/${me.id}`)).status).toBe(204);
    expect((await call(boss, 'GET /staff/me')).status).toBe(403);
  });

  it('keeps one of two administrators who remove each other at the same time', async () => {
    await invite([{ role: 'admin', scope: 'programme' }], boss, 'second@x.be');
    const { body: second } = await call('second@x.be', 'GET /staff/me');
    const { body: first } = await call(boss, 'GET /staff/me');
    const answers = await Promise.all([
      call(boss, `DELETE /staff/accounts/${second.id}`),
      call('second@x.be', `DELETE /staff/accounts/${first.id}`),
    ]);
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
  });

  it('lets someone sign in anew after a reset', async () => {
    const { body } = await invite(editorIn('13036'), boss, 'a@x.be');
    await call('a@x.be', 'GET /staff/me');
    const other = { login: 'a@x.be', sub: 'another' };
    expect((await call(other, 'GET /staff/me')).status).toBe(403);
    await call(boss, `POST /staff/accounts/${body.id}/reset-sign-in`);
    expect((await call(other, 'GET /staff/me')).status).toBe(200);
    expect((await call('a@x.be', 'GET /staff/me')).status).toBe(403);
  });
});

describe('the audit log', () => {
  it('says who changed what, naming fields and no values', async () => {
    const { body } = await invite(editorIn('13036'), boss, 'a@x.be');
    clock.advance(60);
    await call(boss, `PATCH /staff/accounts/${body.id}`, { name: 'Nelly' });
    const about = await call(boss, `GET /staff/audit?subject=${body.id}`);
    expect(about.body.entries).toMatchObject([
      { action: 'account.changed', byName: 'Boss', fields: ['name'], subject: body.id },
      { action: 'account.invited', byName: 'Boss', at: '2026-03-02T12:00:00.000Z' },
    ]);
    expect(JSON.stringify(about.body)).not.toContain('Nelly');
  });

  it('reads by account and by day, page by page', async () => {
    for (const email of ['a@x.be', 'b@x.be', 'c@x.be']) {
      await invite(editorIn('13036'), boss, email);
    }
    const { body: me } = await call(boss, 'GET /staff/me');
    const byBoss = await call(boss, `GET /staff/audit?account=${me.id}&limit=50`);
    const invited = byBoss.body.entries.filter(
      ({ action }: { action: string }) => action === 'account.invited',
    );
    expect(invited).toHaveLength(3);
    const first = await call(boss, 'GET /staff/audit?day=2026-03-02&limit=2');
    const next = `GET /staff/audit?day=2026-03-02&limit=2&cursor=${first.body.cursor}`;
    expect(first.body.entries).toHaveLength(2);
    expect((await call(boss, next)).body.entries).toHaveLength(1);
    expect((await call(boss, 'GET /staff/audit')).body.entries).toHaveLength(3);
  });

  it('shows an administrator of one municipality what touches it', async () => {
    const { body: inRetie } = await invite(editorIn('13036'), boss, 'a@x.be');
    await invite(editorIn('13003'), boss, 'b@x.be');
    const { body } = await call(retie, 'GET /staff/audit?day=2026-03-02');
    expect(body.entries.map(({ subject }: { subject: string }) => subject)).toEqual([inRetie.id]);
  });

  it('refuses a cursor that belongs to another part of the log', async () => {
    await invite(editorIn('13036'), boss, 'a@x.be');
    await invite(editorIn('13036'), boss, 'b@x.be');
    const { body } = await call(boss, 'GET /staff/audit?day=2026-03-02&limit=1');
    const other = await call(boss, `GET /staff/audit?day=2026-03-03&cursor=${body.cursor}`);
    expect(other).toMatchObject({ status: 400, body: { code: 'cursor.invalid' } });
  });
});

describe('what every staff member may know', () => {
  it('tells the programme without the looks of its mails', async () => {
    const { body } = await call(retie, 'GET /staff/programme');
    expect(body.regions).toHaveLength(2);
    expect(body.regions[0].municipalities[0]).toMatchObject({ nis: '13036', slug: 'retie' });
    expect(JSON.stringify(body)).not.toContain('#1f5f4a');
  });
});
