import { beforeEach, describe, expect, it } from 'vitest';
import { targetSchema } from '../../../../functions/engagement/short-links/short-link.ts';
import { retie, type ShortLinkWorld, shortLinkWorld } from './short-link-world.ts';

let world: ShortLinkWorld;

beforeEach(async () => {
  world = await shortLinkWorld();
});

describe('who scans a code', () => {
  it('is led to where staff said, in the language of the browser, and kept by nobody', async () => {
    const { path } = await world.link({ target: { to: 'calendar' } });
    const { statusCode, headers } = await world.scan(path);
    expect([statusCode, headers?.location]).toEqual([302, '/calendar/fr/retie']);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      vary: 'Accept-Language',
      'referrer-policy': 'no-referrer',
    });
  });

  it('sees the page of the merchant as long as that is shown, else the shops around it', async () => {
    const shop = await world.campaign.merchant({ slug: 'bakkerij-peeters' });
    const { path } = await world.link({ merchant: shop.id, target: { to: 'merchant' } });
    const location = async () => (await world.scan(path)).headers?.location;
    expect(await location()).toBe('/merchants/fr/retie/bakkerij-peeters');
    await world.table.update(
      { pk: `MERCHANT#${shop.id}`, sk: 'MERCHANT' },
      { expression: 'SET #s = :s', names: { '#s': 'state' }, values: { ':s': 'hidden' } },
    );
    expect(await location()).toBe('/merchants/fr/retie');
  });

  it('is led to another site only where staff typed its address', async () => {
    const url = 'https://www.retie.example/kermis?uit=affiche';
    const { path } = await world.link({ target: { to: 'url', url } });
    expect((await world.scan(`${path}?to=https://evil.example`)).headers?.location).toBe(url);
  });

  it.each(['upper case', 'a full stop behind it'])('may have typed it with %s', async (how) => {
    const { code } = await world.link();
    const typed = how === 'upper case' ? code.toUpperCase() : `${code}.`;
    expect((await world.scan(`/s/${typed}`)).statusCode).toBe(302);
  });

  it.each(['2222222', 'bakker', 'x'.repeat(200), '..%2f..', 'bcdfgh1'])(
    'gets a page with a way on for a code that is none: %s',
    async (code) => {
      const { statusCode, headers, body } = await world.scan(`/s/${code}`);
      expect(statusCode).toBe(404);
      expect(headers?.location).toBeUndefined();
      expect(body).toMatch(/<html lang="fr"[\s\S]*<a class="button quiet" href="\/newsletter\/fr/);
      expect(world.tracker.happened).toEqual([]);
    },
  );

  it('gets that page too for what a municipality printed that takes no part any more', async () => {
    const made = {
      state: 'active',
      createdAt: '2026-01-01T09:00:00.000Z',
      createdBy: 'acc_1',
    } as const;
    const link = { code: 'bcdfghj', nis: '11002', material: 'poster', version: 0 } as const;
    await world.shortLinks.create([{ ...link, ...made, target: { to: 'merchants' } }], []);
    expect((await world.scan('/s/bcdfghj')).statusCode).toBe(404);
    expect(world.tracker.happened).toEqual([]);
  });

  it('is told that a retired one is over, with the shops as a way on; it is counted all the same', async () => {
    const { code, path, version } = await world.link();
    await world.call(`PATCH /staff/engagement/short-links/${code}`, { version, state: 'retired' });
    const { statusCode, headers, body } = await world.scan(path);
    expect([statusCode, headers?.location]).toEqual([410, undefined]);
    expect(body).toContain('Ce code n’est plus utilisé');
    expect(body).toContain('href="/merchants/fr/retie"');
    expect(world.tracker.happened).toMatchObject([{ kind: 'scanned', about: { shortLink: code } }]);
  });
});

describe('a scan', () => {
  it('is counted by link, merchant, material, phase and municipality, and by nothing of who scanned', async () => {
    const { id: merchant } = await world.campaign.merchant();
    const { id: phase } = await world.phase();
    const { path, code } = await world.link({ merchant, phase, material: 'beer-mat' });
    await world.scan(path);
    expect(world.tracker.happened).toEqual([
      {
        kind: 'scanned',
        at: '2026-12-01T10:00:00.000Z',
        nis: retie,
        language: 'fr',
        about: { shortLink: code, merchant },
        material: 'beer-mat',
        phase,
        machine: undefined,
      },
    ]);
  });

  it.each([
    [
      'a messenger that shows a preview',
      { 'user-agent': 'WhatsApp/2.23.20.0' },
      'GET',
      'declared-bot',
    ],
    ['a browser that fetches ahead', { 'sec-purpose': 'prefetch' }, 'GET', 'prefetch'],
    ['a checker of links', {}, 'HEAD', 'head'],
  ])('of %s is a machine’s', async (_, headers, method, rule) => {
    const { path } = await world.link();
    const agent = { 'user-agent': 'Mozilla/5.0 (Android 15; Mobile) Firefox/133.0' };
    const { statusCode } = await world.scan(path, { ...agent, ...headers }, method);
    expect(statusCode).toBe(302);
    expect(world.tracker.happened).toMatchObject([{ kind: 'scanned', machine: rule }]);
  });
});

describe('a target', () => {
  it.each([
    { to: 'path', path: '//evil.example' },
    { to: 'path', path: '/\\evil.example' },
    { to: 'path', path: 'https://evil.example' },
    { to: 'path', path: '/a\r\nset-cookie: x=1' },
    { to: 'url', url: 'http://www.retie.example' },
    { to: 'url', url: 'javascript:alert(1)' },
    { to: 'url', url: 'https://www.retie.example@evil.example/' },
    { to: 'url', url: 'https://127.0.0.1/' },
    { to: 'url', url: 'https://localhost/' },
  ])('is never $path$url', (target) => {
    expect(targetSchema.safeParse(target).success).toBe(false);
  });
});
