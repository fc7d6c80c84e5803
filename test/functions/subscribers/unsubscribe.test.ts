import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { cpuTime } from '../../builders/cpu-time.ts';
import { partsOf } from '../../builders/parts-of.ts';
import {
  confirmedSubscriber,
  oneClick,
  subscribersWorld,
  tokenOf,
  unsubscribeLink,
} from './world.ts';

const address = 'an@telenet.be';

describe('leaving', () => {
  test('a mail program ends the audience with one click: no cookie, no redirect, 200', async () => {
    const world = await subscribersWorld();
    const { id } = await confirmedSubscriber(world, address);
    const answer = await world.site.post(await unsubscribeLink(world, id), oneClick);
    expect(answer.statusCode).toBe(200);
    expect(Object.keys(answer.headers)).not.toContain('set-cookie');
    expect(Object.keys(answer.headers)).not.toContain('location');
    expect((await world.subscribers.get(id))?.subscriptions.residents).toMatchObject({
      state: 'ended',
      left: ['13036'],
    });
  });

  test('takes the field as multipart too, as RFC 8058 allows', async () => {
    const world = await subscribersWorld();
    const { id } = await confirmedSubscriber(world, address);
    const path = (await unsubscribeLink(world, id)).replace('https://site.example', '');
    const body =
      '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n';
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    const answer = await world.site.visit({ path, method: 'POST', body, headers });
    expect(answer.statusCode).toBe(200);
    expect((await world.subscribers.get(id))?.subscriptions.residents?.state).toBe('ended');
  });

  test('opening the link ends nothing and shows one button', async () => {
    const world = await subscribersWorld();
    const { id } = await confirmedSubscriber(world, address);
    const page = await world.site.get(await unsubscribeLink(world, id));
    expect(page.body.match(/<button/g)).toHaveLength(1);
    expect(partsOf(page.body)).toBe('nowhere');
    expect((await world.subscribers.get(id))?.subscriptions.residents?.state).toBe('active');
  });

  test('a POST without the one-click field ends nothing', async () => {
    const world = await subscribersWorld();
    const { id } = await confirmedSubscriber(world, address);
    const answer = await world.site.post(await unsubscribeLink(world, id), { foo: 'bar' });
    expect(answer.statusCode).toBe(400);
    expect((await world.subscribers.get(id))?.subscriptions.residents?.state).toBe('active');
  });

  test('a stranger’s large body costs no time', async () => {
    const { site } = await subscribersWorld();
    const took = await cpuTime(async () => {
      const answer = await site.visit({
        path: '/newsletter/nl/unsubscribe?token=x',
        method: 'POST',
        body: 'name=List-Unsubscribe\n'.repeat(11_600),
      });
      expect(answer.statusCode).toBe(400);
    });
    expect(took).toBeLessThan(1000);
  });

  test('as often as one likes, also all at once, with one line of history', async () => {
    const world = await subscribersWorld();
    const { id } = await confirmedSubscriber(world, address);
    const link = await unsubscribeLink(world, id);
    const answers = await Promise.all([1, 2, 3, 4].map(() => world.site.post(link, oneClick)));
    answers.push(await world.site.post(link, oneClick));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200]);
    const ends = (await world.history.list(id)).filter(({ event }) => event === 'ended');
    expect(ends).toHaveLength(1);
  });

  test('ends only the audience of the link', async () => {
    const world = await subscribersWorld();
    await confirmedSubscriber(world, address);
    const { id } = await confirmedSubscriber(world, address, { audience: 'businesses' });
    await world.site.post(await unsubscribeLink(world, id, 'businesses'), oneClick);
    const { subscriptions } = (await world.subscribers.get(id)) ?? {};
    expect(subscriptions?.residents?.state).toBe('active');
    expect(subscriptions?.businesses?.state).toBe('ended');
  });

  test('the link works ten years later, after key rotations and after an erasure', async () => {
    const world = await subscribersWorld('first');
    const { id } = await confirmedSubscriber(world, address);
    const link = await unsubscribeLink(world, id);
    world.ring.text = 'third second first';
    world.now.advance(10 * 365 * 86_400);
    expect((await world.site.post(link, oneClick)).statusCode).toBe(200);
    expect((await world.subscribers.get(id))?.subscriptions.residents?.state).toBe('ended');
    const subscriber = await world.subscribers.get(id);
    if (subscriber) await world.subscribers.remove(subscriber);
    expect((await world.site.post(link, oneClick)).statusCode).toBe(200);
  });

  test('a link of mails that were sent when it told no issue works, letter by letter', async () => {
    const world = await subscribersWorld('one-key');
    const { id } = await confirmedSubscriber(world, address);
    const signed = (purpose: string, text: string) => {
      const signature = createHmac('sha256', 'one-key').update(`${purpose}\n${text}`);
      return `${text}.${signature.digest('base64url')}`;
    };
    const claims = (of: object) => Buffer.from(JSON.stringify(of)).toString('base64url');
    const expiry = (Math.floor(world.now().getTime() / 1000) + 86_400).toString(36);
    const preferences = signed('subscribers/preferences', `${claims({ s: id })}.${expiry}`);
    const page = await world.site.get(`/newsletter/nl/preferences?token=${preferences}`);
    expect(page.statusCode).toBe(200);
    const leave = signed('subscribers/unsubscribe', `${claims({ s: id, a: 'residents' })}.`);
    const answer = await world.site.post(`/newsletter/nl/unsubscribe?token=${leave}`, oneClick);
    expect(answer.statusCode).toBe(200);
    expect((await world.subscribers.get(id))?.subscriptions.residents?.state).toBe('ended');
  });

  test('a forged link ends nothing', async () => {
    const world = await subscribersWorld();
    const { id } = await confirmedSubscriber(world, address);
    const token = tokenOf(await unsubscribeLink(world, id)).replace(/.$/, (end) =>
      end === 'A' ? 'E' : 'A',
    );
    const answer = await world.site.post(`/newsletter/nl/unsubscribe?token=${token}`, oneClick);
    expect(answer.statusCode).toBe(400);
    expect((await world.subscribers.get(id))?.subscriptions.residents?.state).toBe('active');
  });
});
