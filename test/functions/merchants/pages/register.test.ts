import { describe, expect, test } from 'vitest';
import { merchantConsents } from '../../../../functions/merchants/consent-text.ts';
import { newestToken } from '../merchants-world.ts';
import { confirmedMerchant, pagesWorld, profileForm, registerForm, textOf } from './pages-world.ts';

const path = '/merchants/nl/retie/register';

describe('registering a merchant', () => {
  test('begins with what the municipality already says, and with no consent given', async () => {
    const { site } = await pagesWorld();
    const { body } = await site.get(path);
    expect(body).toContain('value="2470"');
    expect(body).not.toMatch(/type="checkbox"[^>]*checked/);
    expect(body).toContain('noindex');
  });

  test('mails a link and shows nothing to anybody', async () => {
    const world = await pagesWorld();
    const answer = await world.site.post(path, registerForm());
    expect(answer).toMatchObject({
      statusCode: 303,
      headers: { location: '/merchants/nl/check-inbox?from=retie' },
    });
    expect(world.kinds()).toEqual(['merchant-confirm']);
    expect(JSON.stringify(world.mails)).not.toContain('Bakkerij Peeters');
    const [merchant] = await world.merchants.listByContact('an@bakkerij-peeters.example');
    expect(merchant).toMatchObject({
      state: 'unconfirmed',
      website: 'https://www.bakkerij-peeters.example/',
      enterpriseNumber: '0123456749',
      openingHours: [
        { day: 2, from: '09:00', to: '18:00' },
        { day: 3, from: '09:00', to: '18:00' },
        { day: 6, from: '08:00', to: '12:00' },
      ],
      promises: { knowsYou: true, givesService: false, helpsYou: false },
      contact: { language: 'nl', name: 'An Peeters', phone: '014 12 34 56' },
    });
    expect(world.paused).toHaveLength(1);
  });

  test('keeps what was typed beside a sentence for each wrong field, in the order of the form', async () => {
    const { site, mails } = await pagesWorld();
    const answer = await site.post(
      '/merchants/nl/retie/register',
      registerForm({
        name: 'www.pillen.example',
        trade: '',
        street: '',
        postcode: '12',
        'story-fr': '{{name}}',
        website: 'geen website',
        enterprise: '0123.456.748',
        to: '',
        address: 'an@telenet,be',
        phone: 'bel mij',
        'shown[]': [],
      }),
    );
    expect(answer.statusCode).toBe(422);
    const summary = [...answer.body.matchAll(/<li><a href="#([^"]+)">/g)].map(([, id]) => id);
    expect(summary).toEqual([
      'name',
      'trade',
      'street',
      'postcode',
      'story-fr',
      'website',
      'enterprise',
      'from',
      'address',
      'phone',
      'shown',
    ]);
    for (const id of summary) expect(answer.body).toContain(`id="${id}"`);
    expect(answer.body).toContain('value="geen website"');
    expect(answer.body).toMatch(/value="2" checked/);
    expect(answer.body).toContain('<title>Fout: ');
    expect(mails).toEqual([]);
  });

  test('tells of the day whose hours nobody can read, with its field unfolded', async () => {
    const { site } = await pagesWorld();
    const { body } = await site.post(path, registerForm({ other6: 'op afspraak' }));
    expect(textOf(body)).toContain('Zaterdag: schrijf bijvoorbeeld 9-12, 14-18');
    expect(body).toMatch(/<details open=""><summary>Dagen met andere uren/);
  });

  test('sends whoever is elsewhere to the other municipality', async () => {
    const { site } = await pagesWorld();
    const { statusCode, body } = await site.post(path, registerForm({ postcode: '2490' }));
    expect(statusCode).toBe(422);
    expect(textOf(body)).toContain('Deze postcode hoort niet bij Retie.');
  });

  test('answers alike for an address that is known and one that is not', async () => {
    const world = await pagesWorld();
    await confirmedMerchant(world);
    const answers = [];
    for (const address of ['an@bakkerij-peeters.example', 'new@x.example']) {
      answers.push(await world.site.post(path, registerForm({ address })));
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(world.kinds().slice(-2)).toEqual(['merchant-link', 'merchant-confirm']);
    expect(world.paused).toEqual([400, 400, 400]);
  });

  test('mails one address a few times a day at most, and says nothing of it', async () => {
    const world = await pagesWorld();
    const statuses = new Set<number>();
    for (let attempt = 0; attempt < 7; attempt += 1) {
      statuses.add((await world.site.post(path, registerForm())).statusCode);
    }
    expect([...statuses]).toEqual([303]);
    expect(world.mails).toHaveLength(4);
  });

  test('refuses what no form of ours sends', async () => {
    const { site } = await pagesWorld();
    const admin = await site.post(path, { ...registerForm(), state: 'listed' });
    const nowhere = await site.post('/merchants/nl/atlantis/register', registerForm());
    expect([admin, nowhere].map(({ statusCode }) => statusCode)).toEqual([400, 404]);
  });
});

describe('the newsletter for businesses', () => {
  const subscriptions = (kinds: string[]) => kinds.filter((kind) => /subscription/.test(kind));

  test('is not asked for by registering', async () => {
    const world = await pagesWorld();
    await world.site.post(path, registerForm());
    expect(subscriptions(world.kinds())).toEqual([]);
  });

  test('is asked for by its own tick, and confirmed by its own mail', async () => {
    const world = await pagesWorld();
    await world.site.post(path, registerForm({ 'newsletter[]': ['yes'] }));
    expect(world.kinds()).toEqual(['merchant-confirm', 'confirm-subscription']);
    const asked = world.mails.at(-1);
    expect(asked).toMatchObject({ mail: { audience: 'businesses', nis: '13036' } });
    const item = await world.table.get({
      pk: 'ADDRESS#an@bakkerij-peeters.example',
      sk: 'ADDRESS',
    });
    expect(item).toBeDefined();
    const history: unknown[] = [];
    const pk = `SUBSCRIBER_HISTORY#${String(item?.id)}`;
    for await (const { textVersion } of world.table.queryAll({ pk })) history.push(textVersion);
    expect(history).toEqual([merchantConsents.newsletter.version]);
  });
});

describe('confirming a registration', () => {
  test('is not done by opening the link, however often', async () => {
    const world = await pagesWorld();
    await world.site.post(path, registerForm());
    const token = newestToken(world);
    for (const method of ['GET', 'HEAD', 'GET']) {
      const answer = await world.site.visit({
        path: `/merchants/nl/confirm?token=${token}`,
        method,
      });
      expect(answer.statusCode).toBe(200);
    }
    const [merchant] = await world.merchants.listByContact('an@bakkerij-peeters.example');
    expect(merchant?.state).toBe('unconfirmed');
  });

  test('shows first what will be shown', async () => {
    const world = await pagesWorld();
    await world.site.post(path, registerForm());
    const { body } = await world.site.get(`/merchants/fr/confirm?token=${newestToken(world)}`);
    const text = textOf(body);
    for (const shown of ['Bakkerij Peeters', 'Markt 5', '9:00 – 18:00', 'Wij bakken']) {
      expect(text).toContain(shown);
    }
    expect(text).not.toContain('014 12 34 56');
  });

  test('leaves it to staff, with the consent as it was worded, and leads to the photo', async () => {
    const world = await pagesWorld();
    const merchant = await confirmedMerchant(world);
    expect(merchant.state).toBe('pending');
    const history = await world.history.list(merchant.id);
    expect(history.find(({ event }) => event === 'confirmed')).toMatchObject({
      source: 'merchant',
      textVersion: merchantConsents.shown.version,
    });
    const token = newestToken(world);
    const again = await world.site.get(`/merchants/nl/confirm?token=${token}`);
    const link = /href="(\/merchants\/nl\/photo\?token=[^"]+)"/.exec(again.body)?.[1] ?? '';
    expect((await world.site.get(link)).statusCode).toBe(200);
    expect((await world.site.get('/merchants/nl/retie/bakkerij-peeters')).statusCode).toBe(404);
  });

  test('confirms only what was shown', async () => {
    const world = await pagesWorld();
    await world.site.post(path, registerForm());
    const token = newestToken(world);
    const page = await world.site.get(`/merchants/nl/confirm?token=${token}`);
    const version = /name="version" value="(\d+)"/.exec(page.body)?.[1] ?? '';
    await world.site.post(path, registerForm({ 'story-nl': 'Iets heel anders.' }));
    const answer = await world.site.post('/merchants/nl/confirm', { token, version });
    expect(answer.statusCode).toBe(409);
  });

  test('is refused with a forged link, with a way to a new one', async () => {
    const { site } = await pagesWorld();
    const answer = await site.get('/merchants/fr/confirm?token=abc.def.ghi');
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain('href="/merchants/fr/lost-link"');
  });
});

test('an empty form is told what it lacks, and no more', async () => {
  const { site } = await pagesWorld();
  const empty = Object.keys(profileForm()).filter((name) => !name.endsWith('[]'));
  const { body } = await site.post(path, Object.fromEntries(empty.map((name) => [name, ''])));
  const summary = [...body.matchAll(/<li><a href="#([^"]+)">/g)].map(([, id]) => id);
  expect(summary).toEqual([
    'name',
    'trade',
    'kind',
    'street',
    'postcode',
    'town',
    'address',
    'shown',
  ]);
});
