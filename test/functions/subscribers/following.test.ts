import { describe, expect, test } from 'vitest';
import { confirmedSubscriber, linkOf, subscribersWorld, tokenOf, type World } from './world.ts';

const path = '/newsletter/nl/following';

/** Subscribes, confirms, and gives what the page that follows asks. */
async function asked() {
  const world = await subscribersWorld();
  const { id } = await confirmedSubscriber(world, 'an@telenet.be');
  const page = await world.site.get(linkOf(world, 'confirm-subscription'));
  return { world, id, body: page.body, token: tokenIn(page.body) };
}

const tokenIn = (body: string): string => /name="token" value="([^"]+)"/.exec(body)?.[1] ?? '';

const consentOf = async ({ subscribers }: World, id: string) => {
  const subscriber = await subscribers.get(id);
  return { agrees: subscriber?.trackingConsent, proof: subscriber?.consents.tracking };
};

describe('the question whether a reader may be followed', () => {
  test('comes after confirming, and nobody has agreed who does not answer', async () => {
    const { world, id, body } = await asked();
    expect(body).toContain('Mogen wij bijhouden of u de nieuwsbrief opent');
    expect(await consentOf(world, id)).toEqual({ agrees: false, proof: undefined });
  });

  test('takes no as easily as yes', async () => {
    const { world, id, body, token } = await asked();
    const buttons = [...body.matchAll(/<button [^>]*name="answer"[^>]*>/g)].map(
      ([button]) => button,
    );
    expect(buttons.map((button) => button.replace(/value="\w+"/, ''))).toEqual([
      '<button type="submit" name="answer"  class="quiet">',
      '<button type="submit" name="answer"  class="quiet">',
    ]);
    const page = await world.site.post(path, { token, answer: 'no' });
    expect(page.body).toContain('Wij houden niet bij wat u opent');
    expect(await consentOf(world, id)).toEqual({ agrees: false, proof: undefined });
  });

  test('keeps the proof of a yes, and leads to where it can be withdrawn', async () => {
    const { world, id, token } = await asked();
    world.now.advance(60);
    const page = await world.site.post(path, { token, answer: 'yes' });
    const at = '2026-11-22T12:01:00.000Z';
    const proof = { at, textVersion: 'tracking-2026-11-b', source: 'page' };
    expect(await consentOf(world, id)).toEqual({ agrees: true, proof });
    expect((await world.history.list(id)).at(-1)).toEqual({
      at,
      event: 'agreed',
      source: 'page',
      textVersion: 'tracking-2026-11-b',
    });
    const [, preferences = ''] = /href="([^"]+preferences[^"]+)"/.exec(page.body) ?? [];
    const shown = await world.site.get(preferences.replaceAll('&amp;', '&'));
    expect(shown.body).toMatch(/name="tracking\[\]" value="yes" checked/);
  });

  test('is not asked again of who said yes; yes twice is one', async () => {
    const { world, id, token } = await asked();
    await world.site.post(path, { token, answer: 'yes' });
    const once = await world.subscribers.get(id);
    world.now.advance(60);
    await world.site.post(path, { token, answer: 'yes' });
    expect(await world.subscribers.get(id)).toEqual(once);
    const page = await world.site.get(linkOf(world, 'confirm-subscription'));
    expect(page.body).not.toContain('name="answer"');
  });

  test('can be answered for a day, and by nobody who holds a link of a mail', async () => {
    const { world, id, token } = await asked();
    for (const kind of ['confirm-subscription', 'welcome']) {
      const stolen = { token: tokenOf(linkOf(world, kind)), answer: 'yes' };
      expect((await world.site.post(path, stolen)).statusCode).toBe(400);
    }
    world.now.advance(86_401);
    expect((await world.site.post(path, { token, answer: 'yes' })).statusCode).toBe(410);
    expect((await consentOf(world, id)).agrees).toBe(false);
  });

  test('changes nothing by being opened, nor by an answer that is none', async () => {
    const { world, id, token } = await asked();
    expect((await world.site.get(`${path}?token=${token}&answer=yes`)).statusCode).toBe(404);
    expect((await world.site.post(path, { token, answer: 'maybe' })).statusCode).toBe(400);
    expect((await consentOf(world, id)).agrees).toBe(false);
  });

  test('finds a helpful page when everything was erased meanwhile', async () => {
    const { world, id, token } = await asked();
    const subscriber = await world.subscribers.get(id);
    if (subscriber) await world.subscribers.remove(subscriber);
    expect((await world.site.post(path, { token, answer: 'yes' })).statusCode).toBe(410);
    expect((await world.site.post(path, { token, answer: 'no' })).statusCode).toBe(410);
  });
});
