import { describe, expect, test } from 'vitest';
import { partsOf } from '../../builders/parts-of.ts';
import {
  confirmedSubscriber,
  linkOf,
  oneClick,
  subscribeFields,
  subscribersWorld,
  tokenOf,
  unsubscribeLink,
} from './world.ts';

async function asked(address = 'an@telenet.be') {
  const world = await subscribersWorld();
  await world.site.post(
    '/newsletter/nl/retie',
    subscribeFields(address, { name: 'An Peeters', language: 'fr', 'topics[]': ['shops'] }),
  );
  const link = linkOf(world, 'confirm-subscription');
  const subscriber = await world.subscribers.findByAddress(address);
  return { world, link, token: tokenOf(link), id: subscriber?.id ?? '' };
}

describe('confirming', () => {
  test('opening the link, as mail scanners do, confirms nothing', async () => {
    const { world, link, id } = await asked();
    for (let visit = 0; visit < 3; visit += 1) {
      const page = await world.site.get(link);
      expect(page.statusCode).toBe(200);
      expect(page.body).toContain('Retie');
      expect(partsOf(page.body)).toBe('nowhere');
    }
    expect((await world.subscribers.get(id))?.subscriptions).toEqual({});
  });

  test('the button makes the subscription active, with proof and history, and welcomes', async () => {
    const { world, token, id } = await asked();
    const page = await world.site.post('/newsletter/nl/confirm', { token });
    expect(page.statusCode).toBe(200);
    expect(partsOf(page.body)).toBe('at the foot');
    expect(await world.subscribers.get(id)).toMatchObject({
      name: 'An Peeters',
      language: 'fr',
      topics: ['shops'],
      trackingConsent: false,
      subscriptions: { residents: { state: 'active', municipalities: ['13036'] } },
      consents: {
        residents: {
          at: '2026-11-22T12:00:00.000Z',
          textVersion: 'subscribe-2026-11',
          source: 'page',
        },
      },
    });
    const events = (await world.history.list(id)).map(({ event }) => event);
    expect(events).toEqual(['asked', 'confirmed']);
    expect(world.mails.at(-1)).toMatchObject({ mail: { kind: 'welcome', name: 'An Peeters' } });
  });

  test('a second press answers confirmed and welcomes once', async () => {
    const { world, token } = await asked();
    const pages = await Promise.all(
      [1, 2, 3].map(() => world.site.post('/newsletter/nl/confirm', { token })),
    );
    for (const page of pages) expect(page.body).toContain('U bent ingeschreven');
    const later = await world.site.get(`/newsletter/nl/confirm?token=${token}`);
    expect(later.body).toContain('U bent ingeschreven');
    expect(
      world.mails.filter((mail) => 'mail' in mail && mail.mail.kind === 'welcome'),
    ).toHaveLength(1);
  });

  test('an old link does not bring back somebody who left since', async () => {
    const { world, token, id } = await asked();
    await world.site.post('/newsletter/nl/confirm', { token });
    await world.site.post(await unsubscribeLink(world, id), oneClick);
    const page = await world.site.post('/newsletter/nl/confirm', { token });
    expect(page.statusCode).toBe(410);
    expect((await world.subscribers.get(id))?.subscriptions.residents?.state).toBe('ended');
  });

  test.each(['', 'x', 'a.b.c', 'eyJzIjoiMSJ9..AAAA', '%00', 'é'.repeat(50)])(
    'the forged link %j meets a helpful page',
    async (token) => {
      const world = await subscribersWorld();
      const page = await world.site.get(
        `/newsletter/nl/confirm?token=${encodeURIComponent(token)}`,
      );
      expect(page.statusCode).toBe(400);
      expect(page.body).toContain('Deze link werkt niet');
      expect(page.body).not.toMatch(/at .+\.ts/);
    },
  );

  test('a link of another purpose or with a changed claim confirms nothing', async () => {
    const { world, token, id } = await asked();
    const [body = '', ...rest] = token.split('.');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
    const changed = Buffer.from(JSON.stringify({ ...claims, a: 'businesses' })).toString(
      'base64url',
    );
    for (const forged of [
      [changed, ...rest].join('.'),
      tokenOf(await unsubscribeLink(world, id)),
    ]) {
      const page = await world.site.post('/newsletter/nl/confirm', { token: forged });
      expect(page.statusCode).toBe(400);
    }
  });

  test('an expired link says so', async () => {
    const { world, token } = await asked();
    world.now.advance(61 * 86_400);
    const page = await world.site.get(`/newsletter/nl/confirm?token=${token}`);
    expect(page.statusCode).toBe(410);
    expect(page.body).toContain('verlopen');
  });

  test('confirming one audience leaves the other alone', async () => {
    const world = await subscribersWorld();
    const { id } = await confirmedSubscriber(world, 'an@telenet.be');
    await world.site.post(
      '/newsletter/nl/retie',
      subscribeFields('an@telenet.be', { audience: 'businesses' }),
    );
    expect((await world.subscribers.get(id))?.subscriptions.businesses).toBeUndefined();
    const token = tokenOf(linkOf(world, 'confirm-subscription'));
    await world.site.post('/newsletter/nl/confirm', { token });
    const { subscriptions } = (await world.subscribers.get(id)) ?? {};
    expect(subscriptions?.businesses?.state).toBe('active');
    expect(subscriptions?.residents?.state).toBe('active');
  });
});
