import { describe, expect, test } from 'vitest';
import { perAddress, perPair, perViewer } from '../../../functions/subscribers/mail-limits.ts';
import {
  confirmedSubscriber,
  linkOf,
  subscribeFields,
  subscribersWorld,
  tokenOf,
  type World,
} from './world.ts';

const kinds = (mails: readonly object[]) =>
  mails.map((mail) => ('mail' in mail ? (mail.mail as { kind: string }).kind : 'test'));

describe('subscribing on the page of a municipality', () => {
  test('shows every municipality, then a form with this one chosen', async () => {
    const { site } = await subscribersWorld();
    const chooser = await site.get('/newsletter/nl');
    expect(chooser.body).toContain('/newsletter/nl/zoutleeuw');
    const form = await site.get('/newsletter/nl/retie');
    expect(form.body).toMatch(/value="13036" checked/);
    expect(form.body).not.toMatch(/value="13003" checked/);
  });

  test('leads a visitor without language to the browser’s language', async () => {
    const { site } = await subscribersWorld();
    const answer = await site.visit({
      path: '/',
      headers: { 'accept-language': 'fr-BE,nl;q=0.8' },
    });
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe('/newsletter/fr');
  });

  test('mails a link and makes nobody active before the link is used', async () => {
    const world = await subscribersWorld();
    const answer = await world.site.post(
      '/newsletter/nl/retie',
      subscribeFields('An@Telenet.be', {
        name: 'An Peeters',
        'municipalities[]': ['13036', '13003'],
      }),
    );
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe('/newsletter/nl/check-inbox?from=retie');
    const subscriber = await world.subscribers.findByAddress('an@telenet.be');
    expect(subscriber?.subscriptions).toEqual({});
    expect(subscriber?.asked.residents?.municipalities).toEqual(['13036', '13003']);
    expect(subscriber?.name).toBeUndefined();
    expect(kinds(world.mails)).toEqual(['confirm-subscription']);
    expect(JSON.stringify(world.mails)).not.toContain('An Peeters');
  });

  test('keeps what was typed beside a sentence for each wrong field', async () => {
    const { site, mails } = await subscribersWorld();
    const answer = await site.post(
      '/newsletter/fr/retie',
      subscribeFields('an@telenet,be', { name: '=HYPERLINK("x")', audience: '' }),
    );
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('value="an@telenet,be"');
    expect(answer.body).toMatch(/an@telenet\.be\s\?/u);
    expect(answer.body).toContain('href="#audience"');
    expect(answer.body).toContain('aria-invalid="true"');
    expect(answer.body).toContain('<title>Erreur\u00a0: ');
    expect(mails).toEqual([]);
  });

  test('answers alike for an unknown, a waiting and a subscribed address', async () => {
    const world = await subscribersWorld();
    await confirmedSubscriber(world, 'known@telenet.be');
    const answers = [];
    for (const address of ['known@telenet.be', 'new@telenet.be', 'new@telenet.be']) {
      answers.push(await world.site.post('/newsletter/nl/retie', subscribeFields(address)));
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(kinds(world.mails).slice(2)).toEqual([
      'subscription-link',
      'confirm-subscription',
      'confirm-subscription',
    ]);
    expect(world.paused.every((wait) => wait > 0)).toBe(true);
  });

  test('changes nothing for a subscriber when a stranger types their address', async () => {
    const world = await subscribersWorld();
    const before = await confirmedSubscriber(world, 'known@telenet.be', { name: 'An' });
    await world.site.post(
      '/newsletter/fr/balen',
      subscribeFields('known@telenet.be', {
        language: 'fr',
        name: 'Buy pills',
        'municipalities[]': ['13003'],
        'topics[]': ['votes'],
      }),
    );
    const after = await world.subscribers.findByAddress('known@telenet.be');
    expect(after).toMatchObject({
      name: 'An',
      language: 'nl',
      topics: before.topics,
      subscriptions: before.subscriptions,
    });
  });

  test('earlier links stay valid when somebody subscribes twice before confirming', async () => {
    const world = await subscribersWorld();
    await world.site.post('/newsletter/nl/retie', subscribeFields('an@telenet.be'));
    const first = linkOf(world, 'confirm-subscription');
    await world.site.post(
      '/newsletter/nl/balen',
      subscribeFields('an@telenet.be', { 'municipalities[]': ['13003'] }),
    );
    await world.site.post('/newsletter/nl/confirm', { token: tokenOf(first) });
    const subscriber = await world.subscribers.findByAddress('an@telenet.be');
    expect(subscriber?.subscriptions.residents?.municipalities).toEqual(['13036', '13003']);
  });

  test('two forms for one new address at the same moment make one subscriber', async () => {
    const world = await subscribersWorld();
    await Promise.all(
      ['13036', '13003'].map((nis) =>
        world.site.post(
          '/newsletter/nl/retie',
          subscribeFields('an@telenet.be', { 'municipalities[]': [nis] }),
        ),
      ),
    );
    const subscriber = await world.subscribers.findByAddress('an@telenet.be');
    expect(subscriber?.asked.residents?.municipalities.sort()).toEqual(['13003', '13036']);
  });

  const subscribeTimes = async (world: World, times: number, address = 'an@telenet.be') => {
    const statuses = new Set<number>();
    for (let attempt = 0; attempt < times; attempt += 1) {
      const answer = await world.site.post('/newsletter/nl/retie', subscribeFields(address));
      statuses.add(answer.statusCode);
    }
    return [...statuses];
  };

  test('mails one address at most a few times a day, and says nothing of it', async () => {
    const world = await subscribersWorld();
    expect(await subscribeTimes(world, perPair.count + 2)).toEqual([303]);
    expect(world.mails).toHaveLength(perPair.count);
    world.now.advance(86_400);
    await subscribeTimes(world, 1);
    expect(world.mails).toHaveLength(perPair.count + 1);
  });

  test('one stranger cannot keep the owner of an address from a mail; many cannot bury it in mails', async () => {
    const world = await subscribersWorld();
    await subscribeTimes(world, perPair.count + 10);
    world.deps.viewer = async () => '198.51.100.7';
    await subscribeTimes(world, 1);
    expect(world.mails).toHaveLength(perPair.count + 1);
    for (let host = 0; host < perAddress.count; host += 1) {
      world.deps.viewer = async () => `192.0.2.${host}`;
      expect(await subscribeTimes(world, 1)).toEqual([303]);
    }
    expect(world.mails).toHaveLength(perAddress.count);
  });

  test('tells a visitor who asks for too many, whatever the address and however they vary their own', async () => {
    const world = await subscribersWorld();
    for (let host = 0; host < perViewer.count; host += 1) {
      world.deps.viewer = async () => `2001:db8:0:7:${host}::1`;
      expect(await subscribeTimes(world, 1, `a${host}@x.be`)).toEqual([303]);
    }
    world.deps.viewer = async () => '2001:db8::7:8:9:a:b';
    expect(await subscribeTimes(world, 1, 'last@x.be')).toEqual([429]);
    world.deps.viewer = async () => '2001:db8:0:8::1';
    expect(await subscribeTimes(world, 1, 'last@x.be')).toEqual([303]);
  });

  test('refuses what no form of ours sends', async () => {
    const { site } = await subscribersWorld();
    const unknown = await site.post('/newsletter/nl/retie', {
      ...subscribeFields('an@telenet.be'),
      admin: '1',
    });
    const nowhere = await site.post(
      '/newsletter/nl/retie',
      subscribeFields('an@telenet.be', { 'municipalities[]': ['99999'] }),
    );
    const json = await site.visit({ path: '/newsletter/nl/retie', method: 'POST', body: '{"a":' });
    const large = await site.post('/newsletter/nl/retie', { address: 'a'.repeat(300_000) });
    expect([unknown, nowhere, json, large].map(({ statusCode }) => statusCode)).toEqual([
      400, 404, 415, 413,
    ]);
    for (const { body } of [unknown, nowhere, json, large]) expect(body).toContain('<h1>');
    expect((await site.get('/newsletter/nl/atlantis')).statusCode).toBe(404);
    expect((await site.get('/newsletter/xx')).statusCode).toBe(400);
  });

  test('writes no address into the log', async () => {
    const world = await subscribersWorld();
    world.mail.send = () => Promise.reject(new Error('queue down'));
    const answer = await world.site.post('/newsletter/nl/retie', subscribeFields('an@telenet.be'));
    expect(answer.statusCode).toBe(500);
    expect(world.log.text()).not.toContain('an@telenet.be');
  });
});
