import { beforeEach, describe, expect, it } from 'vitest';
import { startIssue } from '../../../functions/newsletters/start-issue.ts';
import { auditPartition } from '../../../functions/staff/audit-keys.ts';
import { newslettersWorld, type World } from './newsletters-world.ts';

let world: World;
beforeEach(async () => {
  world = await newslettersWorld();
});

const schedule = (issueId: string, revision: number, wallTime?: string) =>
  world.act('editor', issueId, 'schedule', { revision, ...(wallTime && { wallTime }) });

const launch = (issueId: string, revision: number) =>
  startIssue(world.launching, { issueId, revision });

describe('scheduling', () => {
  it('makes one schedule a name, at the instant of the wall time in Brussels', async () => {
    const { issueId, schedule: made } = await world.issueIn('scheduled');
    expect(made).toEqual({
      wallTime: '2026-11-28T09:00',
      zone: 'Europe/Brussels',
      at: '2026-11-28T08:00:00.000Z',
      revision: 4,
    });
    expect([...world.schedules]).toEqual([
      [`launch-${issueId}`, { at: '2026-11-28T08:00:00.000Z', input: { issueId, revision: 4 } }],
    ]);
  });

  it('takes the first of an hour that comes twice', async () => {
    const sendAt = '2027-10-31T02:30';
    const { issueId } = await world.anIssue('approved', { sendAt });
    const { json } = await schedule(issueId, 5);
    expect(json.schedule).toMatchObject({ wallTime: sendAt, at: '2027-10-31T00:30:00.000Z' });
  });

  it.each([
    ['a time that the clock skips', '2027-03-28T02:30', '2027-03-27T09:00'],
    ['a time that is past', '2026-11-22T12:59', '2026-11-23T09:00'],
  ])('refuses %s', async (_, wallTime, sendAt) => {
    const approval = {
      by: 'acc_approver',
      at: '2026-11-22T12:00:00.000Z',
      hash: 'a'.repeat(64),
      allowedMoveDays: 2,
      undoUntil: '2026-11-22T12:10:00.000Z',
    };
    const { issueId } = await world.anIssue('approved', { sendAt, approval });
    const answer = await schedule(issueId, 5, wallTime);
    expect([answer.statusCode, answer.json.code]).toEqual([422, 'issue.schedule']);
    expect((await world.issues.read(issueId)).state).toBe('approved');
    expect(world.schedules.size).toBe(0);
  });

  it.each([
    [0, '2026-11-28T09:00', 200],
    [0, '2026-11-28T09:00:00', 200],
    [0, '2026-11-28T09:00:01', 422],
    [0, '2026-11-28T09:01', 422],
    [0, '2026-11-29T09:00', 422],
    [2, '2026-11-28T18:00', 200],
    [2, '2026-11-30T23:59', 200],
    [2, '2026-11-26T00:00', 200],
    [2, '2026-12-01T00:00', 422],
    [2, '2026-11-25T23:59', 422],
  ])(
    'with %s days allowed, a move to %s answers %s and keeps the approval',
    async (days, to, status) => {
      const { issueId, revision, approval } = await world.issueIn('approved', days);
      expect((await schedule(issueId, revision, to)).statusCode).toBe(status);
      const after = await world.issues.read(issueId);
      expect(after.approval).toEqual(approval);
      expect(after.state).toBe(status === 200 ? 'scheduled' : 'approved');
    },
  );

  it('measures the allowed days from the approved time, not from the last move', async () => {
    const { issueId, revision } = await world.issueIn('approved', 2);
    expect((await schedule(issueId, revision, '2026-11-30T09:00')).statusCode).toBe(200);
    expect((await schedule(issueId, revision + 1, '2026-12-02T09:00')).statusCode).toBe(422);
  });

  it('takes the time away and keeps the approval', async () => {
    const { issueId, approval } = await world.issueIn('scheduled');
    expect((await world.act('editor', issueId, 'unschedule')).json).toMatchObject({
      state: 'approved',
      approval,
    });
    expect(world.schedules.size).toBe(0);
  });

  it('is not done twice at the same revision', async () => {
    const { issueId, revision } = await world.issueIn('approved', 5);
    const answers = await Promise.all(
      ['2026-11-27T09:00', '2026-11-29T09:00'].map((time) => schedule(issueId, revision, time)),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  });
});

describe('a schedule that fires', () => {
  const at = '2026-11-28T08:00:00Z';

  it('launches the issue once, and has each of the 16 shards planned', async () => {
    const { issueId } = await world.issueIn('scheduled');
    world.clock.set(at);
    expect(await Promise.all([launch(issueId, 4), launch(issueId, 4)])).toEqual(
      expect.arrayContaining([true, false]),
    );
    expect(await launch(issueId, 4)).toBe(false);
    expect((await world.issues.read(issueId)).state).toBe('planning');
    const log = await world.table.query({
      ...auditPartition({ subject: issueId }),
      descending: true,
    });
    const launches = log.items.filter(({ action }) => action === 'issue.launched');
    expect(launches.map(({ by }) => by)).toEqual(['system']);
    expect(world.sent.plan).toHaveLength(16);
    expect(
      new Set(world.sent.plan.map((message) => (message as { shard: number }).shard)).size,
    ).toBe(16);
  });

  it('does nothing with a revision that has been moved since', async () => {
    const { issueId, revision } = await world.issueIn('approved', 5);
    await schedule(issueId, revision);
    await schedule(issueId, revision + 1, '2026-11-27T09:00');
    world.clock.set(at);
    expect(await launch(issueId, revision + 1)).toBe(false);
    expect((await world.issues.read(issueId)).state).toBe('scheduled');
    expect(await launch(issueId, revision + 2)).toBe(true);
  });

  it('still launches after the title was changed', async () => {
    const { issueId } = await world.issueIn('scheduled');
    await world.call('editor', 'PATCH', `/issues/${issueId}`, { revision: 4, title: 'Renamed' });
    world.clock.set(at);
    expect(await launch(issueId, 4)).toBe(true);
  });

  it('does nothing more than a minute early, and works late', async () => {
    const { issueId } = await world.issueIn('scheduled');
    world.clock.set('2026-11-28T07:58:59Z');
    expect(await launch(issueId, 4)).toBe(false);
    world.clock.set('2026-11-29T08:00:00Z');
    expect(await launch(issueId, 4)).toBe(true);
  });

  it.each([
    'draft',
    'in_review',
    'approved',
    'planning',
    'sending',
    'paused',
    'sent',
    'cancelled',
  ] as const)('does nothing for an issue that is %s', async (state) => {
    const { issueId } = await world.anIssue(state);
    world.clock.set(at);
    expect(await launch(issueId, 5)).toBe(false);
    expect((await world.issues.read(issueId)).state).toBe(state);
    expect(world.sent.plan).toEqual([]);
  });

  it('does nothing for an issue that is not there', async () => {
    expect(await launch('iss_01jd0000000000000000000000', 1)).toBe(false);
  });
});

describe('while an issue is on its way', () => {
  it('pause says who and why, resume queues what waits', async () => {
    const { issueId } = await world.anIssue('sending');
    const { json } = await world.act('editor', issueId, 'pause');
    expect(json.pause).toEqual({
      reason: 'staff',
      at: '2026-11-22T12:00:00.000Z',
      by: 'acc_editor',
    });
    const resumed = await world.act('approver', issueId, 'resume');
    expect(resumed.json).not.toHaveProperty('pause');
    expect(world.sent.plan).toEqual([{ step: 'queue', issueId }]);
  });

  it('retry-failed marks the issue, so that it is not finished meanwhile', async () => {
    const { issueId } = await world.anIssue('sent');
    const { json } = await world.act('approver', issueId, 'retry-failed');
    expect(json.retryingSince).toBe('2026-11-22T12:00:00.000Z');
    expect(world.sent.plan).toEqual([{ step: 'retry', issueId }]);
  });

  it('the global stop is set and lifted by approvers of the whole programme only', async () => {
    const stop = (who: Parameters<World['call']>[0], method: string) =>
      world.call(who, method, '/global-stop');
    expect((await stop('retieApprover', 'PUT')).statusCode).toBe(403);
    expect((await stop('editor', 'PUT')).statusCode).toBe(403);
    expect((await stop('approver', 'PUT')).json).toMatchObject({
      stopped: true,
      by: 'acc_approver',
    });
    expect((await stop('viewer', 'GET')).json.stopped).toBe(true);
    expect(await world.issues.isSendingStopped()).toBe(true);
    expect((await stop('retieApprover', 'DELETE')).statusCode).toBe(403);
    expect((await stop('approver', 'DELETE')).statusCode).toBe(204);
    expect((await stop('viewer', 'GET')).json).toEqual({ stopped: false });
    expect(await world.issues.isSendingStopped()).toBe(false);
  });

  it('tells how far it is', async () => {
    const { issueId } = await world.anIssue('sending');
    const { json, statusCode } = await world.call('viewer', 'GET', `/issues/${issueId}/progress`);
    expect(statusCode).toBe(200);
    expect(json).toMatchObject({ planned: 0, sent: 0, pending: 0, uncertain: 0 });
  });
});
