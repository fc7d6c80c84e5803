import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createStaffClient, type StaffClient } from '../../infra/local/demo/staff-client.ts';
import { readPdf } from '../builders/pdf.ts';
import { readQr } from '../builders/qr-reader.ts';
import { useLocalCloud } from './cloud.ts';

const cloud = useLocalCloud();
const any = z.any();
const retie = '13036';
let editor: StaffClient;

beforeAll(async () => {
  const token = await cloud().accessToken('editor@demo.vanhier.example');
  editor = createStaffClient(cloud().siteUrl, token);
  const profile = {
    ...{ name: 'Bakkerij Peeters', trade: 'bakery', kind: 'shop', story: { nl: 'Brood.' } },
    address: { street: 'Markt 5', postcode: '2470', town: 'Retie' },
    openingHours: [],
    promises: { knowsYou: true, givesService: true, helpsYou: false },
  };
  await editor.post('/staff/merchants', { municipality: retie, profile }, any);
});

describe('a link that is printed for every merchant', () => {
  it('comes as a sheet from S3, leads a phone to the shop, and is counted', async () => {
    const wanted = { municipality: retie, material: 'counter' };
    const forMerchants = '/staff/engagement/short-links/for-merchants';
    const { made } = await editor.post(forMerchants, wanted, any);
    expect(made).toMatchObject([{ merchantName: 'Bakkerij Peeters' }]);

    const sheets = await editor.post('/staff/engagement/sheets', wanted, any);
    expect(sheets).toMatchObject({ format: 'poster-a5', sheets: 1, labels: 1 });
    const file = await fetch(sheets.url);
    expect(file.headers.get('content-type')).toBe('application/pdf');
    expect(sheets.url).toContain('retie-counter.pdf');
    const pdf = await readPdf(new Uint8Array(await file.arrayBuffer()));
    const { data } = readQr(await pdf.draw(150));
    expect(new URL(data).pathname).toBe(made[0].path);

    const scanned = await fetch(cloud().siteUrl + made[0].path, {
      redirect: 'manual',
      headers: { 'user-agent': 'Mozilla/5.0 (Android 15; Mobile; rv:133.0) Firefox/133.0' },
    });
    expect(scanned.status).toBe(302);
    expect(scanned.headers.get('location')).toMatch(/^\/merchants\/nl\/retie\/bakkerij-peeters$/);
    const scans = async () =>
      editor.get(`/staff/engagement/scans?municipality=${retie}&material=counter`, any);
    await expect
      .poll(async () => (await scans()).total, { timeout: 120_000 })
      .toEqual({ raw: 1, human: 1 });
    expect((await scans()).links).toMatchObject([{ scans: { raw: 1, human: 1 } }]);
  });
});
