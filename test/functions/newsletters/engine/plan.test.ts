import { describe, expect, it } from 'vitest';
import type { Issue } from '../../../../functions/newsletters/issue.ts';
import { globalStopKey } from '../../../../functions/newsletters/issue-keys.ts';
import { chooseVariant } from '../../../../functions/newsletters/planning/choose-variant.ts';
import { planIssue } from '../../../../functions/newsletters/planning/plan-issue.ts';
import { planMessages } from '../../../../functions/newsletters/planning/plan-message.ts';
import type { Recipient } from '../../../../functions/subscribers/index.ts';
import { toItem } from '../../../../functions/subscribers/repository/subscriber-item.ts';
import { type EngineWorld, engineWorld } from '../../../builders/engine-world.ts';
import { aLaunchedIssue, aSubscriber, balen, retie } from '../../../builders/sendable-issue.ts';

const recipient = (fields: Partial<Recipient> = {}): Recipient => ({
  ...aSubscriber('sub_0'),
  tracking: false,
  subscriptions: { residents: { state: 'active', municipalities: [balen, retie] } },
  ...fields,
});

const rule = {
  audience: 'residents' as const,
  municipalities: [retie, balen],
  languages: ['nl' as const, 'fr' as const],
};

describe('the variant of a subscriber', () => {
  it('is of the first of the issue’s municipalities that they follow', () => {
    expect(chooseVariant(recipient(), rule)).toBe(`nl-${retie}`);
    expect(chooseVariant(recipient(), { ...rule, municipalities: [balen] })).toBe(`nl-${balen}`);
    expect(chooseVariant(recipient(), { ...rule, municipalities: ['24011'] })).toBeUndefined();
  });

  it('is in their language, or in the first one of the issue', () => {
    expect(chooseVariant(recipient({ language: 'fr' }), rule)).toBe(`fr-${retie}`);
    expect(chooseVariant(recipient({ language: 'en' }), rule)).toBe(`nl-${retie}`);
  });

  it('is none for who is pending, ended, bounced or in another audience', () => {
    const pending = { residents: { state: 'pending' as const, municipalities: [retie] } };
    expect(chooseVariant(recipient({ subscriptions: pending }), rule)).toBeUndefined();
    expect(chooseVariant(recipient({ addressState: 'bounced' }), rule)).toBeUndefined();
    expect(chooseVariant(recipient(), { ...rule, audience: 'businesses' })).toBeUndefined();
  });
});

describe('planning', () => {
  it('plans everyone once when every shard is planned twice, also at the same time', async () => {
    const world = await engineWorld({ recipients: 90 });
    const messages = planMessages(world.issueId);
    await Promise.all([...messages, ...messages].map((message) => planIssue(message, world.plan)));
    expect((await world.progress()).planned).toBe(90);
    await world.work();
    await world.minutes(1);
    expect(world.ses.mails.length).toBe(90);
    expect(Math.max(...world.ses.counts().values())).toBe(1);
  });

  it('makes chunks of up to 50 recipients of one variant', async () => {
    const world = await engineWorld({ recipients: 2000 });
    await world.work();
    await world.minutes(1);
    for (const { BulkEmailEntries = [], DefaultContent } of world.ses.calls) {
      expect(BulkEmailEntries.length).toBeLessThanOrEqual(50);
      expect(DefaultContent?.Template?.TemplateName).toContain(world.issueId);
    }
    expect(
      world.ses.calls.some(({ BulkEmailEntries = [] }) => BulkEmailEntries.length === 50),
    ).toBe(true);
    expect(world.ses.mails.length).toBe(2000);
  });

  it('starts nothing before the last shard is there', async () => {
    const world = await engineWorld();
    world.planQueue.waiting.splice(3, 1);
    await world.work();
    expect((await world.issue()).state).toBe('planning');
    expect(world.ses.calls.length).toBe(0);
    await world.minutes(7);
    expect((await world.issue()).state).toBe('sent');
    expect(world.ses.mails.length).toBe(120);
  });

  it('starts nothing before the templates are there, and has the missing ones made', async () => {
    const world = await engineWorld({ recipients: 0 });
    const { issueId } = await aLaunchedIssue(world, {}, { withTemplates: false });
    await world.planQueue.send(planMessages(issueId));
    await world.work();
    await world.sweep();
    expect((await world.issue(issueId)).state).toBe('planning');
    const asked = () => world.templateQueue.messages.map(({ variantId }) => variantId);
    const all = [`nl-${retie}`, `nl-${balen}`, `fr-${retie}`, `fr-${balen}`];
    expect(asked()).toEqual(all);
    await world.minutes(4);
    expect(asked()).toEqual(all);
    await world.minutes(1);
    expect(asked()).toEqual([...all, ...all]);
  });

  it('ends an issue that nobody is to get as sent', async () => {
    const world = await engineWorld({ recipients: 0 });
    await world.work();
    await world.minutes(1);
    expect((await world.issue()).state).toBe('sent');
  });

  it('does nothing for an issue that was cancelled meanwhile', async () => {
    const world = await engineWorld();
    await world.swept.issues.transition(world.issueId, { from: ['planning'], to: 'cancelled' });
    await world.work();
    expect((await world.progress()).planned).toBe(0);
  });
});

describe('a correction', () => {
  async function sent(world: EngineWorld, fields: Partial<Issue> = {}): Promise<string[]> {
    const before = world.ses.mails.length;
    const { issueId } = await aLaunchedIssue(world, fields);
    await world.planQueue.send(planMessages(issueId));
    await world.work();
    await world.minutes(2);
    expect((await world.issue(issueId)).state).toBe('sent');
    return world.ses.mails.slice(before).map(({ address }) => address);
  }

  it('goes to all who got what it corrects, whatever else they had, and to nobody else', async () => {
    const world = await engineWorld({ recipients: 15 });
    const [unlucky = ''] = world.subscribers;
    world.ses.behave = (request) =>
      (request.BulkEmailEntries ?? []).map((entry) =>
        entry.Destination?.ToAddresses?.join().startsWith(unlucky)
          ? { Status: 'MESSAGE_REJECTED' }
          : world.ses.takeEntry(request, entry),
      );
    await world.work();
    await world.minutes(2);
    world.ses.behave = (_, take) => take();
    const reached = world.ses.mails.map(({ address }) => address).sort();
    expect(reached).toHaveLength(14);
    await world.table.put(toItem(aSubscriber(world.newId('sub'))));
    for (let issue = 2; issue <= 4; issue += 1) await sent(world);
    expect((await sent(world, { corrects: world.issueId })).sort()).toEqual(reached);
  });

  it('of what nobody remembers goes by its audience', async () => {
    const world = await engineWorld({ recipients: 15 });
    await world.work();
    await world.minutes(2);
    world.now.advance(181 * 86_400);
    await world.table.put(toItem(aSubscriber(world.newId('sub'))));
    expect(await sent(world, { corrects: world.issueId })).toHaveLength(16);
  });

  it.each([
    ['is not planned yet goes by its audience', 'planning', 15],
    ['was cancelled before it was planned goes to nobody', 'cancelled', 0],
  ] as const)('of what %s', async (_, state, mails) => {
    const world = await engineWorld({ recipients: 15 });
    await world.work();
    await world.minutes(2);
    const { issueId: corrects } = await aLaunchedIssue(world, { state });
    expect(await sent(world, { corrects })).toHaveLength(mails);
  });
});

describe('the frequency cap', () => {
  async function another(world: EngineWorld): Promise<string> {
    const { issueId } = await aLaunchedIssue(world);
    await world.planQueue.send(planMessages(issueId));
    await world.work();
    await world.minutes(2);
    return issueId;
  }

  it('gives nobody a fifth newsletter in seven days, and says how many were left out', async () => {
    const world = await engineWorld({ recipients: 15 });
    await world.work();
    for (let issue = 2; issue <= 4; issue += 1) await another(world);
    expect(world.ses.mails.length).toBe(60);
    const newcomer = world.newId('sub');
    await world.table.put(toItem(aSubscriber(newcomer)));
    const fifth = await another(world);
    expect(world.ses.mails.length).toBe(61);
    expect(world.ses.mails.at(-1)?.address).toContain(newcomer);
    expect((await world.issue(fifth)).state).toBe('sent');
    world.now.advance(8 * 86_400);
    await another(world);
    expect(world.ses.mails.length).toBe(77);
  });

  it('does not count who was not written to', async () => {
    const world = await engineWorld({ recipients: 15 });
    await world.table.put({ ...globalStopKey, by: 'acc_admin', at: world.now().toISOString() });
    await world.work();
    for (let issue = 2; issue <= 4; issue += 1) await another(world);
    for await (const { issueId } of world.swept.issues.inState('sending')) {
      await world.swept.issues.transition(issueId, { from: ['sending'], to: 'cancelled' });
    }
    await world.table.remove(globalStopKey);
    await another(world);
    expect(world.ses.mails.length).toBe(15);
  });
});
