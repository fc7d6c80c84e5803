import { describe, expect, test } from 'vitest';
import { pageSize } from '../../../../functions/merchants/directory-list.ts';
import { ambassadorWrite } from '../../../../functions/merchants/index.ts';
import type { Merchant, MerchantProfile } from '../../../../functions/merchants/merchant.ts';
import { aMerchant } from '../../../builders/merchant.ts';
import { type PagesWorld, pagesWorld, textOf } from './pages-world.ts';

/** Names of the merchants in the order of a list. */
const namesIn = (body: string): string[] =>
  [...body.matchAll(/<strong>([^<]+)<\/strong>/g)].map(([, name = '']) => name);

let count = 0;

/** Puts merchants of these names into the directory. */
async function list(world: PagesWorld, ...changes: Partial<Merchant & MerchantProfile>[]) {
  for (const change of changes) {
    count += 1;
    const id = `mer_01jz00000000000000${String(count).padStart(8, '0')}`;
    const shortCode = String(count).padStart(7, '2').replaceAll('0', 'z').replaceAll('1', 'x');
    const merchant = aMerchant({ id, slug: `shop-${count}`, shortCode, ...change });
    await world.merchants.create(merchant, []);
  }
}

describe('the directory of a municipality', () => {
  test('is chosen among all municipalities, in the language of the browser', async () => {
    const { site } = await pagesWorld();
    const answer = await site.get('/merchants', { 'accept-language': 'fr-BE,nl;q=0.8' });
    expect(answer).toMatchObject({ statusCode: 303, headers: { location: '/merchants/fr' } });
    const chooser = await site.get('/merchants/fr');
    expect(chooser.body).toContain('href="/merchants/fr/zoutleeuw"');
  });

  test('counts who looks at it and at the page of a merchant, machines apart', async () => {
    const world = await pagesWorld();
    await list(world, { slug: 'bakkerij', name: 'Bakkerij' });
    const agent = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Firefox/133.0' };
    await world.site.get('/merchants/nl/retie', agent);
    await world.site.get('/merchants/fr/retie/bakkerij', { ...agent, 'sec-purpose': 'prefetch' });
    const common = { kind: 'directory', at: world.now().toISOString(), nis: '13036' };
    expect(world.deps.tracker.happened).toEqual([
      { ...common, language: 'nl', machine: undefined },
      {
        ...common,
        language: 'fr',
        about: { merchant: expect.stringMatching(/^mer_/) },
        machine: 'prefetch',
      },
    ]);
  });

  test('shows those that staff have listed, and no others', async () => {
    const world = await pagesWorld();
    await list(world, { name: 'Shown' }, { name: 'Waiting', state: 'pending' });
    await list(world, { name: 'Hidden', state: 'hidden' }, { name: 'Elsewhere', nis: '13003' });
    const { body } = await world.site.get('/merchants/nl/retie');
    expect(namesIn(body)).toEqual(['Shown']);
    expect(textOf(body)).toContain('Eén zaak');
  });

  test('begins with ambassadors, and marks them', async () => {
    const world = await pagesWorld();
    await list(world, { name: 'Aardbei' }, { name: 'Zonnebloem' }, { name: 'Boter' });
    const zon = (await world.merchants.listListed('13036')).merchants.at(-1);
    await world.table.transact([
      ambassadorWrite(zon?.id ?? '', { contestId: 'con_1', since: '2026-11-01T10:00:00Z' }),
    ]);
    const { body } = await world.site.get('/merchants/nl/retie');
    expect(namesIn(body)).toEqual(['Zonnebloem', 'Aardbei', 'Boter']);
    expect(body.match(/class="badge"/g)).toHaveLength(1);
  });

  test('finds by words, whatever accents and case, and by trade', async () => {
    const world = await pagesWorld();
    await list(
      world,
      { name: 'Café ’t Hoekske', trade: 'cafe' },
      { name: 'Fietsen Van Gorp', trade: 'bicycles', story: { nl: 'Elke donderdag koffie.' } },
      { name: 'De Mier', trade: 'books', story: {} },
    );
    const found = async (query: string) =>
      namesIn((await world.site.get(`/merchants/nl/retie?${query}`)).body);
    expect(await found('q=CAFE+hoekske')).toEqual(['Café ’t Hoekske']);
    expect(await found('q=koffie')).toEqual(['Café ’t Hoekske', 'Fietsen Van Gorp']);
    expect(await found('q=boeken')).toEqual(['De Mier']);
    expect(await found('trade=bicycles')).toEqual(['Fietsen Van Gorp']);
    expect(await found('q=koffie&trade=bicycles')).toEqual(['Fietsen Van Gorp']);
    expect(await found('trade=rockets&utm_source=x')).toHaveLength(3);
  });

  test('keeps what was looked for in the form, and in another language', async () => {
    const { site } = await pagesWorld();
    const { body } = await site.get('/merchants/nl/retie?q=%22brood%22&trade=bakery');
    expect(body).toContain('value="&quot;brood&quot;"');
    expect(body).toMatch(/<option value="bakery" selected/);
    expect(body).toContain('href="/merchants/en/retie?q=%22brood%22&amp;trade=bakery"');
    expect(textOf(body)).toContain('Wij vonden niets.');
  });

  test('goes on page by page, each merchant once', async () => {
    const world = await pagesWorld();
    const names = Array.from({ length: pageSize + 5 }, (_, index) => `Shop ${100 + index}`);
    await list(world, ...names.map((name) => ({ name })));
    const [last] = names.slice(-1);
    const found = (await world.merchants.listListed('13036', { search: last })).merchants[0];
    await world.table.transact([
      ambassadorWrite(found?.id ?? '', { contestId: 'con_1', since: '2026-11-01T10:00:00Z' }),
    ]);
    const first = await world.site.get('/merchants/nl/retie');
    expect(namesIn(first.body)).toEqual([last, ...names.slice(0, pageSize)]);
    const next = /class="button" href="([^"]+after=[^"]+)"/.exec(first.body)?.[1] ?? '';
    const second = await world.site.get(next.replaceAll('&amp;', '&'));
    expect(namesIn(second.body)).toEqual(names.slice(pageSize, -1));
    expect(textOf(second.body)).toContain('Terug naar het begin van de lijst');
    expect((await world.site.get('/merchants/nl/retie?after=nonsense')).statusCode).toBe(400);
  });

  test('invites the first merchant where there is none', async () => {
    const { site } = await pagesWorld();
    const { body } = await site.get('/merchants/en/retie');
    expect(textOf(body)).toContain('There is no business here yet.');
    expect(body).toContain('href="/merchants/en/retie/register"');
  });

  test('is not there for a municipality that does not take part', async () => {
    const { site } = await pagesWorld();
    const answer = await site.get('/merchants/fr/atlantis');
    expect(answer.statusCode).toBe(404);
    expect(answer.body).toContain('href="/merchants/fr"');
  });
});
