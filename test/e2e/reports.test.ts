import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type DemoStage, openStage } from '../../infra/local/demo/demo-stage.ts';
import { createStaffClient } from '../../infra/local/demo/staff-client.ts';
import { systemClock } from '../../shared/clock.ts';
import { newId } from '../../shared/ids.ts';
import { halfYear } from '../builders/half-year.ts';
import { aLaunchedIssue } from '../builders/sendable-issue.ts';
import { inspectPage, picturePage } from './inspect-page.ts';
import { sendWinterIssue } from './send-winter-issue.ts';
import { useStage } from './stage.ts';
import { confirmByMail, subscribeOnPage } from './subscribe-on-page.ts';

const stage = useStage();
const desk = { width: 1280, height: 900 };
let demo: DemoStage;
let page: Page;
let address: string;

/** A newsletter that really went out and one of which only the item is there; what simulated readers do is counted by the real core. */
beforeAll(async () => {
  const { cloud } = stage();
  demo = openStage(cloud);
  page = await stage().phone();
  const reader = { address: 'an@vanhier.example', municipality: 'retie' };
  await subscribeOnPage(page, cloud.siteUrl, reader);
  await confirmByMail(page, cloud, reader.address);
  await sendWinterIssue(cloud);
  const sent = { state: 'sent', title: 'Herfst', sendingSince: new Date().toISOString() } as const;
  await aLaunchedIssue({ table: demo.table, now: systemClock, newId }, sent);
  const token = await cloud.accessToken('viewer@demo.vanhier.example');
  const viewer = createStaffClient(cloud.siteUrl, token);
  const listed = z.object({ issues: z.array(z.object({ issueId: z.string() })) });
  const { issues } = await viewer.get('/staff/engagement/issues', listed);
  const sentAt = new Date();
  await halfYear(demo.table, {
    to: sentAt.toISOString().slice(0, 10),
    readers: 120,
    subjects: [],
    issues: issues.map(({ issueId }) => ({
      ...{ issueId, sentAt: new Date(sentAt.getTime() - 3_600_000) },
      ...{ links: ['2-1', '3-1', '4-1'], nisCodes: ['13036'] },
    })),
  });
  const opened = z.object({ url: z.string() });
  ({ url: address } = await viewer.post('/staff/engagement/pages', { language: 'nl' }, opened));
});
afterAll(() => demo?.close());

describe('who has an address of the reports', () => {
  it('finds there what reports there are', async () => {
    await page.goto(address);
    await inspectPage(page, { name: 'reports-front' });
    await picturePage(page, { name: 'reports-front-desk', size: desk });
  });

  it('reads what came of a newsletter, in charts and in tables', async () => {
    await page.getByRole('navigation', { name: 'Rapporten' }).getByText('Nieuwsbrieven').click();
    await inspectPage(page, { name: 'reports-issues' });
    await page.getByRole('link', { name: 'Winter' }).first().click();
    await inspectPage(page, { name: 'reports-issue' });
    await picturePage(page, { name: 'reports-issue-desk', size: desk });
    const hours = page.getByRole('img', { name: /De eerste twee dagen, per uur/ });
    expect(await hours.count()).toBe(1);
    expect(await page.getByRole('table', { name: /per uur/ }).isVisible()).toBe(true);
  });

  it('sees the clicks on the mail itself, in which nothing can run', async () => {
    await page.getByRole('link', { name: 'Bekijk de kliks op de mail zelf' }).click();
    await inspectPage(page, { name: 'reports-mail' });
    const mail = page.frameLocator('iframe');
    await mail
      .getByText(/\d+ kliks?/)
      .first()
      .waitFor();
    const picture = mail.getByAltText(/^Tekening van een bakkerij/);
    expect(
      await picture.evaluate((image) => 'naturalWidth' in image && image.naturalWidth),
    ).toBeGreaterThan(100);
    expect(await page.locator('iframe').getAttribute('sandbox')).toBe('');
  });

  it('puts two newsletters beside each other, without a script', async () => {
    await page.goBack();
    await page.goBack();
    for (const box of await page.getByRole('checkbox').all()) await box.check();
    await page.getByRole('button', { name: 'Vergelijk' }).click();
    await page.getByRole('heading', { name: 'Nieuwsbrieven naast elkaar' }).waitFor();
    await inspectPage(page, { name: 'reports-compare' });
  });

  it('reads it in another language', async () => {
    await page.getByRole('link', { name: 'Français' }).click();
    await page.getByRole('heading', { name: 'Lettres côte à côte' }).waitFor();
    await inspectPage(page, { name: 'reports-compare-fr' });
  });
});
