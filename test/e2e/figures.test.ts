import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createFeedReaders } from '../../functions/engagement/feeds/feed-readers.ts';
import { type DemoStage, openStage } from '../../infra/local/demo/demo-stage.ts';
import { createStaffClient } from '../../infra/local/demo/staff-client.ts';
import { newId } from '../../shared/ids.ts';
import { dayAfter } from '../../shared/time/days.ts';
import { localHour } from '../../shared/time/local-hour.ts';
import { agendaOf, anAgendaEntry } from '../builders/agenda.ts';
import { halfYear } from '../builders/half-year.ts';
import { storedContest } from '../builders/stored-contest.ts';
import { inspectPage, picturePage } from './inspect-page.ts';
import { useStage } from './stage.ts';

const stage = useStage();
const desk = { width: 1280, height: 900 };
const retie = '13036';
let demo: DemoStage;
let page: Page;
let address: string;

/** Half a year of simulated people in Retie, who vote, look at an event and scan what hangs there. */
beforeAll(async () => {
  const { cloud } = stage();
  demo = openStage(cloud);
  page = await stage().phone();
  const today = localHour(Date.now()).day;
  const contest = await storedContest(demo.table, {
    voting: { opens: momentOn(dayAfter(today, -20)), closes: momentOn(dayAfter(today, -2)) },
  });
  const event = anAgendaEntry({ nis: retie, eventId: newId('evt') }, dayAfter(today, 7));
  await agendaOf(demo.table).has(event);
  await createFeedReaders(demo.table).add({ nis: retie, language: 'nl', topic: 'market' }, today, [
    '1.1',
    'a.2',
  ]);
  await halfYear(demo.table, {
    to: today,
    readers: 30,
    subjects: [
      {
        nis: retie,
        contest: { id: contest.id, from: dayAfter(today, -20), to: dayAfter(today, -2) },
        merchants: ['mer_1'],
        events: [event.eventId],
        shortLinks: [{ code: 'ccdfghj', material: 'poster' }],
      },
    ],
  });
  const viewer = createStaffClient(
    cloud.siteUrl,
    await cloud.accessToken('viewer@demo.vanhier.example'),
  );
  const opened = z.object({ url: z.string() });
  ({ url: address } = await viewer.post('/staff/engagement/pages', { language: 'nl' }, opened));
});
afterAll(() => demo?.close());

const momentOn = (day: string) => ({ wallTime: `${day}T08:00:00`, at: `${day}T07:00:00.000Z` });

/** Both as a phone shows it and as a desk does. */
async function inspect(name: string) {
  await inspectPage(page, { name: `figures-${name}` });
  await picturePage(page, { name: `figures-${name}-desk`, size: desk });
}

describe('who reads what came of a municipality', () => {
  it('chooses it, and has all of it in short', async () => {
    await page.goto(`${address}/municipalities`);
    await inspect('municipalities');
    await page.getByRole('link', { name: 'Retie', exact: true }).first().click();
    await page.getByRole('heading', { name: 'Retie in het kort' }).waitFor();
    await inspect('overview');
  });

  it.each([
    ['Lijst', 'De lijst van Retie', 'list'],
    ['Kalender', 'De kalender van Retie', 'calendar'],
    ['Handelaars en drukwerk', 'Handelaars en drukwerk van Retie', 'merchants'],
    ['Aflevering van mails', 'Aflevering van mails van Retie', 'deliverability'],
  ])('goes on to %s', async (tab, heading, name) => {
    await page.getByRole('navigation', { name: 'Rapporten van Retie' }).getByText(tab).click();
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
    await inspect(name);
  });

  it('chooses another period without a script, and keeps it', async () => {
    await page.getByText('Andere periode kiezen').click();
    const last = dayAfter(localHour(Date.now()).day, -1);
    await page.getByLabel('Van', { exact: true }).fill(dayAfter(last, -13));
    await page.getByLabel('Tot en met').fill(last);
    await page.getByRole('button', { name: 'Toon deze periode' }).click();
    await page.waitForURL(/from=/);
    await page.getByRole('navigation', { name: 'Rapporten van Retie' }).getByText('Lijst').click();
    expect(page.url()).toContain(`to=${last}`);
  });

  it('reads the turnout of a vote', async () => {
    await page
      .getByRole('navigation', { name: 'Rapporten', exact: true })
      .getByText('Stemmingen')
      .click();
    await inspect('votes');
    await page.getByRole('link', { name: /Ambassadeur van Retie/ }).click();
    await page.getByRole('heading', { name: 'Ambassadeur van Retie' }).waitFor();
    await inspect('vote');
  });

  it('sees all lists and all senders beside each other', async () => {
    const menu = page.getByRole('navigation', { name: 'Rapporten', exact: true });
    await menu.getByText('Lijsten').click();
    await page.getByRole('heading', { name: 'Alle lijsten' }).waitFor();
    await inspect('lists');
    await menu.getByText('Aflevering van mails').click();
    await page.getByRole('heading', { name: 'Aflevering van mails', level: 1 }).waitFor();
    await inspect('senders');
  });
});
