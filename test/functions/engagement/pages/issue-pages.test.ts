import { beforeAll, describe, expect, it } from 'vitest';
import type { Happening } from '../../../../functions/engagement/events/engagement-event.ts';
import type { Issue } from '../../../../functions/newsletters/issue.ts';
import { count } from '../../../builders/half-year.ts';
import { aLaunchedIssue } from '../../../builders/sendable-issue.ts';
import { balen, people, retie } from '../../newsletters/newsletters-world.ts';
import { aReportedIssue, textOf } from './report-issue.ts';
import { reportWorld } from './report-world.ts';

const world = await reportWorld();
let issue: Issue;
let other: Issue;
const sentAt = '2026-11-22T12:00:00.000Z';

const of = (
  { issueId }: Issue,
  kind: Happening['kind'],
  change: Partial<Happening> = {},
): Happening => ({
  ...{ kind, at: '2026-11-22T13:05:00Z', nis: retie, language: 'nl', audience: 'residents' },
  ...change,
  about: { issue: issueId, ...change.about },
});
const many = (times: number, happening: Happening) =>
  Array.from({ length: times }, () => happening);

beforeAll(async () => {
  issue = await aReportedIssue(world, 'De feesten <b>beginnen</b>');
  other = await aReportedIssue(world, 'Stem op uw winkel');
  await count(world.table, [
    ...many(1500, of(issue, 'sent')),
    ...many(1000, of(issue, 'delivered')),
    ...many(400, of(issue, 'delivered', { followed: 'yes' })),
    ...many(100, of(issue, 'clicked', { about: { link: '3-1' } })),
    ...many(40, of(issue, 'clicked', { about: { link: '3-1' }, at: '2026-11-24T13:05:00Z' })),
    ...many(60, of(issue, 'clicked', { about: { link: '2-1' }, machine: 'head' })),
    ...many(80, of(issue, 'reader-clicked')),
    ...many(9, of(issue, 'bounced', { reason: 'permanent' })),
    ...many(3, of(issue, 'unsubscribed')),
    ...many(6, of(issue, 'reason-given', { reason: 'too-often' })),
    ...many(4, of(issue, 'reason-given', { reason: 'moved' })),
    ...many(500, of(other, 'delivered')),
    ...many(10, of(other, 'clicked')),
  ]);
  world.clock.set('2026-11-25T12:00:00Z');
});

describe('the report of a newsletter', () => {
  it('says in a sentence and four figures what came of it, machines left out', async () => {
    const { statusCode, body } = await world.look(people.viewer, `issues/${issue.issueId}`);
    expect(statusCode).toBe(200);
    const text = textOf(body);
    expect(text).toContain('1.400 van de 1.500 mails kwamen aan.');
    expect(text).toContain('Per 100 aangekomen mails klikten mensen 10 keer.');
    expect(text).toContain('Kliks van mensen 140 10 per 100 aangekomen mails.');
    expect(text).toContain('20% 80 van de 400 lezers die ermee instemden gevolgd te worden.');
    expect(text).toContain('Dat is 28,6% van alle aangekomen mails');
    // Who clicks twice is in it twice: clicks are no share of the mails.
    expect(text).toContain('10 per 100 aangekomen mails; daarnaast kwamen er 60 van machines 140');
    expect(text).not.toMatch(/van machines 140 \d+%/);
  });

  it('names the links of the mail with their clicks, people and machines apart', async () => {
    const { body } = await world.look(people.viewer, `issues/${issue.issueId}`);
    const text = textOf(body);
    expect(text).toContain(
      'Stem op uw favoriete winkel https://www.vanhier.example/vote/nl/retie 140 0 100%',
    );
    expect(text).toContain('onze website https://www.vanhier.example/verhaal 0 60 0%');
    expect(text).toContain('vroeg alleen of de pagina bestaat 60');
  });

  it('tells the hours from sending on, those without clicks too, and none that have not come', async () => {
    const { body } = await world.look(people.viewer, `issues/${issue.issueId}`, 'en');
    const text = textOf(body);
    expect(text).toContain('Sunday, 22 November, 13:00 0 0');
    expect(text).toContain('Sunday, 22 November, 14:00 100 60');
    expect(text).toContain('Tuesday, 24 November 40 0');
    expect(text).not.toContain('Thursday, 26 November');
    expect(text).toContain('Half of the clicks by people came within 2 hours of sending');
    world.clock.set('2026-11-22T15:59:00Z');
    const early = textOf((await world.look(people.viewer, `issues/${issue.issueId}`, 'en')).body);
    world.clock.set('2026-11-25T12:00:00Z');
    expect(early).toContain('Sunday, 22 November, 16:00 0 0');
    expect(early).not.toContain('Sunday, 22 November, 17:00');
    expect(early).toContain('was sent less than two days ago');
  });

  it('tells apart the hour that the clock shows twice', async () => {
    const elsewhere = await reportWorld();
    const sendingSince = '2026-10-24T12:00:00.000Z';
    const turned = await aLaunchedIssue(elsewhere, { state: 'sent', sendingSince });
    const mails = { ...elsewhere.deps.mails, variantsOf: async () => [] };
    const now = () => new Date('2026-10-27T12:00:00Z');
    await count(elsewhere.table, [
      of(turned, 'clicked', { at: '2026-10-25T00:30:00Z' }),
      of(turned, 'clicked', { at: '2026-10-25T01:30:00Z', machine: 'head' }),
    ]);
    const text = textOf(
      (await elsewhere.lookWith({ mails, now }, `issues/${turned.issueId}`)).body,
    );
    expect(text).toContain(
      'zondag 25 oktober, 2:00 uur 1 0 zondag 25 oktober, 2:00 uur (wintertijd) 0 1 zondag 25 oktober, 3:00 uur 0 0',
    );
  });

  it('keeps reasons of leaving to itself for thirty days, and those of fewer than five for ever', async () => {
    const page = `issues/${issue.issueId}`;
    const early = textOf((await world.look(people.viewer, page)).body);
    expect(early).toContain('tonen we vanaf 22 december 2026');
    expect(early).not.toContain('Te veel nieuwsbrieven');
    // Half past midnight in Belgium, still the day before elsewhere.
    world.clock.set('2026-12-21T23:30:00Z');
    const later = textOf((await world.look(people.viewer, page)).body);
    world.clock.set('2026-11-25T12:00:00Z');
    expect(later).toContain('Te veel nieuwsbrieven 6');
    expect(later).not.toContain('Verhuisd');
    expect(later).not.toContain('tonen we vanaf');
    expect(later).toContain('Nog 4 antwoorden tonen we niet');
  });

  it('says in words how the trial of its versions stands', async () => {
    const trial = { sharePercent: 20, metric: 'clicked', hours: 4 } as const;
    const elsewhere = await reportWorld();
    const tried = await aLaunchedIssue(elsewhere, { trial, state: 'sent', sendingSince: sentAt });
    const versions = (version: string, kind: Happening['kind'], times: number) =>
      many(times, of(tried, kind, { version }));
    await count(elsewhere.table, [
      ...versions('a', 'delivered', 400),
      ...versions('b', 'delivered', 400),
      ...versions('a', 'clicked', 20),
      ...versions('b', 'clicked', 80),
    ]);
    const mails = { ...elsewhere.deps.mails, variantsOf: async () => [] };
    const { body } = await elsewhere.lookWith({ mails }, `issues/${tried.issueId}`);
    const text = textOf(body);
    expect(text).toContain('Versie B 20,0 80 400 0');
    expect(text).toContain(
      '5,0 kliks per 100 mails in versie A en 20,0 kliks per 100 mails in versie B',
    );
  });

  it('shows a title as it was written, and nothing that stands in it as HTML', async () => {
    const { body } = await world.look(people.viewer, `issues/${issue.issueId}`);
    expect(body).toContain('De feesten &lt;b&gt;beginnen&lt;/b&gt;');
    expect(body).not.toContain('<b>beginnen</b>');
  });

  it('has a table for each chart, and names each picture', async () => {
    const { body = '' } = await world.look(people.viewer, `issues/${issue.issueId}`);
    const pictures = [...body.matchAll(/role="img" aria-labelledby="([\w-]+) ([\w-]+)"/g)];
    expect(pictures).toHaveLength(2);
    for (const [, title, text] of pictures) {
      expect(body).toContain(`id="${title}"`);
      expect(body).toContain(`id="${text}"`);
    }
    expect(body.match(/De cijfers in een tabel/g)).toHaveLength(2);
  });

  it('is for viewers of one of its municipalities, and nobody else', async () => {
    const page = `issues/${issue.issueId}`;
    const bierbeek = {
      ...people.viewer,
      accountId: 'acc_b',
      grants: [{ role: 'admin' as const, scope: '24011' }],
    };
    world.known.set('acc_b', bierbeek);
    for (const path of [page, `${page}/mail`, `compare?${issue.issueId}=on&${other.issueId}=on`]) {
      const { statusCode, body } = await world.look(bierbeek, path);
      expect(statusCode).toBe(403);
      expect(body).not.toContain('beginnen');
    }
    expect((await world.look(bierbeek, 'issues')).body).not.toContain('beginnen');
    expect((await world.look(people.balenEditor, page)).statusCode).toBe(200);
  });

  it('is not found when there is no such newsletter', async () => {
    const { statusCode } = await world.look(people.viewer, 'issues/iss_01kb0000000000000000000000');
    expect(statusCode).toBe(404);
  });
});

describe('the mail of a newsletter with its clicks', () => {
  it('stands in a frame without rights, with the clicks of people beside each link', async () => {
    const { body = '', headers } = await world.look(people.viewer, `issues/${issue.issueId}/mail`);
    const [, srcdoc = ''] = /<iframe[^>]* sandbox=""[^>]* srcdoc="([^"]*)"/.exec(body) ?? [];
    expect(srcdoc).toMatch(/Stem op uw favoriete winkel[\s\S]*?140 kliks/);
    expect(srcdoc).toMatch(/onze website&lt;\/a&gt;&lt;span [\s\S]*?0 kliks/);
    expect(srcdoc).toContain('Dag lezer');
    expect(srcdoc).not.toMatch(/[\ufdd4\ufdd5]|\{\{/);
    expect(String(headers?.['content-security-policy'])).not.toContain('script-src');
  });

  it('is that of any variant of the issue; an unknown one gives the first', async () => {
    const page = `issues/${issue.issueId}/mail?variant=`;
    expect((await world.look(people.viewer, `${page}nl-${balen}`)).body).toContain(
      'Wie in &lt;strong&gt;Balen',
    );
    expect((await world.look(people.viewer, `${page}nl-99999`)).body).toContain(
      'Wie in &lt;strong&gt;Retie',
    );
  });
});

describe('newsletters beside each other', () => {
  it('are listed with what came of each, the last first, for a year', async () => {
    const text = textOf((await world.look(people.viewer, 'issues')).body);
    expect(text).toContain(
      'zijn 2 nieuwsbrieven verstuurd. 1.900 mails kwamen aan en mensen klikten 150 keer: 7,9 keer per 100 mails.',
    );
    expect(text).toContain('zondag 22 november 2026 · Retie en Balen');
    const before = textOf((await world.look(people.viewer, 'issues?to=2026-11-21')).body);
    expect(before).toContain('is er geen nieuwsbrief verstuurd');
  });

  it('are compared by what each came to for a hundred mails', async () => {
    const page = `compare?${issue.issueId}=on&${other.issueId}=on`;
    const { body = '' } = await world.look(people.viewer, page);
    const text = textOf(body);
    expect(text).toContain('’ de meeste kliks uit: 10.');
    expect(text).toContain('Kliks van mensen 140 10');
    expect(text).toContain('Vertrokken op zo 22 nov 2026, 13:00 uur');
    expect(text).toContain('Per 100 mails 10,0 2,0');
    expect(body.match(/class="line l[01]"/g)?.length).toBeGreaterThanOrEqual(2);
  });

  it('asks for two to four when fewer are chosen', async () => {
    const { statusCode, body } = await world.look(people.viewer, `compare?${issue.issueId}=on`);
    expect(statusCode).toBe(400);
    expect(body).toContain('Kies twee, drie of vier nieuwsbrieven');
  });
});

describe('the same for programs', () => {
  it('has the links of an issue in the order of its mail', async () => {
    const { json } = await world.ask(`issues/${issue.issueId}/links`);
    expect(json.links).toEqual([
      expect.objectContaining({ id: '2-1', label: 'onze website', clicked: { raw: 60, human: 0 } }),
      expect.objectContaining({ id: '3-1', clicked: { raw: 140, human: 140 } }),
      expect.objectContaining({
        id: '4-1',
        url: 'https://bakkerij.example/bestellen?a=1&b=2',
        clicked: { raw: 0, human: 0 },
      }),
      expect.objectContaining({ id: '5-1', label: 'de kerstmarkt' }),
    ]);
  });

  it('has no links before a mail has been approved', async () => {
    const draft = await world.anIssue('draft');
    expect((await world.ask(`issues/${draft.issueId}/links`)).json).toEqual({ links: [] });
  });

  it('has the issues of a period, each with its curve of clicks as far as time has come', async () => {
    const { json } = await world.ask('issues?from=2026-11-01&to=2026-11-30');
    expect(json.issues).toMatchObject([
      { issueId: issue.issueId, figures: { delivered: 1400, clickRate: 0.1 } },
      { issueId: other.issueId, figures: { delivered: 500, clickRate: 0.02 } },
    ]);
    world.clock.set('2026-11-22T15:59:00Z');
    const early = await world.ask(`compared-issues?issues=${issue.issueId},${other.issueId}`);
    world.clock.set('2026-11-25T12:00:00Z');
    expect(early.json.issues).toMatchObject([
      { curve: [0, 100, 100, 100] },
      { curve: [0, 10, 10, 10] },
    ]);
  });

  it.each(['', 'x', 'iss_01kb0000000000000000000000'])('compares nothing by "%s"', async (ids) => {
    expect((await world.ask(`compared-issues?issues=${ids}`)).statusCode).toBe(400);
  });
});
