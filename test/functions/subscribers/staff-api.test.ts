import { beforeEach, describe, expect, test } from 'vitest';
import { countActive } from '../../../functions/subscribers/count-active.ts';
import { agreeToFollowing } from '../../../functions/subscribers/following-consent.ts';
import { messyExport } from '../../../infra/local/demo/messy-export.ts';
import { runImport } from '../../../shared/importing/run-import.ts';
import { aClick } from './a-click.ts';
import { activePolicy } from './import-world.ts';
import { type StaffWorld, staffWorld } from './staff-world.ts';
import { confirmedSubscriber } from './world.ts';

const list = '/staff/subscribers';
const uploaded = 'email;gemeente;doelgroep\nan@x.be;Retie;inwoner\nbo@x;Retie;inwoner\n';

describe('the staff API of subscribers', () => {
  let world: StaffWorld;
  let retie: string;
  let balen: string;
  let admin: string;

  beforeEach(async () => {
    world = await staffWorld();
    retie = await world.staffMember('editor', '13036');
    balen = await world.staffMember('editor', '13003');
    admin = await world.staffMember('admin', 'programme');
  });

  const inBoth = () =>
    confirmedSubscriber(world, 'both@x.be', { 'municipalities[]': ['13036', '13003'] });

  test('lists a municipality by address, by audience and state, page by page', async () => {
    for (const name of ['c', 'a', 'b']) await confirmedSubscriber(world, `${name}@x.be`);
    await confirmedSubscriber(world, 'shop@x.be', { audience: 'businesses' });
    const first = await world.call(
      retie,
      `GET ${list}?municipality=13036&audience=residents&limit=2`,
    );
    expect(first.body.subscribers.map((one: { address: string }) => one.address)).toEqual([
      'a@x.be',
      'b@x.be',
    ]);
    const second = await world.call(
      retie,
      `GET ${list}?municipality=13036&audience=residents&limit=2&cursor=${first.body.cursor}`,
    );
    expect(second.body.subscribers).toMatchObject([{ address: 'c@x.be', residents: 'active' }]);
    const ended = await world.call(retie, `GET ${list}?municipality=13036&state=ended`);
    expect(ended.body.subscribers).toEqual([]);
  });

  test('refuses a cursor that points into another municipality’s list', async () => {
    await inBoth();
    const forged = Buffer.from('{"pk":"MEMBERS#13003","sk":"!"}').toString('base64url');
    const answer = await world.call(retie, `GET ${list}?municipality=13036&cursor=${forged}`);
    expect(answer).toMatchObject({ status: 400, body: { code: 'cursor.invalid' } });
  });

  test('refuses a cursor from outside what is sought', async () => {
    await inBoth();
    const seek = (sk: string) => {
      const cursor = Buffer.from(JSON.stringify({ pk: 'MEMBERS#13036', sk })).toString('base64url');
      const body = { startsWith: 'bo', municipality: '13036', cursor };
      return world.call(retie, `POST ${list}/search`, body);
    };
    for (const sk of ['an@x.be', 'c@x.be', '']) {
      expect(await seek(sk)).toMatchObject({ status: 400, body: { code: 'cursor.invalid' } });
    }
    expect((await seek('!')).body.subscribers).toHaveLength(1);
  });

  test('finds by whole address anywhere in one’s municipalities, by beginning in one', async () => {
    await confirmedSubscriber(world, 'An.Peeters@x.be'.toLowerCase());
    const whole = { address: ' AN.PEETERS@x.be' };
    expect((await world.call(retie, `POST ${list}/search`, whole)).body.subscribers).toHaveLength(
      1,
    );
    expect((await world.call(balen, `POST ${list}/search`, whole)).body.subscribers).toEqual([]);
    const beginning = { startsWith: 'an.p', municipality: '13036' };
    const found = await world.call(retie, `POST ${list}/search`, beginning);
    expect(found.body.subscribers).toHaveLength(1);
    expect((await world.call(balen, `POST ${list}/search`, beginning)).status).toBe(403);
  });

  test('shows of a subscriber only what concerns one’s municipalities', async () => {
    const { id } = await inBoth();
    const seen = await world.call(retie, `GET ${list}/${id}`);
    expect(seen.body.subscriptions.residents.municipalities).toEqual(['13036']);
    expect(seen.body.history.map((one: { event: string }) => one.event)).toEqual([
      'asked',
      'confirmed',
    ]);
    expect(JSON.stringify(seen.body)).not.toContain('13003');
  });

  test('says of other municipalities’ people that they are not there', async () => {
    const { id } = await confirmedSubscriber(world, 'an@x.be');
    for (const line of [`GET ${list}/${id}`, `POST ${list}/${id}/end`]) {
      const body = { audience: 'residents', municipalities: ['13003'] };
      const answer = await world.call(balen, line, line.startsWith('POST') ? body : undefined);
      expect(answer).toMatchObject({ status: 404, body: { code: 'subscriber.not_found' } });
    }
    expect((await world.call(retie, `GET ${list}/sub_${'0'.repeat(26)}`)).status).toBe(404);
  });

  test('never shows what would confirm for a person', async () => {
    await world.site.post('/newsletter/nl/retie', {
      address: 'an@x.be',
      audience: 'residents',
      'municipalities[]': '13036',
      'topics[]': 'shops',
    });
    const subscriber = await world.subscribers.findByAddress('an@x.be');
    const seen = await world.call(retie, `GET ${list}/${subscriber?.id}`);
    expect(seen.body.waiting).toHaveLength(1);
    expect(JSON.stringify(seen.body)).not.toContain(subscriber?.asked.residents?.request);
  });

  test('ends a subscription in one’s own municipality and leaves the other', async () => {
    const { id } = await inBoth();
    const body = { audience: 'residents', municipalities: ['13036'] };
    expect((await world.call(retie, `POST ${list}/${id}/end`, body)).status).toBe(204);
    expect((await world.subscribers.get(id))?.subscriptions.residents).toMatchObject({
      state: 'active',
      municipalities: ['13003'],
      left: ['13036'],
    });
    expect(await world.auditLines()).toEqual(['subscriber.ended']);
    const others = { audience: 'residents', municipalities: ['13003'] };
    expect((await world.call(retie, `POST ${list}/${id}/end`, others)).status).not.toBe(204);
  });

  test('ends following with the last municipality, and removes what was kept of that', async () => {
    const { id } = await inBoth();
    await agreeToFollowing(id, world);
    await aClick(world, id);
    const end = (municipalities: string[]) =>
      world.call(admin, `POST ${list}/${id}/end`, { audience: 'residents', municipalities });
    expect((await end(['13036'])).status).toBe(204);
    expect(await world.trail.read(id)).toHaveLength(1);
    expect((await end(['13003'])).status).toBe(204);
    expect((await world.subscribers.get(id))?.trackingConsent).toBe(false);
    expect(await world.trail.read(id)).toEqual([]);
  });

  test('erases on request of the person, with journal and audit line', async () => {
    const { id } = await inBoth();
    const local = await world.staffMember('admin', '13036');
    expect((await world.call(local, `POST ${list}/${id}/erase`)).status).toBe(403);
    expect((await world.call(admin, `POST ${list}/${id}/erase`)).status).toBe(204);
    expect(await world.subscribers.get(id)).toBeUndefined();
    expect(world.written).toHaveLength(1);
    expect(await world.auditLines()).toEqual(['subscriber.erased']);
    expect((await world.call(admin, `POST ${list}/${id}/erase`)).status).toBe(404);
  });

  test('an import goes from prepared to done, and its refusals can be downloaded', async () => {
    const wanted = { fileName: 'lijst.csv', size: uploaded.length };
    const policy = { ...activePolicy, municipalities: ['13036'] };
    const created = await world.call(retie, `POST ${list}/imports`, { ...wanted, policy });
    expect(created.status).toBe(201);
    const { id, upload } = created.body;
    expect(upload).toMatchObject({ method: 'PUT', headers: { 'content-type': 'text/csv' } });
    world.files.stored.set(`imports/${id}`, Buffer.from(uploaded));
    expect((await world.call(retie, `GET ${list}/imports/${id}/refusals`)).status).toBe(409);
    expect((await world.call(retie, `POST ${list}/imports/${id}/start`)).status).toBe(202);
    await world.work();
    const done = await world.call(retie, `GET ${list}/imports/${id}`);
    expect(done.body).toMatchObject({
      state: 'done',
      rows: 2,
      encoding: 'utf-8',
      counts: { accepted: 1, merged: 0, refused: 1, refusedBy: { 'address.malformed': 1 } },
    });
    const { url } = (await world.call(retie, `GET ${list}/imports/${id}/refusals`)).body;
    expect(world.fileAt(url)).toContain('"3";"address.malformed"');
    expect((await world.call(retie, `POST ${list}/imports/${id}/start`)).status).toBe(409);
    expect(await world.auditLines()).toEqual(['import.created', 'import.started']);
  });

  test('an import that had no file yet can be started again', async () => {
    const body = {
      fileName: 'x.csv',
      size: 9,
      policy: { ...activePolicy, municipalities: ['13036'] },
    };
    const { id } = (await world.call(retie, `POST ${list}/imports`, body)).body;
    await world.call(retie, `POST ${list}/imports/${id}/start`);
    await world.work();
    const failed = await world.call(retie, `GET ${list}/imports/${id}`);
    expect(failed.body).toMatchObject({ state: 'failed', problem: 'missing' });
    world.files.stored.set(`imports/${id}`, Buffer.from(uploaded));
    await world.call(retie, `POST ${list}/imports/${id}/start`);
    await world.work();
    expect((await world.call(retie, `GET ${list}/imports/${id}`)).body.state).toBe('done');
  });

  test('an import that was cancelled before its turn brings nobody in, and does not start again', async () => {
    const wanted = { fileName: 'lijst.csv', size: uploaded.length };
    const policy = { ...activePolicy, municipalities: ['13036'] };
    const { id } = (await world.call(retie, `POST ${list}/imports`, { ...wanted, policy })).body;
    world.files.stored.set(`imports/${id}`, Buffer.from(uploaded));
    await world.call(retie, `POST ${list}/imports/${id}/start`);
    const cancelled = await world.call(retie, `POST ${list}/imports/${id}/cancel`);
    expect(cancelled).toMatchObject({ status: 200, body: { state: 'cancelled' } });
    await world.work();
    expect((await world.call(retie, `GET ${list}/imports/${id}`)).body).toMatchObject({
      state: 'cancelled',
      finishedAt: expect.any(String),
      counts: { accepted: 0, merged: 0, refused: 0 },
    });
    expect((await world.table.query({ pk: 'SUBSCRIBERS#00' })).items).toEqual([]);
    expect((await world.call(retie, `POST ${list}/imports/${id}/start`)).status).toBe(409);
    expect((await world.call(retie, `POST ${list}/imports/${id}/cancel`)).status).toBe(200);
    expect(await world.auditLines()).toEqual([
      'import.created',
      'import.started',
      'import.cancelled',
    ]);
  });

  test('an import that is done cannot be cancelled any more', async () => {
    const id = await world.start(uploaded);
    await runImport(id, () => 600_000, world.importDeps);
    const answer = await world.call(admin, `POST ${list}/imports/${id}/cancel`);
    expect(answer).toMatchObject({ status: 409, body: { code: 'import.state' } });
    expect((await world.imports.get(id))?.state).toBe('done');
  });

  test('an import of several municipalities needs rights in each', async () => {
    const body = {
      fileName: 'x.csv',
      size: 9,
      policy: { ...activePolicy, municipalities: ['13036', '13003'] },
    };
    expect((await world.call(retie, `POST ${list}/imports`, body)).status).toBe(403);
    const { id } = (await world.call(admin, `POST ${list}/imports`, body)).body;
    expect((await world.call(retie, `GET ${list}/imports/${id}`)).status).toBe(403);
    expect((await world.call(retie, `GET ${list}/imports`)).body.imports).toEqual([]);
    expect((await world.call(admin, `GET ${list}/imports`)).body.imports).toHaveLength(1);
  });

  test.each([
    [{ size: 60_000_000 }, 'body.size'],
    [{ size: 0 }, 'body.size'],
    [{ unknown: 1 }, 'body'],
    [
      { policy: { municipalities: ['13036'], people: { state: 'active' } } },
      'body.policy.people.basis',
    ],
  ])('refuses an import of %j', async (change, path) => {
    const body = {
      fileName: 'x.csv',
      size: 9,
      policy: { ...activePolicy, municipalities: ['13036'] },
    };
    const answer = await world.call(retie, `POST ${list}/imports`, { ...body, ...change });
    expect(answer.status).toBe(400);
    expect(answer.body.issues.map((issue: { path: string }) => issue.path)).toContain(path);
  });

  test('an export of 500 people holds each once, with harmless names', async () => {
    const { job } = await world.run(messyExport({ rows: 500 }).bytes);
    expect(job.state).toBe('done');
    await confirmedSubscriber(world, '+formula@x.be');
    const created = await world.call(retie, `POST ${list}/exports`, { municipality: '13036' });
    expect(created.status).toBe(202);
    await world.work();
    const done = await world.call(retie, `GET ${list}/exports/${created.body.id}`);
    const lines = world.fileAt(done.body.url).split('\r\n').slice(1, -1);
    expect(lines).toHaveLength(done.body.rows);
    expect(new Set(lines.map((line) => line.split(';')[0])).size).toBe(lines.length);
    expect(lines.some((line) => line.startsWith('"\'+formula@x.be"'))).toBe(true);
    expect((await world.call(balen, `GET ${list}/exports/${created.body.id}`)).status).toBe(403);
  });

  test('an export says nothing of an audience that the person is in elsewhere only', async () => {
    await confirmedSubscriber(world, 'an@x.be', { 'municipalities[]': ['13003'] });
    await confirmedSubscriber(world, 'an@x.be', { audience: 'businesses' });
    const created = await world.call(retie, `POST ${list}/exports`, { municipality: '13036' });
    await world.work();
    const { url } = (await world.call(retie, `GET ${list}/exports/${created.body.id}`)).body;
    const fields = world.fileAt(url).split('\r\n')[1]?.split(';') ?? [];
    expect(fields.slice(5, 9)).toEqual(['""', '"active"', '""', expect.stringContaining('page')]);
  });

  test('a municipality that does not take part is not found', async () => {
    const { id } = await inBoth();
    const municipality = '99999';
    const answers = [
      await world.call(admin, `GET ${list}?municipality=${municipality}`),
      await world.call(admin, `POST ${list}/search`, { startsWith: 'an', municipality }),
      await world.call(admin, `POST ${list}/exports`, { municipality }),
      await world.call(admin, `POST ${list}/${id}/end`, {
        audience: 'residents',
        municipalities: [municipality],
      }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  });

  test('the suppression list takes, shows and releases addresses, but never frees an erased one', async () => {
    const { id } = await confirmedSubscriber(world, 'an@x.be');
    const path = `${list}/suppressions`;
    const added = await world.call(admin, `POST ${path}`, {
      address: 'An@x.be',
      note: 'belde ons op',
    });
    expect(added.status).toBe(201);
    const shown = await world.call(admin, `GET ${path}`);
    expect(shown.body.suppressions).toMatchObject([{ address: 'an@x.be', reason: 'staff' }]);
    expect((await world.call(retie, `GET ${path}`)).status).toBe(403);
    expect((await world.subscribers.get(id))?.addressState).toBe('suppressed');
    expect(await countActive(world.table, 'residents', ['13036'])).toBe(0);
    expect((await world.call(admin, `DELETE ${path}/${added.body.digest}`)).status).toBe(204);
    expect((await world.subscribers.get(id))?.addressState).toBe('ok');
    expect((await world.history.list(id)).at(-1)?.event).toBe('released');
    expect((await world.call(admin, `DELETE ${path}/${added.body.digest}`)).status).toBe(404);
    const digest = await world.suppressions.digest('gone@x.be');
    const at = world.now().toISOString();
    await world.table.transact([world.suppressions.putWrite({ digest, reason: 'erased', at })]);
    expect((await world.call(admin, `DELETE ${path}/${digest}`)).status).toBe(409);
    expect((await world.call(admin, `GET ${path}`)).body.suppressions).toEqual([
      { digest, reason: 'erased', at },
    ]);
  });

  test('what staff suppress stays erased when its owner erases everything, even after a release', async () => {
    const { id } = await confirmedSubscriber(world, 'an@x.be');
    const path = `${list}/suppressions`;
    const told = { address: 'an@x.be', note: 'An belde ons op' };
    const { digest } = (await world.call(admin, `POST ${path}`, told)).body;
    await world.call(admin, `POST ${list}/${id}/erase`);
    const again = await world.call(admin, `POST ${path}`, { ...told, note: 'nogmaals' });
    expect(again.body.address).toBeUndefined();
    const shown = await world.call(admin, `GET ${path}`);
    expect(JSON.stringify(shown.body)).not.toMatch(/an@x|An belde/);
    expect((await world.call(admin, `DELETE ${path}/${digest}`)).status).toBe(204);
    expect((await world.suppressions.find('an@x.be'))?.reason).toBe('erased');
  });
});
