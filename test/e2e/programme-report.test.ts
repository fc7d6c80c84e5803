import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { noteCampaigns } from '../../functions/engagement/campaign/note-campaigns.ts';
import { type DemoStage, openStage } from '../../infra/local/demo/demo-stage.ts';
import { createStaffClient, type StaffClient } from '../../infra/local/demo/staff-client.ts';
import { systemClock } from '../../shared/clock.ts';
import { dayAfter } from '../../shared/time/days.ts';
import { localHour } from '../../shared/time/local-hour.ts';
import { monthAfter } from '../../shared/time/local-month.ts';
import { readPdf } from '../builders/pdf.ts';
import { reportCampaign } from '../builders/report-campaign.ts';
import { inspectPage } from './inspect-page.ts';
import { useStage } from './stage.ts';

const stage = useStage();
const month = localHour(systemClock()).day.slice(0, 7);
const period = { from: `${monthAfter(month, -3)}-01`, to: dayAfter(`${month}-01`, -1) };
const path = '/staff/engagement/programme-reports';
const job = z.object({
  id: z.string(),
  state: z.string(),
  urls: z.object({ pdf: z.string(), html: z.string(), csv: z.string() }).optional(),
});

let demo: DemoStage;
let editor: StaffClient;
let folder: string;

beforeAll(async () => {
  const { cloud } = stage();
  demo = openStage(cloud);
  folder = await mkdtemp(join(tmpdir(), 'report-'));
  editor = createStaffClient(cloud.siteUrl, await cloud.accessToken('editor@demo.vanhier.example'));
  const takesPart = ({ slug }: { slug: string }) => slug === 'retie' || slug === 'bierbeek';
  await reportCampaign(demo.table, { ...period, takesPart, readers: 4 });
});
afterAll(async () => {
  demo?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a report of the programme', () => {
  it('is asked for, made by its function and downloaded; on a phone axe finds nothing', async () => {
    const { id } = await editor.post(path, period, job);
    const ready = async () => (await editor.get(`${path}/${id}`, job)).state;
    await expect.poll(ready, { timeout: 120_000, interval: 250 }).toBe('done');
    const { urls } = await editor.get(`${path}/${id}`, job);
    const pdf = await readPdf(await download(urls?.pdf));
    expect(pdf.pages).toBeGreaterThan(9);
    expect(Buffer.from(await download(urls?.csv)).toString()).toContain('"Mails aangekomen"');
    const file = join(folder, 'report.html');
    await writeFile(file, await download(urls?.html));
    const page = await stage().phone();
    await page.goto(pathToFileURL(file).href);
    await inspectPage(page, { name: 'programme-report' });
  });
});

describe('the public page of a municipality', () => {
  it('can be read on a phone, with figures and before there are any', async () => {
    const page = await stage().phone();
    const url = `${stage().cloud.siteUrl}/campaign/nl/retie`;
    await page.goto(`${stage().cloud.siteUrl}/campaign/nl/balen`);
    await inspectPage(page, { name: 'campaign-empty' });
    // It may have been worked out while people were simulated.
    await demo.table.remove({ pk: 'CAMPAIGN#13036', sk: 'CAMPAIGN' });
    await noteCampaigns({ table: demo.table, now: systemClock });
    await page.goto(url);
    expect(await page.getByRole('definition').count()).toBeGreaterThan(4);
    await inspectPage(page, { name: 'campaign' });
  });
});

async function download(url = ''): Promise<Uint8Array> {
  const answer = await fetch(url);
  expect(answer.status).toBe(200);
  return new Uint8Array(await answer.arrayBuffer());
}
