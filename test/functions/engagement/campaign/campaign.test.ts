import { describe, expect, it } from 'vitest';
import { createCampaignRepository } from '../../../../functions/engagement/campaign/campaign-repository.ts';
import { campaignRoutes } from '../../../../functions/engagement/campaign/campaign-routes.ts';
import { noteCampaigns } from '../../../../functions/engagement/campaign/note-campaigns.ts';
import { shownCount } from '../../../../functions/engagement/campaign/shown-count.ts';
import type { Happening } from '../../../../functions/engagement/events/engagement-event.ts';
import { pageFunction } from '../../../../shared/http/page-function.ts';
import { languages } from '../../../../shared/i18n/language.ts';
import { campaignIn } from '../../../builders/campaign.ts';
import { count } from '../../../builders/half-year.ts';
import { request } from '../../../builders/http-event.ts';
import { partsOf } from '../../../builders/parts-of.ts';
import { silentLog } from '../../../builders/silent-log.ts';
import { freshTable } from '../../../builders/table.ts';

const retie = '13036';
const now = () => new Date('2026-11-29T12:00:00Z');

const happened = (number: number, kind: Happening['kind'], day = '2026-10-31'): Happening[] =>
  Array.from({ length: number }, () => ({ kind, at: `${day}T12:00:00.000Z`, nis: retie }));

async function campaignWorld() {
  const table = await freshTable();
  const deps = { table, now, siteUrl: 'https://www.vanhier.example' };
  const pages = pageFunction(campaignRoutes, deps as never, { log: silentLog() });
  return {
    table,
    note: (at = now) => noteCampaigns({ table, now: at }),
    visit: (path: string) => request(pages, { method: 'GET', path }),
    figures: async () =>
      Object.fromEntries(
        ((await createCampaignRepository(table).get(retie))?.figures ?? []).map(
          ({ figure, count: number, isRounded }) => [
            figure,
            isRounded ? `≥${number}` : `${number}`,
          ],
        ),
      ),
  };
}

describe('what the public page tells', () => {
  it('is nothing below five, and of what people did no number from which less could be told', async () => {
    const world = await campaignWorld();
    await count(world.table, [
      ...happened(4, 'clicked'),
      ...happened(5, 'confirmed'),
      ...happened(23, 'scanned'),
      ...happened(1004, 'directory'),
    ]);
    const campaign = campaignIn(world.table);
    for (let shop = 0; shop < 7; shop += 1) await campaign.merchant();
    await world.note();
    expect(await world.figures()).toEqual({
      confirmed: '≥5',
      directory: '≥1000',
      scans: '≥20',
      merchants: '7',
    });
  });

  it('is of the last twelve months that are over, and of people only', async () => {
    const world = await campaignWorld();
    await count(world.table, [
      ...happened(50, 'scanned', '2025-10-31'),
      ...happened(10, 'scanned', '2025-11-01'),
      ...happened(10, 'scanned', '2026-10-31'),
      ...happened(50, 'scanned', '2026-11-01'),
      ...happened(50, 'scanned').map((one) => ({ ...one, machine: 'head' })),
    ]);
    await world.note();
    expect(await world.figures()).toEqual({ scans: '≥20' });
  });

  it('stays as it is until the next month is over: nobody can watch a number grow', async () => {
    const world = await campaignWorld();
    await count(world.table, happened(10, 'scanned'));
    await world.note();
    await count(world.table, happened(10, 'clicked'));
    await world.note(() => new Date('2026-11-30T22:59:00Z'));
    expect(await world.figures()).toEqual({ scans: '≥10' });
    await world.note(() => new Date('2026-11-30T23:01:00Z'));
    expect(await world.figures()).toEqual({ clicks: '≥10', scans: '≥10' });
  });

  it('waits nowhere for one municipality in which it fails, and says at the end that it did', async () => {
    const world = await campaignWorld();
    const failing = {
      ...world.table,
      put: (...given: Parameters<typeof world.table.put>) =>
        given[0].pk === 'CAMPAIGN#13003'
          ? Promise.reject(new Error('failed'))
          : world.table.put(...given),
    };
    await expect(noteCampaigns({ table: failing, now })).rejects.toThrow(AggregateError);
    const campaigns = createCampaignRepository(world.table);
    expect(await campaigns.get('13003')).toBeUndefined();
    for (const nis of ['13036', '24066']) expect(await campaigns.get(nis)).toBeDefined();
  });

  it('goes on where a run died', async () => {
    const world = await campaignWorld();
    await count(world.table, happened(10, 'scanned'));
    let puts = 0;
    const dying = {
      ...world.table,
      put: (...given: Parameters<typeof world.table.put>) => {
        puts += 1;
        return puts === 3 ? Promise.reject(new Error('died')) : world.table.put(...given);
      },
    };
    await expect(noteCampaigns({ table: dying, now })).rejects.toThrow();
    await world.note();
    for (const nis of ['13036', '13003', '24066']) {
      expect(await createCampaignRepository(world.table).get(nis)).toBeDefined();
    }
  });

  it('is rounded down to fives, or exact where everybody can count the same', () => {
    for (let number = 0; number < 5; number += 1) {
      expect(shownCount(number, { isRounded: true })).toBeUndefined();
      expect(shownCount(number, { isRounded: false })).toBeUndefined();
    }
    expect(shownCount(undefined, { isRounded: true })).toBeUndefined();
    expect([5, 9, 10].map((number) => shownCount(number, { isRounded: true }))).toEqual([5, 5, 10]);
    expect(shownCount(9, { isRounded: false })).toBe(9);
  });
});

describe('the public page of a municipality', () => {
  it.each(languages)('says in %s what was counted, of when, and how', async (language) => {
    const world = await campaignWorld();
    await count(world.table, [...happened(4, 'clicked'), ...happened(1238, 'scanned')]);
    await world.note();
    const { statusCode, body = '', headers } = await world.visit(`/campaign/${language}/retie`);
    expect(statusCode).toBe(200);
    expect(headers?.['cache-control']).toBe('public, max-age=3600');
    const figures = { nl: 'minstens 1.235', fr: 'au moins 1 235', en: 'at least 1.235' };
    const text = body.replace(/<style>.*?<\/style>/s, '').replaceAll(/[\u00a0\u202f]/g, ' ');
    expect(text).toContain(figures[language]);
    expect(text).not.toContain('1238');
    expect(text.match(/<dt>/g)).toHaveLength(1);
    expect(text).toContain(`href="/privacy/${language}/retie"`);
    expect(text).not.toMatch(/noindex|[{}]|undefined/);
  });

  it('says that there is too little to show before anything was worked out', async () => {
    const world = await campaignWorld();
    const { statusCode, body = '' } = await world.visit('/campaign/nl/lubbeek');
    expect(statusCode).toBe(200);
    expect(body).toContain('Er is nog te weinig geteld');
    expect(body).not.toContain('<dt>');
    expect(partsOf(body)).toBe('above');
  });

  it('is helpful where no such municipality takes part, and leads to all from above', async () => {
    const world = await campaignWorld();
    expect((await world.visit('/campaign/nl/antwerpen')).statusCode).toBe(404);
    const { body = '' } = await world.visit('/campaign/en');
    for (const slug of ['retie', 'balen', 'lubbeek']) {
      expect(body).toContain(`href="/campaign/en/${slug}"`);
    }
  });
});
