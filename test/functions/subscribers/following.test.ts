import { describe, expect, test } from 'vitest';
import { aClick } from './a-click.ts';
import {
  confirmedSubscriber,
  linkOf,
  oneClick,
  subscribeFields,
  subscribersWorld,
  tokenOf,
  unsubscribeLink,
  type World,
} from './world.ts';

const path = '/newsletter/nl/following';

const address = 'an@telenet.be';

/** Subscribes, confirms, and gives what the page that follows asks. */
async function asked() {
  const world = await subscribersWorld();
  const { id } = await confirmedSubscriber(world, address);
  const { body } = await confirmedAgain(world);
  return { world, id, body, token: tokenIn(body) };
}

/** The page of who presses the button of the last mail, which may be the second time. */
const confirmedAgain = (world: World) =>
  world.site.post('/newsletter/nl/confirm', {
    token: tokenOf(linkOf(world, 'confirm-subscription')),
  });

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
    expect((await confirmedAgain(world)).body).not.toContain('name="answer"');
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

  test('is not put to whoever opens the link of the mail once more', async () => {
    const { world } = await asked();
    const page = await world.site.get(linkOf(world, 'confirm-subscription'));
    expect(page.body).toContain('U bent ingeschreven');
    expect(page.body).not.toContain('name="answer"');
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

describe('who leaves the last newsletter', () => {
  /** Agreed, with a click that is kept. */
  async function followed() {
    const { world, id, token } = await asked();
    await world.site.post(path, { token, answer: 'yes' });
    await aClick(world, id);
    expect(await world.trail.read(id)).toHaveLength(1);
    return { world, id, token };
  }

  const leave = async (world: World, id: string, audience: 'residents' | 'businesses') =>
    world.site.post(await unsubscribeLink(world, id, audience), oneClick);

  test('is followed no more and forgotten at once, which the history tells', async () => {
    const { world, id } = await followed();
    await leave(world, id, 'residents');
    expect(await consentOf(world, id)).toEqual({ agrees: false, proof: undefined });
    expect(await world.trail.read(id)).toEqual([]);
    expect((await world.history.list(id)).slice(-2)).toMatchObject([
      { event: 'ended', source: 'one-click' },
      { event: 'withdrawn', source: 'one-click', textVersion: 'tracking-2026-11-b' },
    ]);
  });

  test('is forgotten by asking again where the first time went wrong', async () => {
    const { world, id } = await followed();
    const { removeAll } = world.deps.trail;
    world.deps.trail.removeAll = () => Promise.reject(new Error('no table'));
    expect((await leave(world, id, 'residents')).statusCode).toBe(500);
    world.deps.trail.removeAll = removeAll;
    expect(await world.trail.read(id)).toHaveLength(1);
    expect((await leave(world, id, 'residents')).statusCode).toBe(200);
    expect(await world.trail.read(id)).toEqual([]);
  });

  test('is asked anew on coming back', async () => {
    const { world, id } = await followed();
    await leave(world, id, 'residents');
    await world.site.post('/newsletter/nl/retie', subscribeFields(address));
    expect((await confirmedAgain(world)).body).toContain('name="answer"');
    expect((await consentOf(world, id)).agrees).toBe(false);
  });

  test('cannot agree any more with the page that is still open', async () => {
    const { world, id, token } = await followed();
    await leave(world, id, 'residents');
    const page = await world.site.post(path, { token, answer: 'yes' });
    expect(page.body).toContain('Wij houden niet bij wat u opent');
    expect((await consentOf(world, id)).agrees).toBe(false);
  });

  test('is not who still gets another', async () => {
    const { world, id } = await followed();
    await confirmedSubscriber(world, address, { audience: 'businesses' });
    await leave(world, id, 'residents');
    expect((await consentOf(world, id)).agrees).toBe(true);
    expect(await world.trail.read(id)).toHaveLength(1);
    await leave(world, id, 'businesses');
    expect((await consentOf(world, id)).agrees).toBe(false);
  });
});
