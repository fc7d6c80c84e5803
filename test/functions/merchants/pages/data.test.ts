import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { aMerchant } from '../../../builders/merchant.ts';
import { pagesWorld } from './pages-world.ts';

async function listed() {
  const world = await pagesWorld();
  const photo = { path: '/images/merchants/m/abc.jpg', width: 1, height: 2, alt: { nl: 'An' } };
  await world.merchants.create(aMerchant({ photo }), []);
  return world;
}

describe('merchants as JSON', () => {
  test('are explained field by field', async () => {
    const { site, merchants } = await listed();
    const present = await merchants.get(aMerchant().id);
    const ambassador = { contestId: 'con_1', since: '2026-11-01T10:00:00.000Z' };
    if (present) await merchants.replace(present, { ...present, ambassador }, []);
    const answer = await site.get('/merchants/data/retie/bakkerij-peeters.json');
    const guide = readFileSync(
      new URL('../../../../docs/merchants-json.md', import.meta.url),
      'utf8',
    );
    for (const field of Object.keys(JSON.parse(answer.body)))
      expect(guide).toContain(`\`${field}\``);
  });

  test('are what their page shows, and nothing else', async () => {
    const { site } = await listed();
    const answer = await site.get('/merchants/data/retie/bakkerij-peeters.json');
    const data = JSON.parse(answer.body);
    expect(Object.keys(data).sort()).toEqual([
      'address',
      'enterpriseNumber',
      'id',
      'kind',
      'municipality',
      'name',
      'openingHours',
      'pages',
      'photo',
      'promises',
      'shortUrl',
      'slug',
      'story',
      'trade',
      'website',
    ]);
    expect(data.photo.smallUrl).toBe('https://site.example/images/merchants/m/abc-small.jpg');
    expect(data.pages.fr).toBe('https://site.example/merchants/fr/retie/bakkerij-peeters');
    expect(answer.body).not.toMatch(/contact|version|proposed|an@/);
  });

  test('come by municipality, a hundred at a time', async () => {
    const world = await listed();
    for (let index = 0; index < 101; index += 1) {
      const id = `mer_01jz00000000000000${String(index + 100).padStart(8, '0')}`;
      const shortCode = `zzz${String(index + 1000)
        .replaceAll('0', 'b')
        .replaceAll('1', 'c')}`;
      const name = `Shop ${index + 100}`;
      const merchant = aMerchant({ id, slug: `shop-${index}`, shortCode, name });
      await world.merchants.create(merchant, []);
    }
    const first = JSON.parse((await world.site.get('/merchants/data/retie.json')).body);
    expect(first.merchants).toHaveLength(100);
    const second = JSON.parse((await world.site.get(first.next)).body);
    expect(second.merchants.map(({ name }: { name: string }) => name)).toEqual([
      'Shop 199',
      'Shop 200',
    ]);
    expect(second.next).toBeUndefined();
  });

  test('may be read by pages of any site', async () => {
    const { site } = await listed();
    const { headers } = await site.get('/merchants/data/retie.json');
    expect(headers).toMatchObject({
      'access-control-allow-origin': '*',
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'public, max-age=300',
    });
  });

  test('are not sent again while nothing has changed', async () => {
    const { site, merchants } = await listed();
    const path = '/merchants/data/retie.json';
    const etag = String((await site.get(path)).headers.etag);
    for (const known of [etag, `W/${etag}`, `"old", ${etag}`]) {
      const answer = await site.get(path, { 'if-none-match': known });
      expect(answer).toMatchObject({ statusCode: 304, body: '' });
      expect(answer.headers.etag).toBe(etag);
    }
    const present = await merchants.get(aMerchant().id);
    if (present) await merchants.replace(present, { ...present, name: 'Bakkerij An' }, []);
    const changed = await site.get(path, { 'if-none-match': etag });
    expect(changed.statusCode).toBe(200);
    expect(changed.headers.etag).not.toBe(etag);
  });

  test('are not there under another name', async () => {
    const { site } = await listed();
    expect((await site.get('/merchants/data/atlantis.json')).statusCode).toBe(404);
    expect((await site.get('/merchants/data/retie/none.json')).statusCode).toBe(404);
    expect((await site.get('/merchants/data/retie')).statusCode).toBe(400);
  });
});
