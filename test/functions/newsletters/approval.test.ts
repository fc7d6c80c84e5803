import { beforeAll, describe, expect, it } from 'vitest';
import { contentKey } from '../../../functions/newsletters/issue-keys.ts';
import { findVariants } from '../../../functions/newsletters/variants-repository.ts';
import {
  balen,
  goodContent,
  type Name,
  newslettersWorld,
  retie,
  type World,
} from './newsletters-world.ts';

let world: World;
beforeAll(async () => {
  world = await newslettersWorld();
});

const edit = (issueId: string, body: unknown, who: Name = 'editor') =>
  world.call(who, 'PATCH', `/issues/${issueId}`, body);

describe('an approval', () => {
  it('binds the hash of the content and keeps ten minutes to undo', async () => {
    const { approval, contentHash } = await world.issueIn('approved', 3);
    expect(approval).toEqual({
      by: 'acc_approver',
      at: '2026-11-22T12:00:00.000Z',
      hash: contentHash,
      allowedMoveDays: 3,
      undoUntil: '2026-11-22T12:10:00.000Z',
    });
  });

  it('has the template of every variant made, from the file that was rendered', async () => {
    world.sent.templates.length = 0;
    const { issueId, contentHash: hash } = await world.issueIn('approved');
    const variants = (await findVariants(world.table, issueId, hash))?.variants ?? [];
    expect(variants.map(({ variantId }) => variantId)).toEqual([`nl-${retie}`, `nl-${balen}`]);
    expect(world.sent.templates).toEqual(
      variants.map(({ variantId }) => ({ issueId, hash, variantId })),
    );
    for (const { renderedKey, templateName, subject } of variants) {
      expect(world.stored.get(renderedKey)).toMatchObject({ subject, html: expect.any(String) });
      expect(templateName).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
    }
  });

  it.each([
    ['content', { content: goodContent('Iets anders') }],
    ['audience', { audience: 'businesses' }],
    ['municipalities', { municipalities: [retie] }],
    ['the order of municipalities', { municipalities: [balen, retie] }],
    ['region', { region: 'hageland', municipalities: ['24011'] }],
    ['languages', { languages: ['nl', 'fr'] }],
    ['time', { sendAt: '2026-11-28T10:00' }],
    ['no time', { sendAt: null }],
  ])('is void when %s changes', async (_, change) => {
    for (const state of ['in_review', 'approved', 'scheduled'] as const) {
      const { issueId, revision } = await world.anIssue(state);
      const { json, statusCode } = await edit(issueId, { revision, ...change });
      expect([statusCode, json.approvalVoided, json.state]).toEqual([200, true, 'draft']);
      const after = await world.issues.read(issueId);
      expect(after.approval).toBeUndefined();
      expect(after.schedule).toBeUndefined();
    }
  });

  it('takes the schedule away with it', async () => {
    const { issueId, revision } = await world.issueIn('scheduled');
    expect(world.schedules.has(`launch-${issueId}`)).toBe(true);
    await edit(issueId, { revision, content: goodContent('Nieuw') });
    expect(world.schedules.has(`launch-${issueId}`)).toBe(false);
  });

  it('stays when only the title changes, or nothing does', async () => {
    const { issueId, revision, approval } = await world.anIssue('approved');
    const { json } = await edit(issueId, { revision, title: 'Another', content: goodContent() });
    expect([json.approvalVoided, json.state]).toEqual([false, 'approved']);
    expect((await world.issues.read(issueId)).approval).toEqual(approval);
  });

  it('cannot be touched once the issue is on its way', async () => {
    for (const state of ['planning', 'sending', 'paused', 'sent', 'cancelled'] as const) {
      const { issueId, revision } = await world.anIssue(state);
      expect((await edit(issueId, { revision, title: 'x' })).json.code).toBe('issue.state');
    }
  });

  it('is given by a second person, whatever their role', async () => {
    const own = await world.create('approver');
    await world.act('approver', own.issueId, 'submit', { revision: 1 });
    const answer = await world.act('approver', own.issueId, 'approve', { revision: 2 });
    expect([answer.statusCode, answer.json.code]).toEqual([403, 'issue.same_person']);
    expect((await world.act('admin', own.issueId, 'approve', { revision: 2 })).statusCode).toBe(
      200,
    );
  });

  it('is not given by whoever wrote a part, even if others wrote after them', async () => {
    const { issueId } = await world.create('editor');
    await edit(issueId, { revision: 1, content: goodContent('Van de goedkeurder') }, 'approver');
    await edit(
      issueId,
      { revision: 2, content: goodContent('En dan van iemand anders') },
      'colleague',
    );
    await world.act('editor', issueId, 'submit', { revision: 3 });
    const answer = await world.act('approver', issueId, 'approve', { revision: 4 });
    expect(answer.json.code).toBe('issue.same_person');
  });

  it('takes rights in every municipality addressed', async () => {
    const { issueId, revision } = await world.issueIn('in_review');
    const answer = await world.act('retieApprover', issueId, 'approve', { revision });
    expect(answer.statusCode).toBe(403);
    const own = await world.create('editor', { municipalities: [retie] });
    await world.act('editor', own.issueId, 'submit', { revision: 1 });
    const approved = await world.act('retieApprover', own.issueId, 'approve', { revision: 2 });
    expect(approved.statusCode).toBe(200);
  });

  it('is refused for a revision that the approver has not seen', async () => {
    const { issueId, revision } = await world.issueIn('in_review');
    await world.act('editor', issueId, 'withdraw');
    await edit(issueId, { revision: revision + 1, content: goodContent('Snel iets anders') });
    await world.act('editor', issueId, 'submit', { revision: revision + 2 });
    const answer = await world.act('approver', issueId, 'approve', { revision });
    expect([answer.statusCode, answer.json.code]).toEqual([409, 'issue.changed']);
  });

  it('is refused when the content is not what its hash says, even where no mail shows it', async () => {
    const { issueId, revision, contentHash } = await world.issueIn('in_review');
    const { nl } = goodContent().languages;
    const content = { languages: { nl, en: nl } };
    await world.table.put({ ...contentKey(issueId), content, hash: contentHash });
    const answer = await world.act('approver', issueId, 'approve', { revision });
    expect(answer.json.code).toBe('issue.changed');
    expect((await world.issues.read(issueId)).state).toBe('in_review');
  });

  it('is refused when a mail would look different from what was submitted', async () => {
    const { issueId, revision, contentHash: hash } = await world.issueIn('in_review');
    const bound = await findVariants(world.table, issueId, hash);
    const variants = bound?.variants.map((variant) => ({ ...variant, templateName: 'other' }));
    await world.table.put({ pk: `ISSUE#${issueId}`, sk: `VARIANTS#${hash}`, ...bound, variants });
    const answer = await world.act('approver', issueId, 'approve', { revision });
    expect(answer.json.code).toBe('issue.changed');
  });

  it('is given once when two approve at the same time', async () => {
    const { issueId, revision } = await world.issueIn('in_review');
    const answers = await Promise.all(
      (['approver', 'admin'] as const).map((who) =>
        world.act(who, issueId, 'approve', { revision }),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  });

  it('can be undone for ten minutes, not longer', async () => {
    const fresh = await newslettersWorld();
    const first = await fresh.issueIn('scheduled');
    fresh.clock.advance(599);
    expect((await fresh.act('approver', first.issueId, 'undo-approval')).statusCode).toBe(200);
    expect(fresh.schedules.size).toBe(0);
    const undone = await fresh.issues.read(first.issueId);
    expect([undone.state, undone.approval, undone.schedule]).toEqual([
      'in_review',
      undefined,
      undefined,
    ]);

    const second = await fresh.issueIn('approved');
    fresh.clock.advance(601);
    const late = await fresh.act('approver', second.issueId, 'undo-approval');
    expect([late.statusCode, late.json.code]).toEqual([409, 'issue.state']);
  });
});
