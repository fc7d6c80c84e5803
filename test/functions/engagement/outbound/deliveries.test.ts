import { Webhook } from 'standardwebhooks';
import { beforeEach, describe, expect, test } from 'vitest';
import { attemptDelivery } from '../../../../functions/engagement/outbound/attempt-delivery.ts';
import { webhookKey } from '../../../../functions/engagement/outbound/webhook-keys.ts';
import { FetchError } from '../../../../shared/fetching/fetch-error.ts';
import {
  type Arrived,
  admin,
  aNotice,
  type OutboundWorld,
  outboundWorld,
  retie,
  url,
} from './outbound-world.ts';

let world: OutboundWorld;
beforeEach(async () => {
  world = await outboundWorld();
});

const failing = { status: 500, retryAfter: undefined };
const fine = { status: 200, retryAfter: undefined };
/** As whoever receives it checks it, with the library of Standard Webhooks. */
const checked = (secret: string, { body, headers }: Arrived) =>
  new Webhook(secret).verify(body.toString(), { ...headers });
/** Of the library's own clock, which it compares with. */
const atPresent = () => world.now.set(new Date().toISOString());

describe('a notice', () => {
  test('is signed as Standard Webhooks has it, and says what happened', async () => {
    atPresent();
    const { secret } = await world.register();
    const at = world.now().toISOString();
    world.happened.push(aNotice({ at }));
    await world.tell();
    await world.work();
    const [arrived] = world.arrived;
    if (!arrived) throw new Error('nothing arrived');
    expect(arrived.url).toBe(url);
    expect(checked(secret, arrived)).toEqual({
      type: 'issue.sent',
      timestamp: at,
      data: { issueId: 'iss_1', scope: retie },
    });
    expect(arrived.headers['webhook-id']).toMatch(/^msg_[0-9a-f]{32}$/);
    const forged = { ...arrived, body: Buffer.from(`${arrived.body} `) };
    expect(() => checked(secret, forged)).toThrow();
    expect(() => checked(`whsec_${Buffer.alloc(32).toString('base64')}`, arrived)).toThrow();
  });

  test('is told once, however often it is found and however many find it', async () => {
    await world.register();
    world.happened.push(aNotice());
    await Promise.all([world.tell(), world.tell()]);
    await world.tell();
    await Promise.all([world.work(), world.work()]);
    await world.pass(2);
    expect(world.arrived).toHaveLength(1);
  });

  test('is looked at no more once it has arrived, and forgotten after thirty days', async () => {
    const { id } = await world.register();
    world.happened.push(aNotice());
    await world.pass(0.1);
    await world.tell();
    expect(world.queue.take()).toBeUndefined();
    const items: Record<string, unknown>[] = [];
    const query = { pk: `WEBHOOK#${id}`, sortKey: { beginsWith: 'DELIVERY#' } };
    for await (const item of world.table.queryAll(query)) items.push(item);
    expect(items).toMatchObject([
      { state: 'delivered', expiresAt: Date.parse('2026-12-29T12:00:00Z') / 1000 },
    ]);
  });

  test('is posted once when its message comes twice at a time', async () => {
    const { id } = await world.register();
    world.happened.push(aNotice());
    await world.tell();
    const message = world.queue.take();
    if (!message) throw new Error('no message');
    await Promise.all([attemptDelivery(message, world.deps), attemptDelivery(message, world.deps)]);
    await attemptDelivery(message, world.deps);
    expect(world.arrived).toHaveLength(1);
    expect(await world.delivered(id)).toMatchObject([{ state: 'delivered', attempts: 1 }]);
  });

  test('goes to those alone who want its kind and whom it concerns', async () => {
    const { id: ofRetie } = await world.register();
    const { id: ofBalen } = await world.register({ scope: '13003' });
    const { id: ofFigures } = await world.register({ kinds: ['figures.day'] });
    const { id: ofAll } = await world.register({ scope: 'programme' });
    world.happened.push(aNotice());
    await world.tell();
    await world.work();
    const count = async (id: string) => (await world.delivered(id)).length;
    expect(await Promise.all([ofRetie, ofBalen, ofFigures, ofAll].map(count))).toEqual([
      1, 0, 0, 1,
    ]);
    const ids = world.arrived.map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids).size).toBe(2);
  });

  test('is not told of what happened before the webhook was made, or while it was disabled', async () => {
    const { id } = await world.register();
    world.happened.push(aNotice({ name: 'old', at: '2026-11-29T11:59:59.000Z' }));
    await world.tell();
    await world.call(admin, `PATCH ${world.path}/${id}`, { state: 'disabled' });
    world.now.advance(60);
    world.happened.push(aNotice({ name: 'meanwhile', at: world.now().toISOString() }));
    await world.tell();
    world.now.advance(60);
    await world.call(admin, `PATCH ${world.path}/${id}`, { state: 'active' });
    await world.pass(1);
    expect(world.arrived).toEqual([]);
  });
});

describe('a notice that does not arrive', () => {
  test('is posted again for a day, ever more seldom, under the same id and signed anew', async () => {
    const { id } = await world.register();
    world.happened.push(aNotice());
    world.answers(failing);
    await world.pass(30);
    expect(world.arrived).toHaveLength(7);
    const headers = world.arrived.map(({ headers }) => headers);
    expect(new Set(headers.map((one) => one['webhook-id'])).size).toBe(1);
    const times = headers.map((one) => Number(one['webhook-timestamp']));
    const waits = times.slice(1).map((time, index) => (time - (times[index] ?? 0)) / 60);
    expect(waits).toEqual([5, 15, 60, 180, 360, 840]);
    expect(await world.delivered(id)).toMatchObject([
      { state: 'failed', attempts: 7, lastStatus: 500, lastFailure: 'status' },
    ]);
    expect(world.counted).toEqual(['WebhookFailed']);
  });

  test('arrives when the receiver is back, and holds up no other', async () => {
    const { id } = await world.register();
    world.happened.push(aNotice());
    world.answers(failing);
    await world.pass(1);
    expect((await world.webhooks.read(id)).failingSince).toBe('2026-11-29T12:00:00.000Z');
    world.answers(fine);
    world.happened.push(aNotice({ name: 'another', at: world.now().toISOString() }));
    await world.pass(3);
    const states = (await world.delivered(id)).map(({ state }) => state);
    expect(states).toEqual(['delivered', 'delivered']);
    expect((await world.webhooks.read(id)).failingSince).toBeUndefined();
  });

  test('waits as long as the receiver asks', async () => {
    await world.register();
    world.happened.push(aNotice());
    world.answers({ status: 429, retryAfter: 7200 });
    await world.pass(1.5);
    expect(world.arrived).toHaveLength(1);
    await world.pass(1);
    expect(world.arrived).toHaveLength(2);
  });

  test.each([
    ['fetch.timeout', 'timeout'],
    ['fetch.connection', 'connection'],
    ['fetch.certificate', 'certificate'],
    ['fetch.address_refused', 'address'],
  ] as const)('says of %s: %s, and nothing of our network', async (code, failure) => {
    const { id } = await world.register();
    world.happened.push(aNotice());
    world.answers(() => {
      throw new FetchError(code, { cause: { host: '10.0.0.7' } });
    });
    await world.tell();
    await world.work();
    const { body } = await world.call(admin, `GET ${world.path}/${id}/deliveries`);
    expect(body.deliveries).toMatchObject([{ state: 'due', attempts: 1, lastFailure: failure }]);
    expect(JSON.stringify(body)).not.toContain('10.0.0.7');
  });

  test('is taken up again when the function died at it, after its time', async () => {
    const { id } = await world.register();
    world.happened.push(aNotice());
    world.answers(() => {
      throw new Error('the function died');
    });
    await world.tell();
    const message = world.queue.take();
    if (!message) throw new Error('no message');
    await expect(attemptDelivery(message, world.deps)).rejects.toThrow('died');
    world.answers(fine);
    // Another delivery of the message, while nobody knows yet that it died.
    await attemptDelivery(message, world.deps);
    expect(world.arrived).toHaveLength(1);
    world.now.advance(300);
    await world.pass(0.1);
    expect(await world.delivered(id)).toMatchObject([{ state: 'delivered', attempts: 2 }]);
  });
});

describe('a webhook that is removed or changed while it is told something', () => {
  test('leaves nothing behind, whatever comes of that', async () => {
    const { id } = await world.register();
    world.happened.push(aNotice());
    world.answers(async () => {
      await world.call(admin, `DELETE ${world.path}/${id}`);
      return failing;
    });
    await world.pass(0.1);
    expect(world.arrived).toHaveLength(1);
    expect(await world.table.get(webhookKey(id))).toBeUndefined();
    await world.pass(1);
    expect(world.arrived).toHaveLength(1);
    expect(await world.delivered(id)).toMatchObject([
      { state: 'failed', attempts: 2, lastFailure: 'disabled' },
    ]);
  });

  test('is as whoever was first had it, and the other is told so', async () => {
    const { id } = await world.register();
    const read = await world.webhooks.read(id);
    await world.call(admin, `PATCH ${world.path}/${id}`, { kinds: ['figures.day'] });
    const line = { put: { pk: 'LINE', sk: 'LINE' } };
    const late = [
      world.webhooks.replace(read, { ...read, state: 'disabled' }, line),
      world.webhooks.remove(read, line),
    ];
    for (const outcome of await Promise.allSettled(late)) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'webhook.state' } });
    }
    expect(await world.webhooks.read(id)).toMatchObject({ kinds: ['figures.day'] });
    expect(await world.table.get({ pk: 'LINE', sk: 'LINE' })).toBeUndefined();
  });
});

describe('what fails on our side', () => {
  test('costs a notice none of its attempts, however long it takes to mend', async () => {
    const { id } = await world.register();
    world.happened.push(aNotice());
    await world.tell();
    world.ring.text = 'unreadable';
    for (let message = world.queue.take(); message; message = world.queue.take()) {
      await expect(attemptDelivery(message, world.deps)).rejects.toThrow('cannot be read');
    }
    expect(await world.delivered(id)).toMatchObject([{ state: 'due', attempts: 0 }]);
    world.ring.text = 'one-key';
    await world.pass(0.1);
    expect(await world.delivered(id)).toMatchObject([{ state: 'delivered', attempts: 1 }]);
  });

  test('holds up nothing that was found before: what is due is tried', async () => {
    await world.register();
    world.happened.push(aNotice());
    await world.tell();
    world.queue.take();
    world.happened.push(
      aNotice({
        name: 'another',
        data: async () => {
          throw new Error('it cannot be read');
        },
      }),
    );
    await expect(world.tell()).rejects.toThrow('it cannot be read');
    await world.work();
    expect(world.arrived).toHaveLength(1);
  });
});

describe('a webhook at which nothing arrives', () => {
  test('is disabled after five days, once, and whoever made it is told', async () => {
    const { id } = await world.register();
    world.answers(failing);
    for (let day = 0; day < 7; day += 1) {
      const at = world.now().toISOString();
      world.happened.push(aNotice({ name: `day ${day}`, at }), aNotice({ name: `too ${day}`, at }));
      await world.pass(24, 120);
    }
    const webhook = await world.webhooks.read(id);
    expect(webhook).toMatchObject({ state: 'disabled', disabledFor: 'failing' });
    expect(world.counted.filter((name) => name === 'WebhookDisabled')).toHaveLength(1);
    const [mail] = world.mails;
    expect(mail).toMatchObject({
      request: {
        to: { address: admin },
        mail: { kind: 'webhook-disabled', host: 'hooks.retie.example', why: 'failing' },
      },
    });
    const before = world.arrived.length;
    world.happened.push(aNotice({ name: 'later', at: world.now().toISOString() }));
    await world.pass(24, 120);
    expect(world.arrived).toHaveLength(before);
    const deliveries = await world.delivered(id);
    expect(deliveries.filter(({ state }) => state === 'due')).toEqual([]);
  });

  test('is not disabled by the first failure of a notice that comes weeks after another', async () => {
    const { id } = await world.register();
    world.happened.push(aNotice());
    world.answers(failing);
    await world.pass(30, 60);
    world.now.advance(20 * 86_400);
    world.happened.push(aNotice({ name: 'later', at: world.now().toISOString() }));
    await world.pass(2);
    expect((await world.webhooks.read(id)).state).toBe('active');
    world.answers(fine);
    await world.pass(4);
    expect(await world.delivered(id)).toMatchObject([{ state: 'delivered' }, { state: 'failed' }]);
    expect((await world.webhooks.read(id)).failingSince).toBeUndefined();
  });

  test('is disabled at once when it answers that it is gone', async () => {
    const { id } = await world.register();
    world.happened.push(aNotice());
    world.answers({ status: 410, retryAfter: undefined });
    await world.pass(1);
    expect(world.arrived).toHaveLength(1);
    expect(await world.webhooks.read(id)).toMatchObject({ state: 'disabled', disabledFor: 'gone' });
    expect(await world.delivered(id)).toMatchObject([{ state: 'failed', lastStatus: 410 }]);
  });

  test('is not disabled when something arrives now and then', async () => {
    const { id } = await world.register();
    for (let day = 0; day < 8; day += 1) {
      world.answers(day === 4 ? fine : failing);
      world.happened.push(aNotice({ name: `day ${day}`, at: world.now().toISOString() }));
      await world.pass(24, 120);
    }
    expect((await world.webhooks.read(id)).state).toBe('active');
  });
});

describe('the secret of a webhook', () => {
  test('is in no item of the table, and made again from our keys alone', async () => {
    const { id, secret } = await world.register();
    const items: unknown[] = [];
    for await (const item of world.table.queryAll({ pk: `WEBHOOK#${id}` })) items.push(item);
    expect(items).toHaveLength(1);
    const kept = JSON.stringify(items);
    const bytes = Buffer.from(secret.replace('whsec_', ''), 'base64');
    expect(bytes).toHaveLength(32);
    for (const form of ['base64', 'base64url', 'hex'] as const) {
      expect(kept).not.toContain(bytes.toString(form));
    }
  });

  test('is good after our keys were changed, as long as the old one is kept', async () => {
    atPresent();
    const { id, secret } = await world.register();
    world.ring.text = 'newer-key one-key';
    world.happened.push(aNotice({ at: world.now().toISOString() }));
    await world.tell();
    await world.work();
    const [arrived] = world.arrived;
    if (!arrived) throw new Error('nothing arrived');
    expect(checked(secret, arrived)).toMatchObject({ type: 'issue.sent' });
    world.ring.text = 'newer-key';
    world.happened.push(aNotice({ name: 'later', at: world.now().toISOString() }));
    await world.tell();
    await world.work();
    expect(world.arrived).toHaveLength(1);
    const [latest] = await world.delivered(id);
    expect(latest).toMatchObject({ lastFailure: 'secret', state: 'due' });
  });

  test('may be changed over within a day: until then notices are signed with both', async () => {
    atPresent();
    const { id, secret: old } = await world.register();
    const changed = await world.call(admin, `POST ${world.path}/${id}/secret`);
    const { secret: fresh } = changed.body;
    expect(fresh).not.toBe(old);
    world.happened.push(aNotice({ at: world.now().toISOString() }));
    await world.tell();
    await world.work();
    const [both] = world.arrived;
    if (!both) throw new Error('nothing arrived');
    expect(checked(old, both)).toEqual(checked(fresh, both));
    world.now.advance(86_401);
    world.happened.push(aNotice({ name: 'later', at: world.now().toISOString() }));
    await world.tell();
    await world.work();
    const later = world.arrived[1];
    expect(later?.headers['webhook-signature']?.split(' ')).toHaveLength(1);
  });

  test('that the receiver has is good for its day, also when the answer with a new one is lost and one is asked for again', async () => {
    atPresent();
    const { id, secret: old } = await world.register();
    const fresh: string[] = [];
    for (let asked = 0; asked < 6; asked += 1) {
      const { body } = await world.call(admin, `POST ${world.path}/${id}/secret`);
      fresh.push(body.secret);
      if (asked > 1) continue;
      world.happened.push(aNotice({ name: `n${asked}`, at: world.now().toISOString() }));
      await world.tell();
      await world.work();
    }
    const [, twice] = world.arrived;
    if (!twice) throw new Error('nothing arrived');
    for (const secret of [old, ...fresh.slice(0, 2)]) {
      expect(checked(secret, twice)).toMatchObject({ type: 'issue.sent' });
    }
    // As many as a header has room for.
    expect((await world.webhooks.read(id)).secrets).toHaveLength(5);
    world.now.advance(86_401);
    world.happened.push(aNotice({ name: 'later', at: world.now().toISOString() }));
    await world.tell();
    await world.work();
    expect(world.arrived.at(-1)?.headers['webhook-signature']?.split(' ')).toHaveLength(1);
  });
});
