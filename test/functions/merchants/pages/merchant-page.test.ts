import { describe, expect, test } from 'vitest';
import { merchantPage } from '../../../../functions/merchants/pages/merchant-page.tsx';
import { aMerchant } from '../../../builders/merchant.ts';
import { pagesWorld, siteUrl, textOf } from './pages-world.ts';

/** A Tuesday, 11:00 in Belgium. */
const now = new Date('2026-11-24T10:00:00Z');

const show = (
  change: Parameters<typeof aMerchant>[0] = {},
  language: 'nl' | 'fr' | 'en' = 'nl',
  at = now,
) => merchantPage({ merchant: aMerchant(change), language, siteUrl, now: at });

const photo = {
  path: '/images/merchants/m/abc.jpg',
  width: 1600,
  height: 900,
  alt: { nl: 'An achter de toog' },
};

/** The data block for search engines. */
const dataOf = (body: string) =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(body)?.[1] ?? '{}');

describe('the page of a merchant', () => {
  test('says what everybody may know', () => {
    const text = textOf(show({ photo }));
    for (const shown of [
      'Bakkerij Peeters',
      'Wij bakken al vijftig jaar.',
      'Markt 5',
      '2470 Retie',
      'bakkerij-peeters.example',
      'BE 0123.456.749',
      'Wij kennen u',
      'Nu open tot 12:30 uur',
      'site.example/m/bcdfghj',
    ]) {
      expect(text).toContain(shown);
    }
    expect(text).not.toContain('Wij helpen u verder');
    expect(show({ photo })).toMatch(/<img class="photo large"[^>]*alt="An achter de toog"/);
  });

  test('says nothing of the contact, nor of what waits for staff', () => {
    const secret = aMerchant({ name: 'Proposed name' });
    const body = show({
      contact: { email: 'secret@x.example', language: 'nl', name: 'Secret', phone: '0499' },
      proposed: { ...secret, story: { nl: 'Not yet' } },
      proposedPhoto: { ...photo, path: '/images/merchants/m/secret.jpg' },
    });
    for (const word of ['secret', 'Secret', '0499', 'Proposed', 'Not yet']) {
      expect(body).not.toContain(word);
    }
  });

  test('lists the whole week, with today marked and shut days said', () => {
    const body = show();
    expect(body.match(/<tr/g)).toHaveLength(8);
    expect(body).toMatch(/<tr class="today"><th scope="row">dinsdag<small> \(vandaag\)/);
    expect(body.match(/gesloten/g)).toHaveLength(5);
    expect(textOf(body)).toContain('7:00 – 12:30 13:30 – 18:00');
  });

  test.each([
    ['2026-11-24T12:00:00Z', 'Nu gesloten open vandaag vanaf 13:30 uur'],
    ['2026-11-27T12:00:00Z', 'Nu gesloten open morgen vanaf 7:00 uur'],
    ['2026-11-24T18:00:00Z', 'Nu gesloten weer open op zaterdag vanaf 7:00 uur'],
    ['2026-07-07T05:00:00Z', 'Nu open tot 12:30 uur'],
  ])('says by Belgian clocks whether the door is open: %s', (at, words) => {
    expect(textOf(show({}, 'nl', new Date(at)))).toContain(words);
  });

  test('says that hours are not known rather than that it is shut', () => {
    const text = textOf(show({ openingHours: [] }, 'en'));
    expect(text).toContain('We do not know the opening hours.');
    expect(text).not.toMatch(/closed|open now/i);
  });

  test('marks a story in another language for those who have it read aloud', () => {
    const body = show({}, 'fr');
    expect(body).toContain('<div lang="nl"><p>Wij bakken');
    expect(textOf(body)).toContain('Ce texte est en néerlandais.');
    expect(show()).not.toContain('<div lang=');
  });

  test('tells networks of an ambassador with the card that is drawn for it, else with the photo', () => {
    const ambassador = { contestId: 'con_1', since: '2026-11-01T10:00:00.000Z' };
    const elected = show({ photo, ambassador }, 'fr');
    expect(elected).toContain(
      'property="og:image" content="https://site.example/posters/mer_01jz0000000000000000000001/card.png?language=fr"',
    );
    expect(textOf(elected)).toContain('Ambassadeur de Retie');
    const plain = show({ photo });
    expect(plain).toContain('content="https://site.example/images/merchants/m/abc.jpg"');
    expect(plain).toContain(
      'property="og:url" content="https://site.example/merchants/nl/retie/bakkerij-peeters"',
    );
    expect(plain).not.toContain('noindex');
    expect(textOf(plain)).not.toContain('Ambassadeur');
  });

  test('tells search engines in their own words', () => {
    const data = dataOf(show({ photo, openingHours: [{ day: 7, from: '00:00', to: '00:00' }] }));
    expect(data).toMatchObject({
      '@context': 'https://schema.org',
      '@type': ['LocalBusiness', 'Bakery'],
      name: 'Bakkerij Peeters',
      url: 'https://site.example/merchants/nl/retie/bakkerij-peeters',
      image: 'https://site.example/images/merchants/m/abc.jpg',
      vatID: 'BE0123456749',
      address: { streetAddress: 'Markt 5', postalCode: '2470', addressCountry: 'BE' },
      openingHoursSpecification: [
        { dayOfWeek: 'https://schema.org/Sunday', opens: '00:00', closes: '23:59' },
      ],
    });
    expect(dataOf(show({}, 'fr'))['@id']).toBe(data['@id']);
  });

  test('runs nothing that a merchant writes', () => {
    const evil = '</script><script>alert(1)</script><!--<b>';
    const body = show({ name: `Bakkerij ${evil}`, story: { nl: evil } });
    expect(body).not.toContain('<script>alert');
    expect(body).not.toContain('<!--<b>');
    expect(body.match(/<script/g)).toHaveLength(1);
    expect(dataOf(body).description).toBe(evil);
  });
});

describe('the way to a merchant', () => {
  test('is its page while it is listed', async () => {
    const world = await pagesWorld();
    await world.merchants.create(aMerchant(), []);
    const answer = await world.site.get('/merchants/nl/retie/bakkerij-peeters');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    expect((await world.site.get('/merchants/nl/balen/bakkerij-peeters')).statusCode).toBe(404);
    expect((await world.site.get('/merchants/nl/retie/none')).statusCode).toBe(404);
  });

  test.each(['unconfirmed', 'pending', 'rejected', 'hidden'] as const)(
    'is closed while it is %s',
    async (state) => {
      const world = await pagesWorld();
      await world.merchants.create(aMerchant({ state }), []);
      for (const path of [
        '/merchants/nl/retie/bakkerij-peeters',
        '/merchants/data/retie/bakkerij-peeters.json',
        '/m/bcdfghj',
      ]) {
        expect((await world.site.get(path)).statusCode).toBe(404);
      }
    },
  );

  test('is short on a poster, in the language of the browser, also typed in capitals', async () => {
    const world = await pagesWorld();
    await world.merchants.create(aMerchant(), []);
    const answer = await world.site.get('/m/BCDFGHJ', { 'accept-language': 'fr' });
    expect(answer.statusCode).toBe(302);
    expect(answer.headers.location).toBe('/merchants/fr/retie/bakkerij-peeters');
    expect((await world.site.get('/m/nothing')).statusCode).toBe(404);
  });

  test('is counted when somebody scans it, and not when it leads nowhere', async () => {
    const world = await pagesWorld();
    const merchant = aMerchant();
    await world.merchants.create(merchant, []);
    await world.site.get('/m/bcdfghj', { 'accept-language': 'fr', 'user-agent': 'WhatsApp/2.23' });
    await world.site.get('/m/ghjkmnp');
    expect(world.deps.tracker.happened).toEqual([
      {
        kind: 'scanned',
        at: world.now().toISOString(),
        nis: '13036',
        language: 'fr',
        about: { merchant: merchant.id },
        material: 'own-link',
        machine: 'declared-bot',
      },
    ]);
  });
});
