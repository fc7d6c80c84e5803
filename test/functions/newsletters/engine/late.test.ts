import { describe, expect, it } from 'vitest';
import type { Moment } from '../../../../functions/calendar/moments/moment.ts';
import { newMomentWrites } from '../../../../functions/calendar/moments/moment-item.ts';
import type { Issue } from '../../../../functions/newsletters/issue.ts';
import type { IssueVariants } from '../../../../functions/newsletters/issue-variants.ts';
import { pauseViewOf } from '../../../../functions/newsletters/progress/say-pause.ts';
import { resumeIssue, retryFailedOf } from '../../../../functions/newsletters/sending-actions.ts';
import {
  findVariants,
  variantsWrite,
} from '../../../../functions/newsletters/variants-repository.ts';
import { chooseVersion } from '../../../../functions/newsletters/versions/choose-version.ts';
import { seedStaffAccounts } from '../../../../functions/staff/index.ts';
import { readByLogin } from '../../../../functions/staff/repository.ts';
import type { Principal } from '../../../../shared/http/principal.ts';
import { type EngineWorld, engineWorld } from '../../../builders/engine-world.ts';
import { balen, retie } from '../../../builders/sendable-issue.ts';

const trial: NonNullable<Issue['trial']> = { sharePercent: 20, metric: 'clicked', hours: 2 };

const approver: Principal = {
  accountId: 'acc_approver',
  name: 'An',
  email: 'an@demo.vanhier.example',
  grants: [{ role: 'approver', scope: 'programme' }],
};

/** A world whose mails to these municipalities call for a vote that closes then. The issue leaves at 10 o'clock, 09:00 in UTC. */
async function callingForVotes(
  closesAt: string,
  options: Parameters<typeof engineWorld>[0],
  where: readonly string[] = [retie, balen],
): Promise<EngineWorld> {
  const world = await engineWorld(options);
  const { issueId, contentHash } = await world.issue();
  const found = await findVariants(world.table, issueId, contentHash);
  if (!found) throw new Error('there are no variants');
  const vote = { opensAt: '2026-11-01T08:00:00.000Z', closesAt };
  const variants = found.variants.map((variant) =>
    where.includes(variant.nis) ? { ...variant, vote } : variant,
  );
  const changed: IssueVariants = { ...found, variants };
  await world.table.transact([variantsWrite(changed)]);
  return world;
}

async function pauseFor(world: EngineWorld, minutes: number): Promise<void> {
  const pause = { reason: 'staff' as const, at: world.now().toISOString() };
  const { issues } = world.swept;
  await issues.transition(world.issueId, { from: ['sending'], to: 'paused', set: { pause } });
  await world.minutes(minutes);
}

const deps = (world: EngineWorld) => ({
  ...world.swept,
  scheduler: { set: async () => {}, clear: async () => {} },
});

const resume = (world: EngineWorld, rest?: Issue['rest']): Promise<Issue> =>
  resumeIssue(deps(world), { principal: approver, issueId: world.issueId }, rest);

const choose = (world: EngineWorld): Promise<Issue> =>
  chooseVersion(
    { ...world.swept, planQueue: world.planQueue },
    { principal: approver, issueId: world.issueId },
    'b',
  );

const standing = async (world: EngineWorld) => {
  const { state, pause } = await world.issue();
  return [state, pause?.reason];
};

/** The day is one on which Belgium is an hour ahead of UTC. */
const at = (time: string): string => `2026-11-28T${time}:00.000Z`;

describe('the rest of an issue that calls for a vote', () => {
  it('is held as soon as the trial of its versions would end too late, and leaves in one that staff choose', async () => {
    const options = { recipients: 300, issue: { trial } };
    const world = await callingForVotes(at('11:30'), options);
    await world.work();
    await world.minutes(10);
    const sent = world.ses.mails.length;
    await pauseFor(world, 120);
    await expect(resume(world)).resolves.toBeDefined();
    await world.minutes(1);
    expect((await world.issue()).decision).toBeDefined();
    expect([sent, world.ses.mails.length]).toEqual([sent, 300]);
    const slow = await callingForVotes(at('11:30'), { ...options, ratePerSecond: 0.01 });
    await slow.work();
    await slow.minutes(29);
    expect(await standing(slow)).toEqual(['sending', undefined]);
    await slow.minutes(2);
    expect(await standing(slow)).toEqual(['paused', 'vote_closed']);
    expect(pauseViewOf(await slow.issue(), 'en')?.words).toContain('Choose a version first');
    await expect(resume(slow, 'at_once')).rejects.toMatchObject({
      code: 'issue.schedule',
      message:
        'The last mails leave at 2026-11-28 12:31. The vote that they call for is closed by then in Retie, Balen, from 2026-11-28 12:30 on.',
    });
    await choose(slow);
    await slow.setQuota({ ratePerSecond: 1000, max24Hours: -1, sentLast24Hours: 0 });
    await resume(slow);
    await slow.minutes(20);
    expect(slow.ses.mails.length).toBe(300);
  });

  it('is held when a version is chosen after the vote has closed', async () => {
    const options = { recipients: 300, issue: { trial } };
    const world = await callingForVotes(at('11:30'), options);
    await world.work();
    await world.minutes(10);
    const sent = world.ses.mails.length;
    world.now.set(at('11:31'));
    await choose(world);
    await world.work();
    expect(await standing(world)).toEqual(['paused', 'vote_closed']);
    await world.minutes(5);
    expect(world.ses.mails.length).toBe(sent);
  });

  it('is held where the hours after the decision would end too late, and leaves at once if staff say so', async () => {
    const issue = { trial, spread: { hours: 4 } };
    const world = await callingForVotes(at('14:10'), { recipients: 300, issue });
    await world.work();
    await world.minutes(60);
    await pauseFor(world, 75);
    await expect(resume(world)).rejects.toMatchObject({ code: 'issue.schedule' });
    await choose(world);
    await expect(resume(world)).rejects.toMatchObject({ code: 'issue.schedule' });
    await world.swept.issues.transition(world.issueId, {
      from: ['paused'],
      to: 'sending',
      remove: ['pause'],
    });
    await world.minutes(10);
    const { pause } = await world.issue();
    expect(pause).toMatchObject({
      reason: 'vote_closed',
      late: { from: at('14:10'), municipalities: [retie, balen] },
    });
    expect(world.counted.filter((name) => name === 'Paused_vote_closed').length).toBeGreaterThan(5);
    expect((await resume(world, 'at_once')).rest).toBe('at_once');
    await world.work();
    await world.minutes(5);
    expect(world.ses.mails.length).toBe(300);
    expect((await world.issue()).state).toBe('sent');
  });

  it('leaves out whose vote has closed if staff say so, and goes to the others', async () => {
    const world = await callingForVotes(
      at('10:00'),
      { recipients: 300, issue: { spread: { hours: 3 } } },
      [balen],
    );
    await world.work();
    await world.minutes(2);
    expect(await standing(world)).toEqual(['paused', 'vote_closed']);
    const { late } = (await world.issue()).pause ?? {};
    expect(late?.municipalities).toEqual([balen]);
    await resume(world, 'while_open');
    await world.minutes(150);
    expect((await world.issue()).state).toBe('sent');
    const asked = world.ses.mails.filter(({ template }) => template.includes(balen));
    const dropped = (await world.progress()).dropped.late;
    expect([asked.length + dropped, dropped > 0]).toEqual([100, true]);
    expect(world.ses.mails.length).toBe(300 - dropped);
  });

  it('is not sent by a worker that has it when the vote closes', async () => {
    const world = await callingForVotes(at('09:01'), { recipients: 100, ratePerSecond: 1 });
    await world.work();
    world.now.set(at('09:01'));
    const sent = world.ses.mails.length;
    await world.work();
    expect([sent, world.ses.mails.length]).toEqual([sent, sent]);
    await world.minutes(1);
    expect(await standing(world)).toEqual(['paused', 'vote_closed']);
    expect((await world.progress()).pending).toBe(100 - sent);
  });

  it('is held for nobody who waits for what SES did with their mail', async () => {
    const world = await callingForVotes(at('09:10'), { recipients: 60 });
    world.ses.behave = (_, take) => {
      take();
      throw Object.assign(new Error('gone'), { name: 'TimeoutError' });
    };
    await world.work();
    await world.minutes(12);
    expect((await world.progress()).uncertain).toBe(60);
    expect(await standing(world)).toEqual(['sending', undefined]);
  });

  it('is not retried when the vote has closed', async () => {
    const world = await callingForVotes(at('10:00'), { recipients: 60 });
    world.ses.behave = (request) =>
      (request.BulkEmailEntries ?? []).map(() => ({ Status: 'FAILED' }));
    await world.work();
    await world.minutes(60);
    expect((await world.issue()).state).toBe('sent');
    const retried = retryFailedOf(deps(world), { principal: approver, issueId: world.issueId });
    await expect(retried).rejects.toMatchObject({ code: 'issue.schedule' });
    expect((await world.issue()).state).toBe('sent');
  });
});

describe('what failed', () => {
  it('is not retried at night where it would leave after the vote in the morning', async () => {
    const issue = { spread: { hours: 2 } };
    const world = await callingForVotes(at('23:00'), { recipients: 60, issue });
    world.ses.behave = (request) =>
      (request.BulkEmailEntries ?? []).map(() => ({ Status: 'FAILED' }));
    await world.work();
    await world.minutes(70);
    expect((await world.issue()).state).toBe('sent');
    world.now.set(at('21:30'));
    const retried = retryFailedOf(deps(world), { principal: approver, issueId: world.issueId });
    await expect(retried).rejects.toMatchObject({ code: 'issue.schedule' });
  });
});

describe('the rest of an issue that goes out before an event', () => {
  /** It begins then; the issue leaves at 10 o'clock, 09:00 in UTC. */
  async function beforeEvent(startsAt: string, options: Parameters<typeof engineWorld>[0]) {
    const world = await engineWorld(options);
    const { table, now, newId, issueId } = world;
    const moment: Moment = {
      id: newId('mom'),
      eventId: newId('evt'),
      nis: retie,
      issueId,
      occurrence: 'once',
      rule: { offsetDays: 0, wallTime: '10:00', anchor: 'start' },
      state: 'sending',
      times: { startsAt, endsAt: at('20:00') },
      send: { wallTime: '2026-11-28T10:00', at: at('09:00') },
      isUntold: false,
      history: [],
      createdAt: now().toISOString(),
      by: 'acc_editor',
      version: 0,
    };
    await table.transact(newMomentWrites(moment));
    return world;
  }

  it('is held as soon as it would leave after that', async () => {
    const issue = { spread: { hours: 3 } };
    const world = await beforeEvent(at('10:30'), { recipients: 60, issue });
    await world.work();
    expect(await standing(world)).toEqual(['paused', 'event_begun']);
    await expect(resume(world, 'while_open')).rejects.toMatchObject({ code: 'issue.schedule' });
    await resume(world, 'at_once');
    await world.minutes(5);
    expect([world.ses.mails.length, (await world.issue()).state]).toEqual([60, 'sent']);
  });

  it('is held of whom SES turns out to have sent nothing when it has begun', async () => {
    const world = await beforeEvent(at('09:10'), { recipients: 60 });
    world.ses.behave = () => {
      throw Object.assign(new Error('gone'), { name: 'TimeoutError' });
    };
    await world.work();
    world.ses.behave = (_, take) => take();
    await world.minutes(20);
    expect(world.ses.mails).toEqual([]);
    expect(await standing(world)).toEqual(['paused', 'event_begun']);
    expect((await world.progress()).pending).toBe(60);
  });
});

describe('an issue that is launched too late', () => {
  it('is planned, and held before the first mail', async () => {
    const world = await callingForVotes(at('08:30'), { recipients: 60 });
    await world.work();
    expect(await standing(world)).toEqual(['paused', 'vote_closed']);
    expect(world.ses.mails).toEqual([]);
  });
});

describe('staff of an issue that is held', () => {
  it('are told once by mail, who wrote on it and who approved it', async () => {
    const world = await callingForVotes(at('10:30'), {
      recipients: 60,
      issue: { spread: { hours: 3 } },
    });
    const logins = ['editor', 'approver', 'other'].map((name) => `${name}@demo.vanhier.example`);
    await seedStaffAccounts(
      world.table,
      logins.map((login) => ({ login, name: login, grants: [{ role: 'editor', scope: retie }] })),
    );
    const accounts = await Promise.all(logins.map((login) => readByLogin(world.table, login)));
    const [editor = '', by = ''] = accounts.map((account) => account?.id);
    const { approval } = await world.issue();
    await world.swept.issues.transition(world.issueId, {
      from: ['planning'],
      set: { editors: [editor, 'system'], ...(approval && { approval: { ...approval, by } }) },
    });
    await world.work();
    await world.minutes(20);
    const mail = {
      kind: 'issue-held',
      issue: 'December',
      why: 'vote_closed',
      where: 'Retie, Balen',
      from: at('10:30'),
      until: at('11:00'),
    };
    expect([...world.mails.values()]).toEqual([
      { to: { address: logins[0] }, mail: expect.objectContaining(mail) },
      { to: { address: logins[1] }, mail: expect.objectContaining(mail) },
    ]);
  });
});

describe('what staff read of an issue that stands still', () => {
  const words = async (world: EngineWorld, language: 'nl' | 'fr' | 'en') =>
    pauseViewOf(await world.issue(), language)?.words;

  it('is why, until when it made sense, and what there is to do', async () => {
    const world = await callingForVotes(at('10:30'), {
      recipients: 60,
      issue: { spread: { hours: 3 } },
    });
    await world.work();
    await world.minutes(1);
    expect(await words(world, 'en')).toMatch(
      /^The vote that the newsletter calls for is closed in Retie, Balen from Saturday.*11:30 on, and the last mails would leave on Saturday.*12:00\. Nothing more leaves until an approver decides: .*at_once.*while_open.*cancel/,
    );
    expect(await words(world, 'nl')).toContain('is in Retie, Balen gesloten vanaf zaterdag');
    expect(await words(world, 'fr')).toContain('est clos à Retie, Balen à partir du samedi');
  });

  it('is nothing while it goes on', async () => {
    const world = await engineWorld({ recipients: 10 });
    expect(await words(world, 'en')).toBeUndefined();
  });
});
