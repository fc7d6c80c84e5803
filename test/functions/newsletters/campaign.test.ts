import { beforeEach, describe, expect, it } from 'vitest';
import type { Block } from '../../../emails/blocks/block.ts';
import { findVariants } from '../../../functions/newsletters/variants-repository.ts';
import type { Contest } from '../../../functions/voting/contests/contest.ts';
import { contestWrite } from '../../../functions/voting/contests/contest-item.ts';
import { campaignIn, someCandidates } from '../../builders/campaign.ts';
import { aCandidate, aContest } from '../../builders/contest.ts';
import { contentOf } from '../../builders/issue-content.ts';
import { balen, newslettersWorld, retie, type World } from './newsletters-world.ts';

let world: World;
let campaign: ReturnType<typeof campaignIn>;
beforeEach(async () => {
  world = await newslettersWorld();
  campaign = campaignIn(world.table);
});

const header: Block = { type: 'header', title: 'Stem mee' };
const voteCall: Block = { type: 'vote-call' };
const withBlocks = (...blocks: Block[]) => ({
  municipalities: [retie],
  content: contentOf([header, ...blocks], { subject: 'Stem', preheader: 'Mee' }),
});

async function openContest(changes: Partial<Contest> = {}): Promise<Contest> {
  const contest = aContest(changes);
  return campaign.contest(contest, [
    ...someCandidates(contest.id, 3),
    aCandidate(contest.id, { state: 'withdrawn' }),
  ]);
}

async function problemsOf(fields: object): Promise<[string, string][]> {
  const { issueId } = await world.create('editor', fields);
  const { json } = await world.act('viewer', issueId, 'preflight');
  const problems = json.problems as { code: string; message: string }[];
  return problems.map(({ code, message }) => [code, message]);
}

const close = (contest: Contest, at: string): Promise<void> =>
  world.table.transact([
    contestWrite({
      ...contest,
      voting: { ...contest.voting, closes: { wallTime: at.slice(0, 19), at } },
      version: contest.version + 1,
    }),
  ]);

/** A newsletter that calls for the vote of Retie, in the state of the action. */
async function submitted(fields: object = {}) {
  const contest = await openContest();
  const { issueId } = await world.create('editor', { ...withBlocks(voteCall), ...fields });
  const { json, statusCode, body } = await world.act('editor', issueId, 'submit', { revision: 1 });
  if (statusCode !== 200) throw new Error(body);
  return { contest, issueId, revision: Number(json.revision) };
}

describe('a call to vote', () => {
  it('names the vote, its end and how many stand', async () => {
    await openContest();
    const { issueId } = await world.create('editor', withBlocks(voteCall));
    const { json } = await world.act('viewer', issueId, 'preview', {});
    expect(json.text).toContain(
      'Nog 6 dagen\n\nAmbassadeur van Retie\n---------------------\n\nEr zijn 3 kandidaten. U kunt stemmen tot vrijdag 4 december 2026 om 20:00 uur.\n\nStem nu:\nhttps://www.vanhier.example/vote/nl/retie/2026\n',
    );
  });

  it.each<[string, Partial<Contest>]>([
    ['closes before the mail goes out', { voting: period('2026-11-20T08', '2026-11-28T08') }],
    ['opens after it', { voting: period('2026-11-28T09', '2026-12-04T19') }],
    ['has no final ballot', { state: 'reviewing', ballotFixedAt: undefined }],
    ['is cancelled', { state: 'cancelled' }],
    ['is elsewhere', { nis: balen }],
  ])('is stopped where the vote %s', async (_, changes) => {
    await openContest(changes);
    expect(await problemsOf(withBlocks(voteCall))).toEqual([
      ['vote_not_open', expect.stringContaining('In Retie is er geen stemming open')],
    ]);
  });

  it('passes where the vote opens with the mail', async () => {
    await openContest({ voting: period('2026-11-28T08', '2026-12-04T19') });
    expect(await problemsOf(withBlocks(voteCall))).toEqual([]);
  });

  it('looks at the present where no time is chosen', async () => {
    await openContest({ voting: period('2026-11-22T13', '2026-12-04T19') });
    const codes = (await problemsOf({ ...withBlocks(voteCall), sendAt: undefined })).map(
      ([code]) => code,
    );
    expect(codes).toEqual(['vote_not_open', 'time_missing']);
  });

  it('of several names the one that closes first', async () => {
    await openContest();
    await openContest({
      slug: 'jeugd',
      title: { nl: 'Jeugdprijs' },
      voting: period('2026-11-20T08', '2026-12-01T19'),
    });
    const { issueId } = await world.create('editor', withBlocks(voteCall));
    const { json } = await world.act('viewer', issueId, 'preview', {});
    expect(json.text).toContain('Nog 3 dagen\n\nJeugdprijs');
  });
});

function period(opens: string, closes: string): Contest['voting'] {
  const moment = (hour: string) => ({ wallTime: `${hour}:00`, at: `${hour}:00:00.000Z` });
  return { opens: moment(opens), closes: moment(closes) };
}

describe('an approval of a call to vote', () => {
  it('binds what the mails say of the vote, and gives each variant its end', async () => {
    const { issueId, revision } = await submitted();
    const approve = await world.act('approver', issueId, 'approve', { revision });
    expect(approve.statusCode).toBe(200);
    const issue = await world.issues.read(issueId);
    expect(issue.approval?.hash).toBe(issue.contentHash);
    const variants = await findVariants(world.table, issueId, issue.contentHash);
    expect(variants?.variants[0]?.vote).toEqual({
      opensAt: '2026-11-20T08:00:00Z',
      closesAt: '2026-12-04T19:00:00Z',
    });
  });

  it('is refused when the vote has changed since, until the issue is submitted again', async () => {
    const { contest, issueId, revision } = await submitted();
    const before = await world.issues.read(issueId);
    await close(contest, '2026-12-01T19:00:00.000Z');
    const approve = await world.act('approver', issueId, 'approve', { revision });
    expect([approve.statusCode, approve.json.code]).toEqual([409, 'issue.changed']);
    expect(approve.body).toContain('What the mails say of a vote');
    await world.act('editor', issueId, 'withdraw', { revision });
    const again = await world.act('editor', issueId, 'submit', { revision: revision + 1 });
    expect(again.statusCode).toBe(200);
    const after = await world.issues.read(issueId);
    expect(after.contentHash).not.toBe(before.contentHash);
    const approved = await world.act('approver', issueId, 'approve', { revision: after.revision });
    expect(approved.statusCode).toBe(200);
  });

  it('stays when only the title of the issue changes, and falls with its content', async () => {
    const { issueId, revision } = await submitted();
    await world.act('approver', issueId, 'approve', { revision });
    const rename = { revision: revision + 1, title: 'Anders' };
    const renamed = await world.call('editor', 'PATCH', `/issues/${issueId}`, rename);
    expect(renamed.json).toMatchObject({ approvalVoided: false });
    const rewrite = { revision: revision + 2, ...withBlocks({ type: 'divider' }, voteCall) };
    const rewritten = await world.call('editor', 'PATCH', `/issues/${issueId}`, rewrite);
    expect(rewritten.json).toMatchObject({ approvalVoided: true });
    const { factsHash, state } = await world.issues.read(issueId);
    expect([factsHash, state]).toEqual([undefined, 'draft']);
  });

  it('lets the time move only while the vote is open', async () => {
    const { issueId, revision } = await submitted();
    await world.act('approver', issueId, 'approve', { revision, allowedMoveDays: 30 });
    const schedule = (wallTime: string) =>
      world.act('editor', issueId, 'schedule', { revision: revision + 1, wallTime });
    const late = await schedule('2026-12-04T20:00');
    expect([late.statusCode, late.json.code]).toEqual([422, 'issue.schedule']);
    expect(late.body).toContain('not open at this time in Retie');
    expect((await schedule('2026-12-04T19:59')).statusCode).toBe(200);
  });

  it('lets what is spread over hours go out only if its last mails leave while the vote is open', async () => {
    const { issueId, revision } = await submitted({ spread: { hours: 3 } });
    await world.act('approver', issueId, 'approve', { revision, allowedMoveDays: 30 });
    const schedule = (wallTime: string) =>
      world.act('editor', issueId, 'schedule', { revision: revision + 1, wallTime });
    const late = await schedule('2026-12-04T18:00');
    expect([late.statusCode, late.json.code]).toEqual([422, 'issue.schedule']);
    expect((await schedule('2026-12-04T17:59')).statusCode).toBe(200);
  });
});

describe('an ambassador in a newsletter', () => {
  const since = '2026-11-10T10:00:00.000Z';
  const elected = (contestId: string, name: string, when = since) =>
    campaign.merchant({ name, ambassador: { contestId, since: when } });

  it('is the one whom the municipality elected last', async () => {
    const { id } = aContest();
    await elected(id, 'Oud', '2025-11-10T10:00:00.000Z');
    await elected(id, 'Nieuw');
    await campaign.merchant({ name: 'Gewoon' });
    const { issueId } = await world.create('editor', withBlocks({ type: 'ambassador' }));
    const { json } = await world.act('viewer', issueId, 'preview', {});
    expect(json.text).toContain('Ambassadeur: Nieuw\n');
    expect(json.text).toContain('https://www.vanhier.example/merchants/nl/retie/');
  });

  it('stops the issue where there is none', async () => {
    await elected(aContest().id, 'Retie');
    const fields = { ...withBlocks({ type: 'ambassador' }), municipalities: [retie, balen] };
    expect(await problemsOf(fields)).toEqual([
      ['ambassador_missing', expect.stringMatching(/^Balen heeft nog geen ambassadeur/)],
    ]);
  });

  it('may be named, and is the same everywhere', async () => {
    const { id: merchantId } = await elected(aContest().id, 'Bakker Bart');
    const content = withBlocks({ type: 'ambassador', merchantId });
    const fields = { ...content, municipalities: [retie, balen] };
    expect(await problemsOf(fields)).toEqual([]);
    const { issueId } = await world.create('editor', fields);
    const { json } = await world.act('viewer', issueId, 'preview', { municipality: balen });
    expect(json.text).toContain('Bakker Bart');
  });

  it.each([
    ['is no ambassador', {}],
    ['is hidden', { ambassador: { contestId: 'con_x', since }, state: 'hidden' as const }],
  ])('stops the issue when the one who is named %s', async (_, change) => {
    const { id: merchantId } = await campaign.merchant(change);
    const problems = await problemsOf(withBlocks({ type: 'ambassador', merchantId }));
    expect(problems.map(([code]) => code)).toEqual(['ambassador_unknown']);
  });
});

describe('winners in a newsletter', () => {
  const winners: Block = { type: 'winners' };
  const published = (slug: string, publishedAt: string) =>
    campaign.contest(aContest({ slug, state: 'published', publishedAt }));

  it('are those of the result that was published last', async () => {
    const [baker, florist] = [
      await campaign.merchant({ name: 'Bakker Bart' }),
      await campaign.merchant({ name: 'Bloemen An', trade: 'flowers' }),
    ];
    const last = await published('2026', '2026-11-10T10:00:00.000Z');
    const first = await published('2025', '2025-11-10T10:00:00.000Z');
    await campaign.result(first, [[baker, 3]]);
    await campaign.result(last, [
      [florist, 554],
      [baker, 1],
    ]);
    const { issueId } = await world.create('editor', withBlocks(winners));
    const { json } = await world.act('viewer', issueId, 'preview', {});
    expect(json.text).toContain('555 stemmen zijn geteld. Uw ambassadeurs in Retie:');
    expect(json.text).toMatch(/Bloemen An\n.*, 554 stemmen\n\nBakker Bart\n.*, 1 stem\n/);
    expect(json.text).toContain('/vote/nl/retie/2026/result');
  });

  it('stop the issue before anything is published', async () => {
    await campaign.contest(aContest({ state: 'closed' }));
    expect(await problemsOf(withBlocks(winners))).toEqual([
      ['result_missing', expect.stringMatching(/^Voor Retie is er nog geen uitslag/)],
    ]);
  });
});

it('a newsletter without such blocks asks for nothing', async () => {
  let asked = 0;
  world = await newslettersWorld();
  const { issueId } = await world.create();
  const readFacts = world.deps.readFacts;
  Object.assign(world.deps, {
    readFacts: (wanted: Parameters<typeof readFacts>[0]) => {
      asked += 1;
      return readFacts(wanted);
    },
  });
  await world.act('viewer', issueId, 'preflight');
  expect(asked).toBe(0);
  await world.act('editor', issueId, 'submit', { revision: 1 });
  expect((await world.issues.read(issueId)).factsHash).toBeUndefined();
});
