import { beforeEach, expect, test, vi } from 'vitest';
import { createShortLinkRepository } from '../../../../functions/engagement/short-links/short-link-repository.ts';
import { people } from '../../newsletters/newsletters-world.ts';
import { retie, type ShortLinkWorld, shortLinkWorld } from './short-link-world.ts';

const former = '13098';

vi.mock('../../../../shared/programme/demo-programme.ts', async (load) => {
  const { mergedIntoRetie } = await import('../../../builders/merged-into-retie.ts');
  return mergedIntoRetie(load, '13098');
});

let world: ShortLinkWorld;

/** Links as they were made before the merger, and since. */
beforeEach(async () => {
  world = await shortLinkWorld();
  const link = {
    material: 'poster',
    target: { to: 'merchants' },
    state: 'active',
    createdAt: '2026-01-01T09:00:00.000Z',
    createdBy: people.editor.accountId,
    version: 0,
  } as const;
  const shortLinks = createShortLinkRepository(world.table);
  await shortLinks.create([{ ...link, nis: former, code: 'bcdfghj' }], []);
  await shortLinks.create([{ ...link, nis: retie, code: 'ghjkmnp' }], []);
});

const path = '/staff/engagement/short-links';

test('what a municipality printed that has merged leads to the new one and counts there', async () => {
  expect((await world.scan('/s/bcdfghj')).headers?.location).toBe('/merchants/fr/retie');
  await world.scan('/s/ghjkmnp');
  await world.count();
  const { body } = await world.call(`GET /staff/engagement/scans?municipality=${former}`);
  expect(body.total).toEqual({ raw: 2, human: 2 });
  expect(body.links.map(({ nis, scans }: never) => [nis, scans])).toEqual([
    [retie, { raw: 1, human: 1 }],
    [retie, { raw: 1, human: 1 }],
  ]);
});

test('its links are listed with the others, page by page, before and after a change', async () => {
  const codes = async (query: string) => {
    const { body } = await world.call(`GET ${path}?municipality=${retie}&limit=1${query}`);
    return { codes: body.links.map(({ code }: { code: string }) => code), cursor: body.cursor };
  };
  const first = await codes('');
  const second = await codes(`&cursor=${first.cursor}`);
  expect([...first.codes, ...second.codes].sort()).toEqual(['bcdfghj', 'ghjkmnp']);
  expect(second.cursor).toBeUndefined();
  const change = { version: 0, title: 'Kerkplein' };
  expect((await world.call(`PATCH ${path}/bcdfghj`, change)).status).toBe(200);
  const { body } = await world.call(`GET ${path}?municipality=${retie}`);
  expect(body.links.map(({ title }: { title?: string }) => title).sort()).toEqual([
    'Kerkplein',
    undefined,
  ]);
});

test('its staff change its links with the rights that they have in the new one', async () => {
  const change = { version: 0, state: 'retired' };
  const line = `PATCH ${path}/bcdfghj`;
  expect((await world.staff(people.balenEditor)('x', line, change)).status).toBe(403);
  expect((await world.staff(people.retieEditor)('x', line, change)).status).toBe(200);
});
