import { expect, test } from 'vitest';
import { merchantsReportSchema } from '../../../../functions/engagement/reports/merchants/merchants-report.ts';
import { createShortLinkRepository } from '../../../../functions/engagement/short-links/short-link-repository.ts';
import { createMerchantRepository } from '../../../../functions/merchants/repository/merchants.ts';
import { newId } from '../../../../shared/ids.ts';
import { aMerchant } from '../../../builders/merchant.ts';
import { both, inRetie, reportsWorld } from './reports-world.ts';

const path = '/municipalities/13036/merchants?from=2026-11-22&to=2026-11-28';

test('merchants are told by views of their page and scans of what is printed for them', async () => {
  const { table, now, count, read } = await reportsWorld();
  const repository = createMerchantRepository(table, { now });
  const [baker, butcher, hidden] = [newId('mer'), newId('mer'), newId('mer')];
  await repository.create(aMerchant({ id: baker, name: 'Bakker' }), []);
  await repository.create(
    aMerchant({ id: butcher, name: 'Slager', slug: 'slager', shortCode: 'bcdfghk' }),
    [],
  );
  await repository.create(
    aMerchant({ id: hidden, name: 'Weg', slug: 'weg', shortCode: 'bcdfghl', state: 'hidden' }),
    [],
  );
  const link = {
    code: 'ccdfghj',
    nis: '13036',
    material: 'poster' as const,
    title: 'Kerkplein',
    target: { to: 'vote' as const },
    state: 'active' as const,
    createdAt: '2026-11-01T10:00:00Z',
    createdBy: 'acc_1',
    version: 0,
  };
  const bag = { ...link, code: 'dcdfghj', material: 'bag' as const, merchantId: butcher };
  await createShortLinkRepository(table).create([link, bag], []);
  const ofButcher = { about: { merchant: butcher, shortLink: bag.code }, material: 'bag' } as const;
  await count(
    [3, inRetie('directory', '23')],
    [1, inRetie('directory', '23', { about: { merchant: baker } })],
    [5, inRetie('directory', '24', { about: { merchant: butcher } })],
    [2, inRetie('directory', '24', { about: { merchant: butcher }, machine: 'declared-bot' })],
    [4, inRetie('scanned', '24', ofButcher)],
    [6, inRetie('scanned', '25', { about: { shortLink: link.code }, material: 'poster' })],
  );
  const report = await read(path, merchantsReportSchema);
  expect(report).toMatchObject({ views: { raw: 11, human: 9 }, scans: both(10) });
  expect(report.merchants).toEqual([
    {
      merchantId: butcher,
      name: 'Slager',
      isAmbassador: false,
      views: { raw: 7, human: 5 },
      scans: both(4),
    },
    { merchantId: baker, name: 'Bakker', isAmbassador: false, views: both(1), scans: both(0) },
  ]);
  expect(report.materials).toEqual([
    { material: 'poster', scans: both(6) },
    { material: 'bag', scans: both(4) },
  ]);
  expect(report.links).toEqual([
    { code: 'ccdfghj', material: 'poster', title: 'Kerkplein', state: 'active', scans: both(6) },
  ]);
  expect(report.steps.find(({ from }) => from === '2026-11-24')).toMatchObject({
    views: { raw: 7, human: 5 },
    scans: both(4),
  });
});
