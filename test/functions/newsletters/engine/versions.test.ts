import { describe, expect, it } from 'vitest';
import type { Version } from '../../../../emails/blocks/version.ts';
import type { Issue } from '../../../../functions/newsletters/issue.ts';
import { planIssue } from '../../../../functions/newsletters/planning/plan-issue.ts';
import { planMessages } from '../../../../functions/newsletters/planning/plan-message.ts';
import { chooseVersion } from '../../../../functions/newsletters/versions/choose-version.ts';
import { writeDecision } from '../../../../functions/newsletters/versions/decide.ts';
import type { VersionCounts } from '../../../../functions/newsletters/versions/read-figures.ts';
import type { Decision } from '../../../../functions/newsletters/versions/trial.ts';
import { triedVersion } from '../../../../functions/newsletters/versions/tried-version.ts';
import type { Principal } from '../../../../shared/http/principal.ts';
import { type EngineWorld, engineWorld } from '../../../builders/engine-world.ts';

const trial: NonNullable<Issue['trial']> = { sharePercent: 20, metric: 'clicked', hours: 2 };

const counted = (delivered: number, human: number): VersionCounts => ({
  delivered,
  clicked: { raw: human * 3, human },
  opened: { raw: 0, human: 0 },
});

/** B is clicked three times as often. */
const bWins = (world: EngineWorld): void => {
  world.versionCounts.set('a', counted(1000, 50)).set('b', counted(1000, 150));
};

/** The version of a template, as its name ends. */
const versionOf = (template: string): string => template.slice(-1);

const versionsSent = ({ ses }: EngineWorld): Record<string, number> =>
  Object.fromEntries(
    [...Map.groupBy(ses.mails, ({ template }) => versionOf(template))].map(([version, mails]) => [
      version,
      mails.length,
    ]),
  );

const tried = ({ subscribers, issueId }: EngineWorld, versions: readonly Version[] = ['a', 'b']) =>
  subscribers.map((id) => ({ id, version: triedVersion(id, { issueId, trial, versions }) }));

const editor: Principal = {
  accountId: 'acc_editor',
  name: 'Els',
  email: 'els@demo.vanhier.example',
  grants: [{ role: 'editor', scope: 'programme' }],
};

const choose = (world: EngineWorld, version: Version): Promise<Issue> =>
  chooseVersion(
    { ...world.swept, planQueue: world.planQueue },
    { principal: editor, issueId: world.issueId },
    version,
  );

describe('who tries which version', () => {
  const of = (issueId: string, versions: readonly Version[] = ['a', 'b', 'c']) => ({
    issueId,
    trial,
    versions,
  });
  const ids = Array.from({ length: 20_000 }, (_, index) => `sub_${index}`);

  it('is as many as the share says, and as many for each version', () => {
    const drawn = Map.groupBy(ids, (id) => triedVersion(id, of('iss_1')));
    for (const version of ['a', 'b', 'c'] as const) {
      expect((drawn.get(version)?.length ?? 0) / ids.length).toBeCloseTo(0.2 / 3, 1.9);
    }
    expect((drawn.get(undefined)?.length ?? 0) / ids.length).toBeCloseTo(0.8, 1.9);
  });

  it('is the same each time, and drawn anew for each issue', () => {
    const first = ids.map((id) => triedVersion(id, of('iss_1')));
    expect(ids.map((id) => triedVersion(id, of('iss_1')))).toEqual(first);
    const other = ids.map((id) => triedVersion(id, of('iss_2')));
    const both = first.filter((version, index) => version && other[index]).length;
    expect(both / ids.length).toBeCloseTo(0.04, 1.9);
  });
});

describe('an issue in two versions', () => {
  it('goes to the share of each at once, and to nobody else', async () => {
    const world = await engineWorld({ recipients: 1000, issue: { trial } });
    await world.work();
    await world.minutes(30);
    const expected = tried(world).filter(({ version }) => version !== undefined);
    expect(world.ses.mails.length).toBe(expected.length);
    const sent = new Map(world.ses.mails.map(({ address, template }) => [address, template]));
    for (const { id, version = '' } of expected) {
      expect(versionOf(sent.get(`${id}@resident.example`) ?? '')).toBe(version);
    }
    expect(await world.progress()).toMatchObject({
      planned: 1000,
      sent: expected.length,
      pending: 0,
      waiting: 1000 - expected.length,
      ratePerSecond: null,
    });
    expect((await world.issue()).state).toBe('sending');
  });

  it('goes to all others in the better version after its hours, and ends', async () => {
    const world = await engineWorld({ recipients: 1000, issue: { trial } });
    bWins(world);
    await world.work();
    await world.minutes(118);
    expect((await world.issue()).decision).toBeUndefined();
    const before = versionsSent(world);
    await world.minutes(6);
    const { decision, state } = await world.issue();
    expect(decision).toMatchObject({ version: 'b', reason: 'better', by: 'system' });
    expect(decision?.figures).toEqual([
      { version: 'a', delivered: 1000, human: 50, raw: 150 },
      { version: 'b', delivered: 1000, human: 150, raw: 450 },
    ]);
    expect(state).toBe('sent');
    expect(world.ses.mails.length).toBe(1000);
    expect(Math.max(...world.ses.counts().values())).toBe(1);
    expect(versionsSent(world).a).toBe(before.a);
  });

  it('goes on at once after its hours though those who tried it were few in many chunks, at a slow rate', async () => {
    const world = await engineWorld({
      recipients: 1000,
      ratePerSecond: 1,
      versions: 3,
      issue: { trial: { ...trial, sharePercent: 10, hours: 1 } },
    });
    await world.work();
    await world.minutes(120);
    expect((await world.issue()).state).toBe('sent');
    expect(world.ses.mails.length).toBe(1000);
    expect(world.log.text()).not.toContain('nothing has moved');
  });

  it('goes to all others in version a where nothing can be told', async () => {
    const world = await engineWorld({ recipients: 400, issue: { trial } });
    await world.work();
    const before = versionsSent(world);
    await world.minutes(130);
    const { decision, state } = await world.issue();
    expect(decision).toMatchObject({ version: 'a', reason: 'too_few' });
    expect(state).toBe('sent');
    expect(versionsSent(world).b).toBe(before.b);
    expect(world.ses.mails.length).toBe(400);
  });

  it('counts its hours from the last mail of the trial, not from the first', async () => {
    const world = await engineWorld({ recipients: 1000, ratePerSecond: 0.05, issue: { trial } });
    bWins(world);
    await world.work();
    await world.minutes(60);
    expect((await world.issue()).triedSince).toBeUndefined();
    await world.minutes(40);
    const { triedSince } = await world.issue();
    expect(triedSince).toBeDefined();
    await world.minutes(79);
    expect((await world.issue()).decision).toBeUndefined();
    await world.minutes(50);
    expect((await world.issue()).decision?.version).toBe('b');
  });

  it('is decided by staff before that, and only once', async () => {
    const world = await engineWorld({ recipients: 300, issue: { trial } });
    await world.work();
    await world.minutes(5);
    const decided = await choose(world, 'b');
    expect(decided.decision).toMatchObject({ version: 'b', reason: 'staff', by: 'acc_editor' });
    await expect(choose(world, 'a')).rejects.toMatchObject({ code: 'issue.state' });
    await world.work();
    await world.minutes(2);
    expect((await world.issue()).state).toBe('sent');
    expect(world.ses.mails.length).toBe(300);
  });

  it('is decided once where two do so at the same time', async () => {
    const world = await engineWorld({ recipients: 30, issue: { trial } });
    await world.work();
    const seen = await world.issue();
    const at = world.now().toISOString();
    const decision = (version: Version): Decision => ({
      version,
      at,
      by: 'system',
      reason: 'better',
      figures: [],
    });
    expect(await writeDecision(seen, decision('b'), 'system', world.swept)).toBeDefined();
    expect(await writeDecision(seen, decision('a'), 'system', world.swept)).toBeUndefined();
    expect((await world.issue()).decision?.version).toBe('b');
  });

  it('cannot be given a version that it has not, nor one when it has only one', async () => {
    const world = await engineWorld({ recipients: 30, issue: { trial } });
    await world.work();
    await expect(choose(world, 'c')).rejects.toMatchObject({ code: 'request.invalid' });
    const plain = await engineWorld({ recipients: 30 });
    await plain.work();
    await expect(choose(plain, 'a')).rejects.toMatchObject({ code: 'issue.state' });
  });

  it('waits through a pause, and a cancelled one goes to nobody else', async () => {
    const world = await engineWorld({ recipients: 300, issue: { trial } });
    await world.work();
    await world.minutes(1);
    const pause = { reason: 'staff' as const, at: world.now().toISOString() };
    const { issues } = world.swept;
    await issues.transition(world.issueId, { from: ['sending'], to: 'paused', set: { pause } });
    await world.minutes(200);
    expect((await world.issue()).decision).toBeUndefined();
    const sent = world.ses.mails.length;
    await issues.transition(world.issueId, {
      from: ['paused'],
      to: 'cancelled',
      remove: ['pause'],
    });
    await world.minutes(10);
    expect(world.ses.mails.length).toBe(sent);
    expect(await world.progress()).toMatchObject({ pending: 0, waiting: 0 });
  });

  it('lets nobody who waits be sent to by a message that should not be there', async () => {
    const world = await engineWorld({ recipients: 300, issue: { trial } });
    await world.work();
    await world.minutes(1);
    const sent = world.ses.mails.length;
    for (const run of await world.swept.runs.ofIssue(world.issueId)) {
      for await (const chunk of world.swept.chunks.pendingOf(run, 0)) {
        await world.sendQueue.send([chunk]);
      }
    }
    await world.work();
    await world.minutes(3);
    expect(world.ses.mails.length).toBe(sent);
    await world.minutes(130);
    expect((await world.issue()).state).toBe('sent');
    expect(world.ses.mails.length).toBe(300);
  });

  it('is decided in the evening, and goes to the others in the morning', async () => {
    const world = await engineWorld({ recipients: 300, issue: { trial } });
    world.now.set('2026-11-28T18:30:00Z');
    await world.work();
    await world.minutes(130);
    expect((await world.issue()).decision).toBeDefined();
    const sent = world.ses.mails.length;
    await world.minutes(8 * 60);
    expect(world.ses.mails.length).toBe(sent);
    await world.minutes(120);
    expect(world.ses.mails.length).toBe(300);
    expect((await world.issue()).state).toBe('sent');
    expect(world.log.text()).not.toContain('nothing has moved');
  });

  it('plans everyone once when every shard is planned twice at the same time', async () => {
    const world = await engineWorld({ recipients: 300, issue: { trial } });
    const messages = planMessages(world.issueId);
    await Promise.all([...messages, ...messages].map((message) => planIssue(message, world.plan)));
    expect((await world.progress()).planned).toBe(300);
    await world.work();
    await world.minutes(130);
    expect(world.ses.mails.length).toBe(300);
  });

  it('retries those for whom it failed in the version that they were to get', async () => {
    const world = await engineWorld({ recipients: 200, issue: { trial } });
    bWins(world);
    world.ses.behave = (request, take) =>
      world.now() < new Date('2026-11-28T10:00:00Z')
        ? take()
        : (request.BulkEmailEntries ?? []).map(() => ({ Status: 'FAILED' }));
    await world.work();
    await world.minutes(130);
    const { state } = await world.issue();
    expect(state).toBe('sent');
    const failed = (await world.progress()).failed.error;
    expect(failed).toBeGreaterThan(100);
    world.ses.behave = (_, take) => take();
    const retryingSince = world.now().toISOString();
    await world.swept.issues.transition(world.issueId, {
      from: ['sent'],
      to: 'sending',
      set: { retryingSince },
    });
    const before = world.ses.mails.length;
    await world.planQueue.send([{ step: 'retry', issueId: world.issueId }]);
    await world.work();
    await world.minutes(3);
    expect((await world.issue()).state).toBe('sent');
    const again = world.ses.mails.slice(before);
    expect(again.length).toBe(failed);
    expect(new Set(again.map(({ template }) => versionOf(template)))).toEqual(new Set(['b']));
  });
});

describe('an issue in three versions', () => {
  it('goes to the share of each, and to the others in the one that beats both', async () => {
    const world = await engineWorld({ recipients: 600, issue: { trial }, versions: 3 });
    world.versionCounts
      .set('a', counted(1000, 50))
      .set('b', counted(1000, 60))
      .set('c', counted(1000, 170));
    await world.work();
    const expected = tried(world, ['a', 'b', 'c']).filter(({ version }) => version !== undefined);
    expect(world.ses.mails.length).toBe(expected.length);
    expect(Object.keys(versionsSent(world)).sort()).toEqual(['a', 'b', 'c']);
    await world.minutes(130);
    expect(world.ses.mails.length).toBe(600);
    expect((await world.issue()).decision?.version).toBe('c');
  });
});
