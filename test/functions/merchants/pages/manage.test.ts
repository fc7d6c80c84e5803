import { describe, expect, test } from 'vitest';
import { partsOf } from '../../../builders/parts-of.ts';
import { managedMerchant, pagesWorld, profileForm, textOf } from './pages-world.ts';

const manageForm = (token: string, change: Record<string, string | string[]> = {}) => ({
  ...profileForm(),
  token,
  language: 'nl',
  ...change,
});

describe('the page on which a merchant keeps its entry', () => {
  test('shows it as it stands, and of the address only enough to know it', async () => {
    const world = await pagesWorld();
    const { token } = await managedMerchant(world);
    const { body, headers } = await world.site.get(`/merchants/nl/manage?token=${token}`);
    expect(body).toContain('value="Bakkerij Peeters"');
    expect(body).toContain('value="BE 0123.456.749"');
    expect(textOf(body)).toContain('a•••@bakkerij-peeters.example');
    expect(body).not.toContain('an@bakkerij-peeters.example');
    expect(partsOf(body)).toBe('nowhere');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['cache-control']).toBe('no-store');
  });

  test.each([
    ['nl', 'Stel uw zaak voor als ambassadeur'],
    ['fr', 'Proposez votre commerce comme ambassadeur'],
    ['en', 'Stand for the ambassador vote'],
  ] as const)(
    'leads a listed merchant to the vote with the same link: %s',
    async (language, words) => {
      const world = await pagesWorld();
      const { token } = await managedMerchant(world);
      const { body } = await world.site.get(`/merchants/${language}/manage?token=${token}`);
      expect(body).toContain(`<a href="/vote/${language}/stand?token=${token}">${words}</a>`);
    },
  );

  test.each(['pending', 'rejected', 'hidden'] as const)(
    'leads no merchant to the vote that is %s',
    async (state) => {
      const world = await pagesWorld();
      const { merchant, token } = await managedMerchant(world);
      await world.merchants.replace(merchant, { ...merchant, state }, []);
      const { statusCode, body } = await world.site.get(`/merchants/nl/manage?token=${token}`);
      expect(statusCode).toBe(200);
      expect(body).not.toContain('/vote/');
    },
  );

  test('keeps a change of a listed merchant until staff have looked at it', async () => {
    const world = await pagesWorld();
    const { merchant, token } = await managedMerchant(world);
    const change = { 'story-nl': 'Nu ook op zondag.' };
    const answer = await world.site.post('/merchants/nl/manage', manageForm(token, change));
    const saved = await world.site.get(String(answer.headers.location));
    expect(textOf(saved.body)).toContain('De gemeente kijkt uw wijziging na.');
    const after = await world.merchants.get(merchant.id);
    expect(after?.story.nl).toBe('Wij bakken al vijftig jaar.');
    expect(after?.proposed?.story.nl).toBe('Nu ook op zondag.');
    const again = await world.site.get(`/merchants/nl/manage?token=${token}`);
    expect(again.body).toContain('Nu ook op zondag.');
    expect(textOf(again.body)).toContain('wacht nog op de gemeente');
  });

  test('changes who is behind the address at once', async () => {
    const world = await pagesWorld();
    const { merchant, token } = await managedMerchant(world);
    const change = { contactName: 'Jef', phone: '', language: 'fr' };
    await world.site.post('/merchants/nl/manage', manageForm(token, change));
    expect((await world.merchants.get(merchant.id))?.contact).toEqual({
      email: 'an@bakkerij-peeters.example',
      language: 'fr',
      name: 'Jef',
    });
  });

  test('changes nothing while something is wrong, and keeps what was typed', async () => {
    const world = await pagesWorld();
    const { merchant, token } = await managedMerchant(world);
    const change = { name: '', town: 'Retie-centrum', contactName: 'Jef' };
    const answer = await world.site.post('/merchants/nl/manage', manageForm(token, change));
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('value="Retie-centrum"');
    const after = await world.merchants.get(merchant.id);
    expect(after?.version).toBe(merchant.version);
  });

  test('is closed to whoever was the contact before', async () => {
    const world = await pagesWorld();
    const { merchant, token } = await managedMerchant(world);
    const contact = { email: 'new@x.example', language: 'nl' as const };
    await world.merchants.replace(merchant, { ...merchant, contact }, []);
    const answer = await world.site.get(`/merchants/nl/manage?token=${token}`);
    expect(answer.statusCode).toBe(410);
    expect(answer.body).toContain('href="/merchants/nl/lost-link"');
    const take = await world.site.post('/merchants/nl/manage', manageForm(token));
    expect(take.statusCode).toBe(410);
  });

  test.each([
    ['waiting', undefined, 'Uw foto wordt klaargemaakt.'],
    ['refused', 'not_a_photo', 'Dit bestand is geen foto die wij kunnen gebruiken.'],
  ] as const)('tells how far a photo is: %s', async (_state, reason, words) => {
    const world = await pagesWorld();
    const { merchant, token } = await managedMerchant(world);
    await world.photoJobs.begin(merchant.id, 'upload-1');
    if (reason) await world.photoJobs.end(merchant.id, 'upload-1', reason);
    const { body } = await world.site.get(`/merchants/nl/manage?token=${token}`);
    expect(textOf(body)).toContain(words);
  });
});

describe('a merchant who lost the link', () => {
  test('is mailed one, and nobody learns whether the address is known', async () => {
    const world = await pagesWorld();
    await managedMerchant(world);
    const before = world.mails.length;
    const answers = [];
    for (const address of ['AN@bakkerij-peeters.example', 'nobody@x.example']) {
      answers.push(await world.site.post('/merchants/nl/lost-link', { address }));
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.headers.location).toBe('/merchants/nl/link-sent');
    expect(world.kinds().slice(before)).toEqual(['merchant-link']);
    // The clock of the test stands still: both wait as long as the slowest may take.
    expect(world.paused).toEqual([400, 400]);
    expect((await world.site.get('/merchants/nl/link-sent')).statusCode).toBe(200);
  });

  test('is told what is wrong with an address', async () => {
    const { site } = await pagesWorld();
    const answer = await site.post('/merchants/fr/lost-link', { address: 'an' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('aria-invalid="true"');
  });
});

describe('taking a merchant away', () => {
  test('needs a tick', async () => {
    const world = await pagesWorld();
    const { merchant, token } = await managedMerchant(world);
    const answer = await world.site.post('/merchants/nl/remove', { token });
    expect(answer.statusCode).toBe(422);
    expect(textOf(answer.body)).toContain('Zet een vinkje als u zeker bent.');
    expect(await world.merchants.get(merchant.id)).toBeDefined();
  });

  test('leaves no page, no contact and no photo', async () => {
    const world = await pagesWorld();
    const { merchant, token } = await managedMerchant(world);
    const answer = await world.site.post('/merchants/nl/remove', { token, 'sure[]': ['yes'] });
    expect(answer.statusCode).toBe(200);
    expect(await world.merchants.get(merchant.id)).toBeUndefined();
    expect(await world.merchants.listByContact('an@bakkerij-peeters.example')).toEqual([]);
    expect((await world.site.get('/merchants/nl/retie/bakkerij-peeters')).statusCode).toBe(404);
    expect((await world.site.get(`/m/${merchant.shortCode}`)).statusCode).toBe(404);
    expect(world.photoMessages).toEqual([{ task: 'remove', merchantId: merchant.id }]);
    expect(await world.history.list(merchant.id)).toEqual([]);
    expect((await world.site.get(`/merchants/nl/manage?token=${token}`)).statusCode).toBe(410);
  });
});
