import { describe, expect, it } from 'vitest';
import { createTiedIssues } from '../../../../functions/newsletters/index.ts';
import { planIssue } from '../../../../functions/newsletters/planning/plan-issue.ts';
import { sendChunk } from '../../../../functions/newsletters/sending/send-chunk.ts';
import { type EngineWorld, engineWorld } from '../../../builders/engine-world.ts';

/** What happens when the event that an issue is tied to is cancelled. */
async function cancelledEvent(world: EngineWorld): Promise<boolean> {
  const { table, now, newId } = world;
  const scheduler = { set: async () => {}, clear: async () => {} };
  const tied = createTiedIssues({ table, issues: world.swept.issues, scheduler, now, newId });
  return tied.pause(await world.issue(), []);
}

const resume = (world: EngineWorld) =>
  world.swept.issues.transition(world.issueId, {
    from: ['paused'],
    to: 'sending',
    remove: ['pause'],
  });

describe('an issue whose event is cancelled while it is planning', () => {
  it('is planned to its end and paused before anybody is sent to; resumed, it goes to everybody once', async () => {
    const world = await engineWorld();
    expect(await cancelledEvent(world)).toBe(true);
    await world.work();
    await world.minutes(3);
    const { state, sendingSince, pause } = await world.issue();
    expect([state, sendingSince, pause?.reason]).toEqual(['paused', undefined, 'event']);
    expect(world.ses.mails).toEqual([]);
    await resume(world);
    await world.minutes(10);
    expect(world.ses.mails).toHaveLength(120);
    expect((await world.issue()).state).toBe('sent');
  });

  it('is not started by a worker that has read it before', async () => {
    const world = await engineWorld({ recipients: 0 });
    const { find } = world.plan.issues;
    let isMarked = false;
    Object.assign(world.plan.issues, {
      find: async (issueId: string) => {
        const issue = await find(issueId);
        if (world.planQueue.messages.length === 0 && !isMarked) {
          isMarked = await cancelledEvent(world);
        }
        return issue;
      },
    });
    await world.work();
    expect(isMarked).toBe(true);
    expect((await world.issue()).state).toBe('planning');
    await world.minutes(1);
    expect((await world.issue()).state).toBe('paused');
  });
});

describe('an issue whose event is cancelled while it is sent', () => {
  it('stops within the chunks under way and goes on when it is resumed', async () => {
    const world = await engineWorld();
    for (let step = world.planQueue.take(); step; step = world.planQueue.take()) {
      await planIssue(step, world.plan);
    }
    const first = world.sendQueue.take();
    if (first) await sendChunk(first, () => 120_000, world.send);
    const sent = world.ses.mails.length;
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThan(120);
    await cancelledEvent(world);
    await world.minutes(5);
    expect(world.ses.mails.length).toBe(sent);
    await resume(world);
    await world.minutes(10);
    expect(world.ses.mails.length).toBe(120);
  });
});
