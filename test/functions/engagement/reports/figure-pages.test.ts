import { describe, expect, it } from 'vitest';
import { count } from '../../../builders/half-year.ts';
import { principal } from '../../../builders/staff.ts';
import { storedContest } from '../../../builders/stored-contest.ts';
import { people } from '../../newsletters/newsletters-world.ts';
import { reportWorld } from '../pages/report-world.ts';
import { inRetie } from './reports-world.ts';

const municipalityPages = ['', '/list', '/calendar', '/merchants', '/deliverability'].map(
  (page) => `municipalities/13036${page}`,
);
const programmePages = ['municipalities', 'votes', 'lists', 'deliverability'];

describe('pages of figures', async () => {
  const { table, look, known } = await reportWorld();
  const { id: voteOfRetie } = await storedContest(table);
  const { id: voteOfBalen } = await storedContest(table, { nis: '13003' });
  const retieViewer = principal([{ role: 'viewer', scope: '13036' }], 'acc_retie_viewer');
  known.set(retieViewer.accountId, retieViewer);

  it.each(
    ['nl', 'fr', 'en'].flatMap((language) =>
      [...municipalityPages, ...programmePages].map((page) => ({ language, page })),
    ),
  )('$page is there in $language before anything is counted', async ({ language, page }) => {
    const { statusCode, body } = await look(people.viewer, page, language);
    expect(statusCode).toBe(200);
    expect(body).toContain(`<html lang="${language}"`);
    // A menu that says where one is.
    expect(body).toMatch(/aria-current="(?:page|true)"/);
  });

  it.each(municipalityPages)(
    'shows %s to staff of the municipality and to no others',
    async (page) => {
      expect((await look(retieViewer, page)).statusCode).toBe(200);
      expect((await look(people.balenEditor, page)).statusCode).toBe(403);
    },
  );

  it('shows what is of the programme to who may see all of it', async () => {
    for (const page of ['lists', 'deliverability']) {
      expect((await look(retieViewer, page)).statusCode).toBe(403);
    }
    const { body } = await look(retieViewer);
    expect(body).toContain('/municipalities"');
    expect(body).not.toContain('/lists"');
    expect(body).not.toContain('/deliverability"');
    expect((await look(people.viewer)).body).toContain('/lists"');
  });

  it('shows a vote to staff of its municipality', async () => {
    const page = await look(retieViewer, `votes/${voteOfRetie}`);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Ambassadeur van Retie');
    expect((await look(retieViewer, `votes/${voteOfBalen}`)).statusCode).toBe(403);
    const list = await look(retieViewer, 'votes');
    expect(list.body).toContain(voteOfRetie);
    expect(list.body).not.toContain(voteOfBalen);
  });

  it('leads who has one municipality straight to it', async () => {
    const { statusCode, headers } = await look(retieViewer, 'municipalities');
    expect(statusCode).toBe(303);
    expect(headers?.location).toMatch(/\/nl\/municipalities\/13036$/);
    expect((await look(people.viewer, 'municipalities')).body).toContain('Zoutleeuw');
  });

  it('shows the period that was asked for, and keeps it on the way to other reports', async () => {
    const query = 'from=2026-11-01&to=2026-11-15';
    const { body } = await look(people.viewer, `municipalities/13036/list?${query}`);
    expect(body).toContain('1 november 2026 tot en met 15 november 2026');
    expect(body).toContain(`/municipalities/13036/calendar?from=2026-11-01&amp;to=2026-11-15`);
  });

  it.each([
    ['ends before it begins', 'from=2026-11-22&to=2026-11-21'],
    ['is longer than a year', 'from=2024-11-22&to=2026-11-21'],
    ['is no day', 'from=tomorrow&to=%3Cscript%3E'],
  ])('says so when a period %s, and shows the usual one', async (_, query) => {
    const { statusCode, body } = await look(people.viewer, `municipalities/13036?${query}`);
    expect(statusCode).toBe(200);
    expect(body).toContain('role="alert"');
    expect(body).toContain('24 augustus 2026 tot en met 22 november 2026');
    expect(body).not.toContain('<script');
  });

  it('takes an empty form for the usual period', async () => {
    const { body } = await look(people.viewer, 'municipalities/13036?from=&to=');
    expect(body).not.toContain('role="alert"');
    expect(body).toContain('24 augustus 2026 tot en met 22 november 2026');
  });
});

describe('pages of rates and sizes', () => {
  const page = 'municipalities/13036/deliverability?from=2026-11-01&to=2026-11-20';
  const mails = (times: number, kind: 'sent' | 'delivered' | 'complained', day: string) =>
    Array.from({ length: times }, () => inRetie(kind, day, { audience: 'residents' }));

  it('draw no rate of a few late mails and the complaints of a week before', async () => {
    const { table, look } = await reportWorld();
    await count(table, [
      ...mails(1000, 'sent', '03'),
      ...mails(997, 'delivered', '03'),
      ...mails(2, 'delivered', '05'),
      ...mails(1, 'complained', '10'),
    ]);
    const { body = '' } = await look(people.viewer, page);
    // From the 10th on the two mails of the 5th are all of seven days: one complaint would be half of them.
    expect(body).toContain('0,10%');
    expect(body).not.toContain('50,00%');
    expect(body).toContain('Eén melding van spam. ');
    expect(body).toContain('Geen mail kwam terug');
  });

  it('say that there were too few mails, and not that nothing was counted', async () => {
    const { table, look } = await reportWorld();
    await count(table, [...mails(300, 'sent', '03'), ...mails(300, 'delivered', '03')]);
    const { body = '' } = await look(people.viewer, page);
    expect(body).toMatch(/Hoeveel er klagen<\/h3>\s*<p>Te weinig mails/);
    expect(body).not.toContain('is niets geteld');
  });

  it.each([
    ['nl', 'geen ondernemer krijgt die voor ondernemers.'],
    ['fr', 'aucun entrepreneur ne reçoit celle des entreprises.'],
    ['en', 'no business gets the one for businesses.'],
  ] as const)('say in words that a list is empty: %s', async (language, words) => {
    const { look } = await reportWorld();
    const { body } = await look(people.viewer, 'municipalities/13036', language);
    expect(body).toContain(words);
  });

  it('say that nobody noted how large a list was, in place of how large it is', async () => {
    const { look } = await reportWorld();
    const past = 'from=2026-05-01&to=2026-05-31';
    for (const where of ['municipalities/13036', 'municipalities/13036/list', 'lists']) {
      const { body } = await look(people.viewer, `${where}?${past}`);
      expect(body).toContain('Hoe groot de lijst toen was, is niet genoteerd.');
      expect(body).not.toContain('stond hier niemand op');
    }
  });
});
