import { beforeEach, describe, expect, it } from 'vitest';
import { readBeginning } from '../../../../functions/calendar/index.ts';
import {
  changeMoment,
  resolveMoment,
} from '../../../../functions/calendar/moments/change-moment.ts';
import { createMoment } from '../../../../functions/calendar/moments/create-moment.ts';
import type { SendRule } from '../../../../functions/calendar/moments/moment.ts';
import type { IssueState } from '../../../../functions/newsletters/issue.ts';
import { aPart, aTiming } from '../../../builders/calendar-event.ts';
import { people } from '../../newsletters/newsletters-world.ts';
import { type MomentsWorld, momentsWorld } from './moments-world.ts';

let world: MomentsWorld;
beforeEach(async () => {
  world = await momentsWorld();
});

/** On the day of the event, which begins at two: its mails leave from nine on. */
const thatDay: SendRule = { offsetDays: 0, wallTime: '09:00', anchor: 'start' };
const dayAfter: SendRule = { ...thatDay, offsetDays: 1 };

/** An issue over so many hours, tied to the Christmas market. */
async function tied(hours: number, rule: SendRule, state: IssueState = 'draft', days = 0) {
  const { id: eventId } = await world.makeEvent();
  const spread = hours > 1 ? { spread: { hours } } : {};
  const { issueId } = await world.newsletters.create('editor', { sendAt: undefined, ...spread });
  const wanted = { eventId, issueId, occurrence: 'once', rule };
  const { id } = await createMoment(wanted, people.editor, world.deps);
  await world.bring(issueId, state, days);
  await world.follow(eventId);
  return { eventId, issueId, id };
}

const standing = async ({ id, issueId }: { id: string; issueId: string }) => {
  const { moment, issue, schedule } = await world.standing({ id, issueId });
  return [moment.state, moment.reason, issue.state, schedule];
};

describe('a newsletter that goes out before an event, over hours', () => {
  it('is tied to it where its last mails leave before it begins', async () => {
    await expect(tied(5, thatDay)).resolves.toBeDefined();
    await expect(tied(6, thatDay)).rejects.toMatchObject({ code: 'moment.schedule' });
    await expect(tied(12, dayAfter)).resolves.toBeDefined();
  });

  it('is not given a rule by which they do not', async () => {
    const { id } = await tied(5, thatDay);
    const { version } = await world.moments.read(id);
    const rule = { ...thatDay, wallTime: '10:00' };
    const changed = changeMoment({ id, principal: people.editor }, { version, rule }, world.deps);
    await expect(changed).rejects.toMatchObject({ code: 'moment.schedule' });
  });

  it('is given a rule by which it goes out after the event', async () => {
    const found = await tied(5, thatDay, 'scheduled');
    const { version } = await world.moments.read(found.id);
    const action = { id: found.id, principal: people.editor };
    await changeMoment(action, { version, rule: dayAfter }, world.deps);
    expect(await standing(found)).toEqual(['waiting', 'approval-voided', 'draft', undefined]);
  });

  it('is stopped by the preflight where hours were added since', async () => {
    const { issueId } = await tied(1, thatDay);
    const problems = async (hours: number) => {
      const { revision } = await world.issues.read(issueId);
      const edit = { revision, spread: { hours } };
      await world.newsletters.call('editor', 'PATCH', `/issues/${issueId}`, edit);
      const { json } = await world.newsletters.act('viewer', issueId, 'preflight');
      return (json.problems as { code: string; severity: string; message: string }[]).map(
        ({ code, severity, message }) => [code, severity, message],
      );
    };
    expect(await problems(5)).toEqual([]);
    expect(await problems(6)).toEqual([
      [
        'event_begins_early',
        'block',
        'De laatste mails vertrekken pas op zaterdag 5 december om 14:00 uur. Dan is de activiteit die ze aankondigen al begonnen: op zaterdag 5 december om 14:00 uur.',
      ],
    ]);
  });

  it('is not scheduled by hand for an hour that is too late for it', async () => {
    const { issueId } = await tied(3, thatDay, 'approved', 1);
    const schedule = async (wallTime: string) => {
      const { revision } = await world.issues.read(issueId);
      return world.newsletters.act('editor', issueId, 'schedule', { revision, wallTime });
    };
    const late = await schedule('2026-12-05T12:00');
    expect([late.statusCode, late.json.code, late.json.title]).toEqual([
      422,
      'issue.schedule',
      'The last mails leave at 2026-12-05 14:00. The event that they go out before begins at 2026-12-05 14:00.',
    ]);
    expect((await schedule('2026-12-05T11:00')).statusCode).toBe(200);
  });
});

describe('an event that moves to before the last mails of its newsletter', () => {
  it.each([
    ['while these leave', '2026-12-05T12:00'],
    ['before the first of them', '2026-12-05T08:00'],
  ])('%s: the newsletter loses its hour, and staff decide', async (_, start) => {
    const found = await tied(5, thatDay, 'scheduled');
    await world.moves(found.eventId, start);
    await world.follow(found.eventId);
    expect(await standing(found)).toEqual(['held', 'late', 'approved', undefined]);
    expect((await world.moments.read(found.id)).isUntold).toBe(false);
    await world.follow(found.eventId);
    expect((await world.moments.read(found.id)).history.map(({ what }) => what)).toEqual([
      'created',
      'moved',
      'late',
    ]);
  });

  it('by a day, and takes it along: the newsletter keeps its distance', async () => {
    const found = await tied(5, thatDay, 'scheduled', 2);
    await world.moves(found.eventId, '2026-12-04T14:00');
    await world.follow(found.eventId);
    expect(await standing(found)).toEqual([
      'waiting',
      undefined,
      'scheduled',
      '2026-12-04T08:00:00.000Z',
    ]);
  });

  it('is no matter to one that goes out after it', async () => {
    const found = await tied(12, dayAfter, 'scheduled');
    await world.moves(found.eventId, '2026-12-05T08:00');
    await world.follow(found.eventId);
    expect((await standing(found)).slice(0, 3)).toEqual(['waiting', undefined, 'scheduled']);
  });

  it('is no matter on the day of one that loses its hour', async () => {
    const found = await tied(5, thatDay, 'scheduled');
    const timing = aTiming(aPart({ start: { date: '2026-12-05' }, length: undefined }));
    await world.says(found.eventId, { timing });
    await world.follow(found.eventId);
    expect((await standing(found)).slice(0, 3)).toEqual(['waiting', undefined, 'scheduled']);
  });

  it('goes out after it has begun where staff say that it follows all the same', async () => {
    const found = await tied(5, thatDay, 'scheduled');
    await world.moves(found.eventId, '2026-12-05T08:00');
    await world.follow(found.eventId);
    const { version } = await world.moments.read(found.id);
    const action = { id: found.id, principal: people.editor };
    await resolveMoment(action, { version, action: 'follow' }, world.deps);
    expect((await standing(found)).slice(0, 3)).toEqual(['waiting', undefined, 'approved']);
    await world.act('editor', found.issueId, 'schedule');
    expect((await standing(found))[2]).toBe('scheduled');
  });
});

describe('an event that moves while its newsletter is on its way', () => {
  const beginning = ({ issueId }: { issueId: string }) => readBeginning(world.table, issueId);

  it('is what the rest of its mails must leave before, now', async () => {
    const found = await tied(5, thatDay, 'sending');
    expect(await beginning(found)).toBe('2026-12-05T13:00:00.000Z');
    for (const [start, at] of [
      ['2026-12-05T12:00', '2026-12-05T11:00:00.000Z'],
      ['2026-12-05T08:00', '2026-12-05T07:00:00.000Z'],
    ] as const) {
      await world.moves(found.eventId, start);
      await world.follow(found.eventId);
      expect(await beginning(found)).toBe(at);
    }
  });

  it('keeps it from going on, until staff say that they see to it', async () => {
    const found = await tied(5, thatDay, 'sending');
    await world.moves(found.eventId, '2026-12-05T12:00');
    await world.follow(found.eventId);
    const at = world.now().toISOString();
    const sendingSince = '2026-12-05T08:00:00.000Z';
    await world.issues.transition(found.issueId, {
      from: ['sending'],
      to: 'paused',
      set: { pause: { reason: 'staff', at }, sendingSince },
    });
    world.now.set('2026-12-05T08:30:00Z');
    const resumed = () => world.newsletters.act('approver', found.issueId, 'resume');
    expect([(await resumed()).statusCode, (await resumed()).json.code]).toEqual([
      422,
      'issue.schedule',
    ]);
    const { version } = await world.moments.read(found.id);
    const action = { id: found.id, principal: people.editor };
    await resolveMoment(action, { version, action: 'leave' }, world.deps);
    expect(await beginning(found)).toBeUndefined();
    expect((await resumed()).statusCode).toBe(200);
  });

  it('and is cancelled is nothing to be in time for', async () => {
    const found = await tied(5, thatDay, 'sending');
    await world.says(found.eventId, { status: 'cancelled' });
    await world.follow(found.eventId);
    expect(await beginning(found)).toBeUndefined();
  });
});

it('an issue that is tied to nothing has nothing to be in time for', async () => {
  const { issueId } = await world.newsletters.create();
  expect(await readBeginning(world.table, issueId)).toBeUndefined();
});
