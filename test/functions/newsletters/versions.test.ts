import { beforeEach, describe, expect, it } from 'vitest';
import type { IssueContent } from '../../../emails/blocks/schema.ts';
import type { Issue } from '../../../functions/newsletters/issue.ts';
import { publicRoutes } from '../../../functions/newsletters/public-routes.ts';
import { startIssue } from '../../../functions/newsletters/start-issue.ts';
import { createTiedIssues } from '../../../functions/newsletters/tied/tied-issues.ts';
import { findVariants } from '../../../functions/newsletters/variants-repository.ts';
import { pageFunction } from '../../../shared/http/page-function.ts';
import { campaignIn, someCandidates } from '../../builders/campaign.ts';
import { aContest } from '../../builders/contest.ts';
import { request } from '../../builders/http-event.ts';
import { silentLog } from '../../builders/silent-log.ts';
import { goodContent, newslettersWorld, retie, type World } from './newsletters-world.ts';

let world: World;
beforeEach(async () => {
  world = await newslettersWorld();
  world.state.audienceSize = 5000;
});

type Language = NonNullable<IssueContent['languages']['nl']>;
type Versions = NonNullable<Language['versions']>;

const other: Versions[number] = {
  subject: 'Zaterdag kerstmarkt in [gemeente]',
  firstBlock: { type: 'header', title: 'Zaterdag is het zover' },
};

/** Good content with these versions beside it. */
function inVersions(versions: Versions = [other], language: Partial<Language> = {}): IssueContent {
  const { nl } = goodContent().languages;
  if (!nl) throw new Error('there is no Dutch');
  return { languages: { nl: { ...nl, versions, ...language } } };
}

const trial = { sharePercent: 20, metric: 'clicked', hours: 4 } as const;
const tried = { content: inVersions(), trial };

interface Problem {
  readonly code: string;
  readonly severity: string;
  readonly version?: string;
  readonly language?: string;
  readonly message: string;
}

async function problemsOf(fields: object): Promise<Problem[]> {
  const { issueId } = await world.create('editor', { municipalities: [retie], ...fields });
  const { json, body } = await world.act('viewer', issueId, 'preflight');
  if (!json.problems) throw new Error(body);
  return json.problems as Problem[];
}

const codesOf = async (fields: object) =>
  (await problemsOf(fields)).map(({ code, severity }) => [code, severity]);

async function approved(fields: object = tried): Promise<Issue> {
  const { issueId } = await world.create('editor', { municipalities: [retie], ...fields });
  const submit = await world.act('editor', issueId, 'submit', { revision: 1 });
  if (submit.statusCode !== 200) throw new Error(submit.body);
  const approve = await world.act('approver', issueId, 'approve', { revision: 2 });
  if (approve.statusCode !== 200) throw new Error(approve.body);
  return world.issues.read(issueId);
}

describe('the preflight of an issue in versions', () => {
  it('passes where every version is in order', async () => {
    expect(await codesOf(tried)).toEqual([]);
  });

  it('says which version has what is wrong, and what all have only once', async () => {
    const faulty = { ...other, subject: 'Dag [voornaam]' };
    const found = await problemsOf({ ...tried, content: inVersions([other, faulty]) });
    expect(found).toEqual([
      expect.objectContaining({ code: 'merge_field_dead', severity: 'block', version: 'c' }),
    ]);
    const both = await problemsOf({ ...tried, content: inVersions([other], { preheader: '' }) });
    expect(both.map(({ code, version }) => [code, version])).toEqual([
      ['preheader_missing', undefined],
    ]);
  });

  it('weighs the mail of every version', async () => {
    const links = (count: number) => ({
      type: 'text' as const,
      markdown: Array.from({ length: count }, (_, at) => `[a](https://x.be/${at})`).join(' '),
    });
    const { nl } = goodContent().languages;
    const blocks = [...(nl?.blocks ?? []), links(300)];
    const content = inVersions([{ ...other, firstBlock: links(300) }], { blocks });
    const found = await problemsOf({ ...tried, content });
    expect(found.map(({ code, version }) => [code, version])).toContainEqual([
      'html_too_large',
      'b',
    ]);
    expect(found.filter(({ version }) => version === undefined)).toEqual([]);
  });

  it('looks at the pictures of every version', async () => {
    const firstBlock = {
      type: 'image',
      url: '/images/img_0.png',
      alt: 'Een bakker',
      width: 600,
      height: 400,
    } as const;
    const content = inVersions([{ ...other, firstBlock }]);
    expect((await codesOf({ ...tried, content })).map(([code]) => code)).toContain('image_unknown');
  });

  it.each<[string, object, [string, string][]]>([
    ['versions without a trial', { content: inVersions() }, [['trial_missing', 'block']]],
    ['a trial without versions', { trial }, [['versions_missing', 'block']]],
    [
      'a version that is the same as another',
      { trial, content: inVersions([other, other]) },
      [['version_same', 'block']],
    ],
    [
      'a language with fewer versions',
      {
        trial,
        languages: ['nl', 'fr'],
        content: {
          languages: { ...inVersions().languages, fr: goodContent().languages.nl },
        },
      },
      [['versions_differ', 'block']],
    ],
    [
      'opens that nobody counts',
      { ...tried, trial: { ...trial, metric: 'opened' } },
      [['opens_not_counted', 'block']],
    ],
    [
      'mails that would leave at night',
      { ...tried, sendAt: '2026-11-28T18:00' },
      [['sent_after_night', 'warn']],
    ],
    [
      'hours that the night divides',
      { spread: { hours: 4 }, sendAt: '2026-11-28T19:00' },
      [['sent_after_night', 'warn']],
    ],
  ])('finds %s', async (_, fields, expected) => {
    expect(await codesOf(fields)).toEqual(expected);
  });

  it('warns where so few try a version that chance cannot be ruled out', async () => {
    world.state.audienceSize = 900;
    const [problem] = await problemsOf(tried);
    expect(problem).toMatchObject({ code: 'trial_small', severity: 'warn' });
    expect(problem?.message).toContain('ongeveer 90 lezers');
  });

  it('stops what calls for a vote that is closed before the last mails leave', async () => {
    const { voting } = aContest();
    const at = '2026-11-28T12:00:00.000Z';
    const closes = { wallTime: '2026-11-28T13:00:00', at };
    const contest = aContest({ nis: retie, voting: { ...voting, closes } });
    await campaignIn(world.table).contest(contest, someCandidates(contest.id, 3));
    const { nl } = goodContent().languages;
    const blocks = [...(nl?.blocks ?? []), { type: 'vote-call' }];
    const content = { languages: { nl: { ...nl, blocks } } };
    expect(await codesOf({ content })).toEqual([]);
    expect(await codesOf({ content, spread: { hours: 6 } })).toEqual([
      ['vote_closes_early', 'block'],
    ]);
  });
});

describe('approving an issue in versions', () => {
  it('has a mail, a file and a template made of each version', async () => {
    const { issueId, contentHash } = await approved();
    const variants = (await findVariants(world.table, issueId, contentHash))?.variants ?? [];
    expect(variants.map(({ variantId, version }) => [variantId, version])).toEqual([
      [`nl-${retie}-a`, 'a'],
      [`nl-${retie}-b`, 'b'],
    ]);
    const [a, b] = variants.map(({ renderedKey }) => world.files.get(renderedKey));
    expect(a).toMatchObject({ subject: 'Dag {{name}}, de kerstmarkt komt' });
    expect(b).toMatchObject({
      subject: 'Zaterdag kerstmarkt in Retie',
      html: expect.stringContaining('Zaterdag is het zover'),
      text: expect.stringContaining(`/issues/${issueId}/nl-${retie}-b`),
    });
    expect(JSON.stringify(b)).not.toContain('De kerstmarkt komt');
    expect(world.sent.templates).toHaveLength(2);
    for (const { templateName } of variants) expect(templateName).toMatch(/^[\w-]{1,64}$/);
  });

  it.each<[string, object]>([
    ['a version', { content: inVersions([{ subject: 'Anders' }]) }],
    ['the share', { trial: { ...trial, sharePercent: 30 } }],
    ['what decides', { trial: { ...trial, metric: 'opened' } }],
    ['the hours', { trial: { ...trial, hours: 5 } }],
    ['the spread', { spread: { hours: 3 } }],
    ['that there is a trial', { trial: null }],
  ])('binds %s', async (_, change) => {
    const { issueId, revision } = await approved();
    const edit = { revision, ...change };
    const { json } = await world.call('editor', 'PATCH', `/issues/${issueId}`, edit);
    expect([json.approvalVoided, json.state]).toEqual([true, 'draft']);
  });

  it('leaves it as it is when the same trial is written again', async () => {
    const { issueId, revision } = await approved();
    const edit = { revision, trial: { hours: 4, metric: 'clicked', sharePercent: 20 } };
    const { json } = await world.call('editor', 'PATCH', `/issues/${issueId}`, edit);
    expect([json.approvalVoided, json.state]).toEqual([false, 'approved']);
  });
});

describe('a draft in versions', () => {
  it.each<[string, object]>([
    ['a share of more than half', { trial: { ...trial, sharePercent: 51 } }],
    ['a share of next to nobody', { trial: { ...trial, sharePercent: 9 } }],
    ['no hours', { trial: { ...trial, hours: 0 } }],
    ['more than a day', { trial: { ...trial, hours: 25 } }],
    ['more than twelve hours of sending', { spread: { hours: 13 } }],
    ['a fourth version', { content: inVersions([other, other, other]) }],
    ['braces in a version', { content: inVersions([{ subject: 'Dag {{name}}' }]) }],
  ])('cannot have %s', async (_, fields) => {
    await expect(world.create('editor', fields)).rejects.toThrow('request.invalid');
  });

  it('is duplicated with its trial, and loses it where null is written', async () => {
    const { issueId } = await world.create('editor', { ...tried, spread: { hours: 3 } });
    const { json } = await world.act('editor', issueId, 'duplicate');
    const copy = await world.issues.read(String(json.issueId));
    expect([copy.trial, copy.spread]).toEqual([trial, { hours: 3 }]);
    const edit = { revision: 1, trial: null, spread: null };
    await world.call('editor', 'PATCH', `/issues/${copy.issueId}`, edit);
    const { trial: gone, spread } = await world.issues.read(copy.issueId);
    expect([gone, spread]).toEqual([undefined, undefined]);
  });

  it('is previewed in each version', async () => {
    const { issueId } = await world.create('editor', tried);
    const preview = async (body: object) =>
      (await world.act('viewer', issueId, 'preview', body)).json;
    expect(await preview({})).toMatchObject({
      version: 'a',
      subject: expect.stringMatching(/^Dag/),
    });
    expect(await preview({ version: 'b' })).toMatchObject({
      version: 'b',
      subject: 'Zaterdag kerstmarkt in Retie',
    });
    expect((await world.act('viewer', issueId, 'preview', { version: 'c' })).statusCode).toBe(400);
  });

  it('that has one version is previewed without naming it', async () => {
    const { issueId } = await world.create();
    const { json } = await world.act('viewer', issueId, 'preview', { version: 'a' });
    expect(json.version).toBeUndefined();
    expect(json.html).toContain(`/issues/${issueId}/nl-${retie}"`);
  });
});

describe('a correction of an issue in versions', () => {
  it('has one version, and does not wait', async () => {
    const issue = await approved({ ...tried, spread: { hours: 3 } });
    const tied = createTiedIssues(world.deps);
    const correction = { issueId: 'iss_0', title: 'Ander uur', content: goodContent() };
    await tied.writeCorrection(issue, { ...correction, issueId: world.newId('iss') }, []);
    const { json } = await world.call('editor', 'GET', '/issues');
    const [draft] = (json.issues as Issue[]).filter(({ corrects }) => corrects);
    expect(draft?.title).toBe('Ander uur');
    expect([draft?.trial, draft?.spread]).toEqual([undefined, undefined]);
  });
});

describe('an issue in versions, read online', () => {
  it('is found by each version; from the archive by the first, and then by that which was chosen', async () => {
    const { issueId, revision } = await approved();
    await world.act('editor', issueId, 'schedule', { revision });
    world.clock.set('2026-11-28T08:00:00Z');
    const { schedule } = await world.issues.read(issueId);
    await startIssue(world.launching, { issueId, revision: schedule?.revision ?? 0 });
    await world.issues.transition(issueId, { from: ['planning'], to: 'sending' });
    const handler = pageFunction(publicRoutes, { table: world.table }, { log: silentLog() });
    const page = async (variant: string) =>
      (await request(handler, { path: `/issues/${issueId}/${variant}` })).body;
    expect(await page(`nl-${retie}-b`)).toContain('Zaterdag is het zover');
    expect(await page(`nl-${retie}-a`)).toContain('De kerstmarkt komt');
    expect(await page(`nl-${retie}`)).toContain('De kerstmarkt komt');
    const archive = await request(handler, { path: '/issues/nl/retie' });
    expect(archive.body).toContain('Dag lezer, de kerstmarkt komt');
    const figures = [{ version: 'b' as const, delivered: 0, human: 0, raw: 0 }];
    const at = world.now().toISOString();
    const decision = { version: 'b', at, by: 'acc_editor', reason: 'staff', figures } as const;
    await world.issues.transition(issueId, { from: ['sending'], set: { decision } });
    expect(await page(`nl-${retie}`)).toContain('Zaterdag is het zover');
    const chosen = await request(handler, { path: '/issues/nl/retie' });
    expect(chosen.body).toContain('Zaterdag kerstmarkt in Retie');
    expect(chosen.body).not.toContain('Dag lezer, de kerstmarkt komt');
  });
});

describe('what staff see of a trial', () => {
  const counted = (delivered: number, human: number) => ({
    delivered,
    clicked: { raw: human + 7, human },
    opened: { raw: 0, human: 0 },
  });

  async function sending(set: Partial<Issue> = {}): Promise<string> {
    const { issueId } = await approved();
    await world.act('editor', issueId, 'schedule', { revision: 3 });
    await world.force(issueId, 'sending', set);
    world.counts.versions.set('a', counted(1000, 62)).set('b', counted(1000, 141));
    return issueId;
  }

  const trialOf = async (issueId: string, language = 'nl') =>
    (await world.call('viewer', 'GET', `/issues/${issueId}/versions?explainIn=${language}`)).json;

  it('is how it stands, and that looking early misleads', async () => {
    const issueId = await sending({ triedSince: '2026-11-28T08:10:00.000Z' });
    expect(await trialOf(issueId)).toMatchObject({
      decidesAt: '2026-11-28T12:10:00.000Z',
      figures: [
        { version: 'a', delivered: 1000, human: 62, raw: 69, perHundred: 6.2 },
        { version: 'b', delivered: 1000, human: 141, raw: 148, perHundred: 14.1 },
      ],
      words:
        'Op zaterdag 28 november om 13:10 uur wordt er beslist. Tot nu toe: 6,2 kliks per 100 mails in versie A en 14,1 kliks per 100 mails in versie B. Wie vroeger kijkt en kiest, ziet vaker een verschil dat toeval is.',
    });
  });

  it.each([
    [
      'nl',
      'Op versie B werd vaker geklikt: 14,1 kliks per 100 mails, tegenover 6,2 kliks per 100 mails in versie A. Zo’n verschil komt door toeval minder dan 1 keer op 1.000 voor.',
    ],
    [
      'fr',
      'La version B a reçu plus de clics : 14,1 pour 100 courriels, contre 6,2 clics pour 100 courriels pour la version A. Le hasard produit une telle différence moins de 1 fois sur 1 000.',
    ],
    [
      'en',
      'Version B was clicked more: 14,1 clicks per 100 mails, against 6,2 clicks per 100 mails in version A. Chance makes such a difference less than once in 1.000.',
    ],
  ])('is why a version was chosen, in words (%s)', async (language, words) => {
    const figures = [
      { version: 'a' as const, delivered: 1000, human: 62, raw: 69 },
      { version: 'b' as const, delivered: 1000, human: 141, raw: 148 },
    ];
    const at = '2026-11-28T12:10:00.000Z';
    const decision = { version: 'b', at, by: 'system', reason: 'better', figures } as const;
    const issueId = await sending({ decision });
    // Those who waited count by now: what was decided rests on what was there then.
    world.counts.versions.set('b', counted(40_000, 300));
    const { words: found } = await trialOf(issueId, language);
    expect(String(found).replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(words);
  });

  it('is, of one that is paused before all have theirs, that some have yet to get it', async () => {
    const issueId = await sending();
    await world.issues.transition(issueId, { from: ['sending'], to: 'paused' });
    const { words } = await trialOf(issueId, 'en');
    expect(words).toBe(
      'The newsletter is paused. Part of the readers who try its versions have yet to get theirs.',
    );
  });

  it('is that there is no winner where chance explains it', async () => {
    const figures = [
      { version: 'a' as const, delivered: 1000, human: 62, raw: 69 },
      { version: 'b' as const, delivered: 1000, human: 66, raw: 70 },
    ];
    const at = '2026-11-28T12:10:00.000Z';
    const decision = { version: 'a', at, by: 'system', reason: 'no_difference', figures } as const;
    const { words } = await trialOf(await sending({ decision }));
    expect(words).toBe(
      'De versies verschillen te weinig om toeval uit te sluiten: 6,2 kliks per 100 mails in versie A en 6,6 kliks per 100 mails in versie B. Daarom is er geen winnaar; wie wacht, krijgt versie A.',
    );
  });

  it('is that there is no winner where machines did most', async () => {
    const figures = [
      { version: 'a' as const, delivered: 1000, human: 62, raw: 690 },
      { version: 'b' as const, delivered: 1000, human: 141, raw: 1500 },
    ];
    const at = '2026-11-28T12:10:00.000Z';
    const decision = { version: 'a', at, by: 'system', reason: 'machines', figures } as const;
    const { words } = await trialOf(await sending({ decision }));
    expect(words).toBe(
      'Wat geteld werd, kwam vooral van machines; wat mensen verkiezen, is daaruit niet op te maken: 6,2 kliks per 100 mails in versie A en 14,1 kliks per 100 mails in versie B. Daarom is er geen winnaar; wie wacht, krijgt versie A.',
    );
  });

  it('is that nothing is decided while the issue is paused, though its hours are over', async () => {
    const issueId = await sending({ triedSince: '2026-11-28T08:10:00.000Z' });
    await world.force(issueId, 'paused');
    const { words } = await trialOf(issueId);
    expect(words).toMatch(
      /^De nieuwsbrief is gepauzeerd\. Er wordt beslist zodra hij verdergaat, /,
    );
  });

  it('is not that it will begin when the issue was cancelled', async () => {
    const issueId = await sending({ triedSince: '2026-11-28T08:10:00.000Z' });
    await world.force(issueId, 'cancelled');
    const { words } = await trialOf(issueId);
    expect(words).toBe('De nieuwsbrief werd geannuleerd voor er een versie gekozen was.');
  });

  it('is nothing for an issue that has one version', async () => {
    const { issueId } = await world.create();
    const answer = await world.call('viewer', 'GET', `/issues/${issueId}/versions`);
    expect([answer.statusCode, answer.json.code]).toEqual([409, 'issue.state']);
  });

  it('is theirs to cut short: the version goes to all who wait, with a line in the log', async () => {
    const issueId = await sending();
    world.sent.plan.length = 0;
    const answer = await world.act('editor', issueId, 'choose-version', { version: 'b' });
    expect(answer.statusCode).toBe(200);
    expect(answer.json.decision).toMatchObject({ version: 'b', reason: 'staff' });
    expect(world.sent.plan).toEqual([{ step: 'queue', issueId }]);
    const again = await world.act('editor', issueId, 'choose-version', { version: 'a' });
    expect([again.statusCode, again.json.code]).toEqual([409, 'issue.state']);
    const { words } = await trialOf(issueId);
    expect(words).toContain('Een medewerker koos versie B.');
  });

  it('cannot be cut short before it has begun', async () => {
    const { issueId } = await approved();
    const answer = await world.act('editor', issueId, 'choose-version', { version: 'b' });
    expect([answer.statusCode, answer.json.code]).toEqual([409, 'issue.state']);
  });
});
