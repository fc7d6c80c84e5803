import { describe, expect, it } from 'vitest';
import { planIssue } from '../../../../functions/newsletters/planning/plan-issue.ts';
import { planMessages } from '../../../../functions/newsletters/planning/plan-message.ts';
import { sweep } from '../../../../functions/newsletters/sweeping/sweep.ts';
import { auditPartition } from '../../../../functions/staff/audit-keys.ts';
import { type EngineWorld, engineWorld } from '../../../builders/engine-world.ts';
import { aLaunchedIssue, balen, retie } from '../../../builders/sendable-issue.ts';

describe('the sweep', () => {
  it('keeps an issue going beside one that fails', async () => {
    const world = await engineWorld({ recipients: 5 });
    const other = await aLaunchedIssue(world);
    await world.planQueue.send(planMessages(other.issueId));
    await world.work();
    const [broken = '', sound = ''] = [world.issueId, other.issueId].sort();
    const { runs } = world.swept;
    const ofIssue: typeof runs.ofIssue = async (issueId) => {
      if (issueId === broken) throw new Error('this issue cannot be read');
      return runs.ofIssue(issueId);
    };
    const deps = { ...world.swept, runs: { ...runs, ofIssue } };
    await expect(sweep(deps, () => 60_000)).rejects.toThrow('parts of the sweep failed');
    expect((await world.issue(broken)).state).toBe('sending');
    expect((await world.issue(sound)).state).toBe('sent');
  });

  it('starts nothing more when its time is nearly over', async () => {
    const world = await engineWorld({ recipients: 5 });
    await world.work();
    await sweep(world.swept, () => 9000);
    expect((await world.issue()).state).toBe('sending');
  });
});

describe('chunks whose messages were lost', () => {
  it.each([60, 25])('are queued anew after ten minutes, with a sweep every %i s', async (every) => {
    const world = await engineWorld({ recipients: 5 });
    for (let step = world.planQueue.take(); step; step = world.planQueue.take()) {
      await planIssue(step, world.plan);
    }
    while (world.sendQueue.take()) {
      // Nobody gets it.
    }
    const start = world.now().getTime();
    const minutes = () => (world.now().getTime() - start) / 60_000;
    while ((await world.issue()).state === 'sending' && minutes() < 20) {
      world.now.advance(every);
      await world.sweep();
      await world.work();
    }
    expect((await world.issue()).state).toBe('sent');
    expect(minutes()).toBeGreaterThan(10);
    expect(minutes()).toBeLessThan(14);
    expect(world.ses.mails).toHaveLength(5);
  });
});

describe('the audit log', () => {
  async function linesOf({ table, issueId }: EngineWorld) {
    const { items } = await table.query(auditPartition({ subject: issueId }));
    return items.map(({ by, action, municipalities }) => ({ by, action, municipalities }));
  }

  it('has every move of the engine, once', async () => {
    const world = await engineWorld({ recipients: 260, ratePerSecond: 10, max24Hours: 200 });
    await world.work();
    await world.minutes(3);
    expect((await world.issue()).state).toBe('paused');
    await world.setQuota({ ratePerSecond: 10, max24Hours: 200, sentLast24Hours: 0 });
    await world.minutes(5);
    expect((await world.issue()).state).toBe('sent');
    const actions = ['started', 'paused', 'resumed', 'finished'];
    expect(await linesOf(world)).toEqual(
      actions.map((action) => ({
        by: 'system',
        action: `issue.${action}`,
        municipalities: [retie, balen],
      })),
    );
  });
});
