import { beforeEach, describe, expect, test } from 'vitest';
import { webhookCountKey } from '../../../../functions/engagement/outbound/webhook-keys.ts';
import { seedStaffAccounts } from '../../../../functions/staff/index.ts';
import { FetchError } from '../../../../shared/fetching/fetch-error.ts';
import { admin, aNotice, type OutboundWorld, outboundWorld, retie, url } from './outbound-world.ts';

let world: OutboundWorld;
beforeEach(async () => {
  world = await outboundWorld();
});

const wanted = { scope: retie, url, kinds: ['issue.sent'] };
const create = (change: Record<string, unknown>) =>
  world.call(admin, `POST ${world.path}`, { ...wanted, ...change });

describe('staff who have a program of theirs told', () => {
  test('see the secret once, and never again', async () => {
    const made = await create({});
    expect(made.status).toBe(201);
    expect(made.body.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const { id } = made.body.webhook;
    const answers = [
      await world.call(admin, `GET ${world.path}/${id}`),
      await world.call(admin, `GET ${world.path}?scope=${retie}`),
      await world.call(admin, `PATCH ${world.path}/${id}`, { kinds: ['figures.day'] }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(JSON.stringify(answers)).not.toMatch(/whsec_|nonce|check/);
    expect(answers[2]?.body).toMatchObject({ id, kinds: ['figures.day'], state: 'active' });
  });

  test.each([
    ['http://hooks.retie.example/', 422],
    ['https://10.0.0.7/hook', 422],
    ['https://169.254.169.254/latest/meta-data/', 422],
    ['https://localhost/', 422],
    ['https://me:secret@hooks.retie.example/', 422],
    ['https://198.51.100.7:8080/', 422],
    ['not an address', 422],
    ['', 400],
  ])('cannot give the address %s', async (address, status) => {
    expect((await create({ url: address })).status).toBe(status);
    const { id } = await world.register();
    const edited = await world.call(admin, `PATCH ${world.path}/${id}`, { url: address });
    expect(edited.status).toBe(status);
    expect((await world.webhooks.read(id)).url).toBe(url);
  });

  test('have ten webhooks at most for one municipality', async () => {
    for (let made = 0; made < 10; made += 1) expect((await create({})).status).toBe(201);
    expect((await create({})).body.code).toBe('webhook.state');
    expect((await create({ scope: '13003' })).status).toBe(201);
  });

  test('have ten and no more when many are made at the same moment, and one more when one is removed', async () => {
    for (let made = 0; made < 8; made += 1) await create({});
    const together = await Promise.all(Array.from({ length: 5 }, () => create({})));
    expect(together.filter(({ status }) => status === 201)).toHaveLength(2);
    const { body } = await world.call(admin, `GET ${world.path}?scope=${retie}`);
    expect(body.webhooks).toHaveLength(10);
    const remove = () => world.call(admin, `DELETE ${world.path}/${body.webhooks[0].id}`);
    const removed = await Promise.all([remove(), remove()]);
    expect(removed.filter(({ status }) => status === 204)).toHaveLength(1);
    expect((await create({})).status).toBe(201);
    expect((await create({})).body.code).toBe('webhook.state');
  });

  test('have those counted that were made before anybody counted', async () => {
    for (let made = 0; made < 9; made += 1) await create({});
    await world.table.remove(webhookCountKey(retie));
    expect((await create({})).status).toBe(201);
    expect((await create({})).body.code).toBe('webhook.state');
    await world.table.remove(webhookCountKey(retie));
    expect((await create({})).body.code).toBe('webhook.state');
  });

  test('find each change in the audit log, without address and secret', async () => {
    const { id, secret } = await world.register();
    await world.call(admin, `PATCH ${world.path}/${id}`, { state: 'disabled' });
    await world.call(admin, `POST ${world.path}/${id}/secret`);
    await world.call(admin, `DELETE ${world.path}/${id}`);
    const lines: Record<string, unknown>[] = [];
    for await (const line of world.table.queryAll({ pk: 'AUDIT#DAY#2026-11-29' })) lines.push(line);
    const ours = lines.filter(({ subject }) => subject === id);
    expect(ours.map(({ action, fields }) => [action, fields])).toEqual([
      ['webhook.created', []],
      ['webhook.changed', ['state']],
      ['webhook.changed', ['secret']],
      ['webhook.removed', []],
    ]);
    expect(JSON.stringify(ours)).not.toContain('hooks.retie');
    expect(JSON.stringify(ours)).not.toContain(secret);
  });

  test('may try whether a notice arrives, and see what came of it', async () => {
    const { id } = await world.register();
    world.answers({ status: 404, retryAfter: undefined });
    const sent = await world.call(admin, `POST ${world.path}/${id}/test`);
    const failed = {
      kind: 'webhook.test',
      state: 'failed',
      attempts: 1,
      lastStatus: 404,
      lastFailure: 'status',
    };
    expect(sent).toMatchObject({ status: 200, body: failed });
    const [arrived] = world.arrived;
    expect(arrived?.headers['webhook-id']).toBe(sent.body.id);
    expect(JSON.parse(String(arrived?.body))).toMatchObject({ type: 'webhook.test' });
    const { body } = await world.call(admin, `GET ${world.path}/${id}/deliveries`);
    expect(body.deliveries).toMatchObject([{ id: sent.body.id, ...failed }]);
    await world.pass(30, 60);
    expect(world.arrived).toHaveLength(1);
    world.answers({ status: 204, retryAfter: undefined });
    const again = await world.call(admin, `POST ${world.path}/${id}/test`);
    expect(again.body).toMatchObject({ state: 'delivered', lastStatus: 204 });
  });

  test('learn nothing of our network from it, and disable nothing by it', async () => {
    const { id } = await world.register();
    world.answers(() => {
      throw new FetchError('fetch.address_refused', { cause: { host: '10.0.0.7' } });
    });
    for (let day = 0; day < 8; day += 1) {
      const { body } = await world.call(admin, `POST ${world.path}/${id}/test`);
      expect(body).toMatchObject({ state: 'failed', lastFailure: 'address' });
      expect(JSON.stringify(body)).not.toContain('10.0.0.7');
      world.now.advance(86_400);
    }
    world.answers({ status: 410, retryAfter: undefined });
    await world.call(admin, `POST ${world.path}/${id}/test`);
    const webhook = await world.webhooks.read(id);
    expect([webhook.state, webhook.failingSince]).toEqual(['active', undefined]);
  });

  test('may try one that is disabled before they enable it', async () => {
    const { id } = await world.register();
    await world.call(admin, `PATCH ${world.path}/${id}`, { state: 'disabled' });
    const { body } = await world.call(admin, `POST ${world.path}/${id}/test`);
    expect(body).toMatchObject({ state: 'delivered' });
  });

  test('read what was sent page by page, the newest first', async () => {
    const { id } = await world.register();
    for (let minute = 0; minute < 5; minute += 1) {
      world.now.advance(60);
      world.happened.push(aNotice({ name: `n${minute}`, at: world.now().toISOString() }));
    }
    await world.tell();
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await world.call(
        admin,
        `GET ${world.path}/${id}/deliveries?limit=2${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(
        ...page.body.deliveries.map(({ body }: { body: string }) => JSON.parse(body).timestamp),
      );
      cursor = page.body.cursor ?? '';
    } while (cursor);
    expect(seen).toHaveLength(5);
    expect(seen).toEqual(seen.toSorted().reverse());
  });

  test('that is removed gets nothing more, and is not there', async () => {
    const { id } = await world.register();
    world.happened.push(aNotice());
    await world.tell();
    expect((await world.call(admin, `DELETE ${world.path}/${id}`)).status).toBe(204);
    await world.work();
    expect(world.arrived).toEqual([]);
    expect((await world.call(admin, `GET ${world.path}/${id}`)).body.code).toBe(
      'webhook.not_found',
    );
  });

  test('of another municipality see and change nothing', async () => {
    const { id } = await world.register();
    const other = 'balen@demo.vanhier.example';
    await seedStaffAccounts(world.table, [
      { login: other, name: 'Els', grants: [{ role: 'admin', scope: '13003' }] },
    ]);
    const lines = [
      `GET ${world.path}?scope=${retie}`,
      `GET ${world.path}?scope=programme`,
      `GET ${world.path}/${id}`,
      `GET ${world.path}/${id}/deliveries`,
      `POST ${world.path}/${id}/secret`,
      `POST ${world.path}/${id}/test`,
      `DELETE ${world.path}/${id}`,
    ];
    for (const line of lines) expect((await world.call(other, line)).status, line).toBe(403);
  });
});
