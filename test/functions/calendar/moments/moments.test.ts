import { beforeEach, describe, expect, it } from 'vitest';
import {
  changeMoment,
  removeMoment,
  resolveMoment,
} from '../../../../functions/calendar/moments/change-moment.ts';
import { createMoment } from '../../../../functions/calendar/moments/create-moment.ts';
import { followEvent } from '../../../../functions/calendar/moments/follow-event.ts';
import { listMoments } from '../../../../functions/calendar/moments/list-moments.ts';
import { seedStaffAccounts } from '../../../../functions/staff/index.ts';
import { readByLogin } from '../../../../functions/staff/repository.ts';
import { aPart, aTiming, at } from '../../../builders/calendar-event.ts';
import { people, retie } from '../../newsletters/newsletters-world.ts';
import { change } from '../../staff/accounts-in-table.ts';
import { type MomentsWorld, momentsWorld, weekBefore } from './moments-world.ts';

let world: MomentsWorld;
beforeEach(async () => {
  world = await momentsWorld();
});

const reasonOf = async (id: string) => {
  const { state, reason } = await world.moments.read(id);
  return [state, reason];
};

describe('tying a draft to an event', () => {
  it('sets the hour at which it goes out, and shows on the event', async () => {
    const { eventId, issueId, id } = await world.tied('draft');
    expect((await world.issues.read(issueId)).sendAt).toBe('2026-11-28T09:00');
    expect((await world.deps.events.read(eventId)).moments).toBe(1);
    const december = [new Date('2026-12-01T00:00:00Z'), new Date('2027-01-01T00:00:00Z')] as const;
    expect(await world.deps.events.agenda(retie, ...december)).toMatchObject([{ hasMoment: true }]);
    expect(await world.moments.read(id)).toMatchObject({
      state: 'waiting',
      send: { wallTime: '2026-11-28T09:00', at: '2026-11-28T08:00:00.000Z' },
    });
  });

  it('takes a time of a rule by its key', async () => {
    const timing = aTiming(aPart({ start: at('2026-12-03T08:00'), rules: ['FREQ=WEEKLY'] }));
    const { id: eventId } = await world.makeEvent({ timing });
    const { issueId } = await world.newsletters.create();
    const wanted = { eventId, issueId, occurrence: '20261217T070000Z', rule: weekBefore };
    await createMoment(wanted, people.editor, world.deps);
    expect((await world.issues.read(issueId)).sendAt).toBe('2026-12-10T09:00');
  });

  it('shifts an hour forward that the clock skips', async () => {
    const { id: eventId } = await world.makeEvent();
    await world.moves(eventId, '2027-03-29T14:00');
    const { issueId } = await world.newsletters.create();
    const rule = { offsetDays: -1, wallTime: '02:30', anchor: 'start' } as const;
    await createMoment({ eventId, issueId, occurrence: 'once', rule }, people.editor, world.deps);
    expect((await world.issues.read(issueId)).sendAt).toBe('2027-03-28T03:30');
  });

  it.each([
    ['an issue that waits for review', 'moment.state', 'in_review' as const, {}],
    [
      'an hour that is past',
      'moment.schedule',
      'draft' as const,
      { rule: { ...weekBefore, offsetDays: -14 } },
    ],
    [
      'a time that the event does not have',
      'moment.schedule',
      'draft' as const,
      { occurrence: '20261205' },
    ],
  ])('refuses %s', async (_, code, state, change) => {
    const { id: eventId } = await world.makeEvent();
    const { issueId } = await world.newsletters.create();
    await world.bring(issueId, state);
    const wanted = { eventId, issueId, occurrence: 'once', rule: weekBefore, ...change };
    await expect(createMoment(wanted, people.editor, world.deps)).rejects.toMatchObject({ code });
    expect((await world.deps.events.read(eventId)).moments).toBe(0);
  });

  it.each([
    { status: 'cancelled' as const },
    { status: 'postponed' as const },
    { visibility: 'draft' as const },
  ])('refuses an event that is %o', async (said) => {
    const { id: eventId } = await world.makeEvent(said);
    const { issueId } = await world.newsletters.create();
    const wanted = { eventId, issueId, occurrence: 'once', rule: weekBefore };
    const refused = createMoment(wanted, people.editor, world.deps);
    await expect(refused).rejects.toMatchObject({ code: 'moment.schedule' });
  });

  it('refuses a second event for one issue', async () => {
    const { issueId } = await world.tied('draft');
    const { id: eventId } = await world.makeEvent();
    const wanted = { eventId, issueId, occurrence: 'once', rule: weekBefore };
    const refused = createMoment(wanted, people.editor, world.deps);
    await expect(refused).rejects.toMatchObject({ code: 'moment.state' });
    expect((await world.deps.events.read(eventId)).moments).toBe(0);
  });
});

describe('an event that moves', () => {
  it('takes a draft along', async () => {
    const { eventId, issueId, id } = await world.tied('draft');
    await world.moves(eventId, '2026-12-12T14:00');
    await world.follow(eventId);
    expect(await world.issues.read(issueId)).toMatchObject({
      state: 'draft',
      sendAt: '2026-12-05T09:00',
    });
    expect(await reasonOf(id)).toEqual(['waiting', undefined]);
  });

  it('makes a draft again of what waits for review, and tells staff', async () => {
    const { eventId, issueId, id } = await world.tied('in_review');
    await world.moves(eventId, '2026-12-06T14:00');
    await world.follow(eventId);
    expect(await world.issues.read(issueId)).toMatchObject({
      state: 'draft',
      sendAt: '2026-11-29T09:00',
    });
    expect(await reasonOf(id)).toEqual(['waiting', 'approval-voided']);
  });

  it('reschedules within the days that the approver allowed, and the approval stays', async () => {
    const { eventId, issueId, id } = await world.tied('scheduled', 2);
    const { approval } = await world.issues.read(issueId);
    await world.moves(eventId, '2026-12-07T14:00');
    await world.follow(eventId);
    const issue = await world.issues.read(issueId);
    expect(issue).toMatchObject({ state: 'scheduled', approval, sendAt: '2026-11-28T09:00' });
    expect(issue.schedule).toMatchObject({
      wallTime: '2026-11-30T09:00',
      revision: issue.revision,
    });
    expect(world.newsletters.schedules.get(`launch-${issueId}`)).toEqual({
      at: '2026-11-30T08:00:00.000Z',
      input: { issueId, revision: issue.revision },
    });
    expect(await reasonOf(id)).toEqual(['waiting', undefined]);
  });

  it.each(['approved', 'scheduled'] as const)(
    'voids the approval of what is %s when it moves further',
    async (state) => {
      const { eventId, issueId, id } = await world.tied(state, 2);
      await world.moves(eventId, '2026-12-08T14:00');
      await world.follow(eventId);
      const { approval, schedule, ...issue } = await world.issues.read(issueId);
      expect([approval, schedule]).toEqual([undefined, undefined]);
      expect(issue).toMatchObject({ state: 'draft', sendAt: '2026-12-01T09:00' });
      expect(world.newsletters.schedules.size).toBe(0);
      expect(await reasonOf(id)).toEqual(['waiting', 'approval-voided']);
    },
  );

  it('is still to be approved again when it moves on, and no more once it is', async () => {
    const { eventId, issueId, id } = await world.tied('scheduled');
    for (const day of ['08', '09']) {
      await world.moves(eventId, `2026-12-${day}T14:00`);
      await world.follow(eventId);
      expect(await reasonOf(id)).toEqual(['waiting', 'approval-voided']);
    }
    await world.bring(issueId, 'approved');
    await world.follow(eventId);
    expect(await reasonOf(id)).toEqual(['waiting', undefined]);
  });

  it('has what is approved scheduled at the new hour, when staff do', async () => {
    const { eventId, issueId } = await world.tied('approved', 2);
    await world.moves(eventId, '2026-12-06T14:00');
    await world.follow(eventId);
    await world.act('editor', issueId, 'schedule');
    const { schedule, sendAt } = await world.issues.read(issueId);
    expect([schedule?.wallTime, sendAt]).toEqual(['2026-11-29T09:00', '2026-11-28T09:00']);
  });

  it('counts the days allowed from the hour that was approved, however often it moves', async () => {
    const { eventId, issueId } = await world.tied('scheduled', 2);
    for (const [day, state] of [
      ['07', 'scheduled'],
      ['04', 'scheduled'],
      ['08', 'draft'],
    ] as const) {
      await world.moves(eventId, `2026-12-${day}T14:00`);
      await world.follow(eventId);
      expect((await world.issues.read(issueId)).state).toBe(state);
    }
  });

  it('keeps the new hour when staff rewrite the issue, and leaves it when they only rename it', async () => {
    const { eventId, issueId } = await world.tied('scheduled', 2);
    await world.moves(eventId, '2026-12-06T14:00');
    await world.follow(eventId);
    const edit = async (fields: object) => {
      const { revision } = await world.issues.read(issueId);
      const path = `/issues/${issueId}`;
      return world.newsletters.call('editor', 'PATCH', path, { revision, ...fields });
    };
    expect((await edit({ title: 'Anders' })).json.approvalVoided).toBe(false);
    expect((await edit({ languages: ['nl', 'fr'] })).json.approvalVoided).toBe(true);
    const { sendAt, movedTo } = await world.issues.read(issueId);
    expect([sendAt, movedTo]).toEqual(['2026-11-29T09:00', undefined]);
  });

  it('to an hour that is past holds the send for staff', async () => {
    const { eventId, issueId, id } = await world.tied('scheduled', 30);
    await world.moves(eventId, '2026-11-28T14:00');
    await world.follow(eventId);
    const { state, schedule } = await world.issues.read(issueId);
    expect([state, schedule]).toEqual(['approved', undefined]);
    expect(world.newsletters.schedules.size).toBe(0);
    expect(await reasonOf(id)).toEqual(['held', 'past']);
    await world.moves(eventId, '2026-12-05T14:00');
    await world.follow(eventId);
    expect((await world.issues.read(issueId)).state).toBe('approved');
    expect(await reasonOf(id)).toEqual(['held', 'past']);
  });

  it('leaves alone what staff have sent elsewhere in time, as long as the event stays', async () => {
    const { eventId, issueId } = await world.tied('approved', 2);
    await world.act('editor', issueId, 'schedule', { wallTime: '2026-11-29T18:00' });
    await world.says(eventId, { venue: { name: 'De zaal' } });
    await world.follow(eventId);
    expect((await world.issues.read(issueId)).schedule?.wallTime).toBe('2026-11-29T18:00');
  });

  it('by an hour on the same day is noted, and moves nothing that goes by the day', async () => {
    const { eventId, issueId, id } = await world.tied('scheduled');
    const before = await world.issues.read(issueId);
    await world.moves(eventId, '2026-12-05T16:00');
    await world.follow(eventId);
    expect(await world.issues.read(issueId)).toEqual(before);
    expect((await world.moments.read(id)).times.startsAt).toBe('2026-12-05T15:00:00.000Z');
  });
});

describe('an event that does not take place', () => {
  it.each([
    ['cancelled', { status: 'cancelled' as const }, 'cancelled'],
    ['postponed', { status: 'postponed' as const }, 'postponed'],
    ['not public any more', { visibility: 'private' as const }, 'hidden'],
  ])('stops the send when it is %s', async (_, said, reason) => {
    const { eventId, issueId, id } = await world.tied('scheduled');
    await world.says(eventId, said);
    await world.follow(eventId);
    expect((await world.issues.read(issueId)).state).toBe('approved');
    expect(world.newsletters.schedules.size).toBe(0);
    expect(await reasonOf(id)).toEqual(['stopped', reason]);
  });

  it('stops the send when its source has it no more, unless it is over', async () => {
    const gone = { goneAt: '2026-11-23T09:00:00.000Z' };
    const coming = await world.tied('scheduled');
    await world.change(coming.eventId, (event) => ({ ...event, ...gone }));
    await world.follow(coming.eventId);
    expect(await reasonOf(coming.id)).toEqual(['stopped', 'gone']);
    const after = { offsetDays: 2, wallTime: '09:00', anchor: 'end' } as const;
    const over = await world.tied('scheduled', 0, after);
    world.now.set('2026-12-06T12:00:00Z');
    await world.change(over.eventId, (event) => ({ ...event, ...gone }));
    await world.follow(over.eventId);
    expect(await reasonOf(over.id)).toEqual(['waiting', undefined]);
    expect((await world.issues.read(over.issueId)).state).toBe('scheduled');
  });

  it('stops it when one time of many is cancelled or gone', async () => {
    const part = aPart({ start: at('2026-12-03T08:00'), rules: ['FREQ=WEEKLY'] });
    const { id: eventId } = await world.makeEvent({ timing: aTiming(part) });
    const { issueId } = await world.newsletters.create();
    const wanted = { eventId, issueId, occurrence: '20261217T070000Z', rule: weekBefore };
    const { id } = await createMoment(wanted, people.editor, world.deps);
    await world.says(eventId, { timing: aTiming({ ...part, except: [at('2026-12-10T08:00')] }) });
    await world.follow(eventId);
    expect(await reasonOf(id)).toEqual(['waiting', undefined]);
    await world.says(eventId, { timing: aTiming({ ...part, except: [at('2026-12-17T08:00')] }) });
    await world.follow(eventId);
    expect(await reasonOf(id)).toEqual(['stopped', 'gone']);
  });

  it('is held for staff when it takes place after all, and follows again when they say so', async () => {
    const { eventId, issueId, id } = await world.tied('scheduled', 3);
    await world.says(eventId, { status: 'cancelled' });
    await world.follow(eventId);
    await world.says(eventId, { status: 'confirmed' });
    await world.follow(eventId);
    expect(await reasonOf(id)).toEqual(['held', 'back']);
    expect((await world.issues.read(issueId)).state).toBe('approved');
    await world.moves(eventId, '2026-12-06T14:00');
    await world.follow(eventId);
    expect((await world.moments.read(id)).send.wallTime).toBe('2026-11-29T09:00');
    expect((await world.issues.read(issueId)).movedTo).toBeUndefined();
    const { version } = await world.moments.read(id);
    const action = { id, principal: people.editor };
    await resolveMoment(action, { version, action: 'follow' }, world.deps);
    expect(await reasonOf(id)).toEqual(['waiting', undefined]);
    await world.act('editor', issueId, 'schedule');
    expect((await world.issues.read(issueId)).schedule?.wallTime).toBe('2026-11-29T09:00');
  });

  it('is left alone once staff have left it', async () => {
    const { eventId, id } = await world.tied('scheduled');
    await world.says(eventId, { status: 'cancelled' });
    await world.follow(eventId);
    const { version } = await world.moments.read(id);
    const action = { id, principal: people.editor };
    await resolveMoment(action, { version, action: 'leave' }, world.deps);
    await world.says(eventId, { status: 'confirmed' });
    await world.follow(eventId);
    expect(await reasonOf(id)).toEqual(['stopped', 'left']);
    expect(await world.moments.noticed()).toEqual([]);
  });
});

describe('what people do', () => {
  it('another rule voids an approval, even where the hour is covered', async () => {
    const { issueId, id } = await world.tied('scheduled', 30);
    const { version } = await world.moments.read(id);
    const rule = { ...weekBefore, offsetDays: -6 };
    await changeMoment({ id, principal: people.editor }, { version, rule }, world.deps);
    expect(await world.issues.read(issueId)).toMatchObject({
      state: 'draft',
      sendAt: '2026-11-29T09:00',
    });
    expect(await reasonOf(id)).toEqual(['waiting', 'approval-voided']);
  });

  it('also when it was cut short and its event was off meanwhile', async () => {
    const { eventId, issueId, id } = await world.tied('scheduled', 30);
    const { version } = await world.moments.read(id);
    const move = () => Promise.reject(new Error('out of time'));
    const dying = { ...world.deps, issues: { ...world.deps.issues, move } };
    const edit = { version, rule: { ...weekBefore, offsetDays: -6 } };
    const cutShort = changeMoment({ id, principal: people.editor }, edit, dying);
    await expect(cutShort).rejects.toThrow('out of time');
    for (const status of ['cancelled', 'confirmed'] as const) {
      await world.says(eventId, { status });
      await world.follow(eventId);
    }
    expect(await reasonOf(id)).toEqual(['held', 'back']);
    const back = await world.moments.read(id);
    const action = { id, principal: people.editor };
    await resolveMoment(action, { version: back.version, action: 'follow' }, world.deps);
    expect((await world.issues.read(issueId)).state).toBe('draft');
    expect(await reasonOf(id)).toEqual(['waiting', 'approval-voided']);
  });

  it('a change of what somebody else has changed is refused', async () => {
    const { id } = await world.tied('draft');
    const { version } = await world.moments.read(id);
    const change = (offsetDays: number) =>
      changeMoment(
        { id, principal: people.editor },
        { version, rule: { ...weekBefore, offsetDays } },
        world.deps,
      );
    await change(-6);
    await expect(change(-5)).rejects.toMatchObject({ code: 'moment.state' });
  });

  it('a rule cannot change once the issue is on its way', async () => {
    const { id } = await world.tied('planning');
    const { version } = await world.moments.read(id);
    const edit = { version, rule: { ...weekBefore, offsetDays: -6 } };
    const refused = changeMoment({ id, principal: people.editor }, edit, world.deps);
    await expect(refused).rejects.toMatchObject({ code: 'moment.state' });
  });

  it('untied, an issue keeps its hour and moves no more', async () => {
    const { eventId, issueId, id } = await world.tied('scheduled', 30);
    await removeMoment({ id, principal: people.editor }, world.deps);
    await world.moves(eventId, '2026-12-06T14:00');
    await world.follow(eventId);
    expect((await world.issues.read(issueId)).schedule?.wallTime).toBe('2026-11-28T09:00');
    expect((await world.deps.events.read(eventId)).moments).toBe(0);
    await expect(world.moments.read(id)).rejects.toMatchObject({ code: 'moment.not_found' });
    const { id: other } = await world.makeEvent();
    const draft = await world.newsletters.create();
    const again = { eventId: other, issueId: draft.issueId, occurrence: 'once', rule: weekBefore };
    await createMoment(again, people.editor, world.deps);
  });

  it('an issue that they cancel is followed no more', async () => {
    const { eventId, issueId, id } = await world.tied('scheduled', 30);
    await world.act('approver', issueId, 'cancel');
    await world.moves(eventId, '2026-12-06T14:00');
    await world.follow(eventId);
    expect(await reasonOf(id)).toEqual(['stopped', undefined]);
  });
});

describe('as time passes', () => {
  it('an issue that is not ready at its hour is missed, and staff see it', async () => {
    const { id } = await world.tied('approved');
    world.now.set('2026-11-28T08:14:00Z');
    await world.sweep();
    expect(await reasonOf(id)).toEqual(['waiting', undefined]);
    world.now.set('2026-11-28T08:20:00Z');
    await world.sweep();
    expect(await reasonOf(id)).toEqual(['missed', 'missed']);
  });

  it('one that was missed goes out after all when its event moves on', async () => {
    const { eventId, issueId, id } = await world.tied('draft');
    world.now.set('2026-11-28T09:00:00Z');
    await world.sweep();
    await world.moves(eventId, '2026-12-12T14:00');
    await world.follow(eventId);
    expect(await reasonOf(id)).toEqual(['waiting', undefined]);
    expect((await world.issues.read(issueId)).sendAt).toBe('2026-12-05T09:00');
  });

  it('an issue is seen on its way, and sent; then it is looked at no more', async () => {
    const { id, issueId } = await world.tied('scheduled');
    world.now.set('2026-11-28T08:01:00Z');
    await world.newsletters.force(issueId, 'sending');
    await world.sweep();
    expect(await reasonOf(id)).toEqual(['sending', undefined]);
    await world.issues.transition(issueId, { from: ['sending'], to: 'sent' });
    world.now.advance(600);
    await world.sweep();
    expect(await reasonOf(id)).toEqual(['sent', undefined]);
    const due = [];
    for await (const moment of world.moments.due(new Date('2027-12-01T00:00:00Z')))
      due.push(moment);
    expect(due).toEqual([]);
  });
});

describe('the list of what goes out when', () => {
  it('is in the order of sending, of one’s own municipalities, what waits for staff apart', async () => {
    const first = await world.tied('draft');
    const second = await world.tied('scheduled', 0, { ...weekBefore, offsetDays: -2 });
    await world.says(second.eventId, { status: 'cancelled' });
    await world.follow(second.eventId);
    const selection = { from: world.now(), limit: 50 };
    const list = await listMoments(world.deps, people.retieEditor, selection);
    expect(list.moments.map(({ id }) => id)).toEqual([first.id, second.id]);
    expect(list.attention.map(({ id, reason }) => [id, reason])).toEqual([
      [second.id, 'cancelled'],
    ]);
    expect(list.moments[0]).toMatchObject({
      event: { title: { nl: 'Kerstmarkt' } },
      issue: { title: 'December', state: 'draft', goesOut: '2026-11-28T09:00' },
    });
    const elsewhere = await listMoments(world.deps, people.balenEditor, selection);
    expect([elsewhere.moments, elsewhere.attention]).toEqual([[], []]);
  });

  it('goes on where a page ends', async () => {
    const ids = [];
    for (const offsetDays of [-3, -5, -4]) {
      ids.push((await world.tied('draft', 0, { ...weekBefore, offsetDays })).id);
    }
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const selection = { from: world.now(), limit: 2, cursor };
      const page = await listMoments(world.deps, people.viewer, selection);
      found.push(...page.moments.map(({ id }) => id));
      cursor = page.cursor;
    } while (cursor);
    expect(found).toEqual([ids[1], ids[2], ids[0]]);
  });
});

describe('staff', () => {
  /** Somebody who has written on the issue, and somebody who has left. */
  async function withWriters(issueId: string): Promise<void> {
    const grants = [{ role: 'editor', scope: 'programme' }] as const;
    const login = (name: string) => `${name}@retie.example`;
    const seeds = ['els', 'gone'].map((name) => ({ login: login(name), name, grants }));
    await seedStaffAccounts(world.table, seeds);
    await change(world.table, login('gone'), { disabled: true });
    const accounts = await Promise.all(seeds.map((seed) => readByLogin(world.table, seed.login)));
    const editors = [...accounts.map((account) => account?.id ?? ''), 'acc_nobody', 'system'];
    await world.issues.transition(issueId, { from: ['draft', 'scheduled'], set: { editors } });
  }

  it('who have written on it are told once by mail what they have to decide', async () => {
    const { eventId, issueId, id } = await world.tied('scheduled');
    await withWriters(issueId);
    await world.says(eventId, { status: 'cancelled' });
    await world.follow(eventId);
    await world.follow(eventId);
    expect(world.mails).toMatchObject([
      {
        request: {
          to: { address: 'els@retie.example' },
          mail: {
            kind: 'moment-attention',
            issue: 'December',
            event: 'Kerstmarkt',
            why: 'cancelled',
          },
        },
      },
    ]);
    expect((await world.moments.read(id)).isUntold).toBe(false);
    await world.says(eventId, { status: 'confirmed' });
    await world.follow(eventId);
    expect(world.mails).toHaveLength(2);
  });

  it('are told by the sweep when the mail could not be queued, under the same id', async () => {
    const { eventId, issueId } = await world.tied('scheduled');
    await withWriters(issueId);
    await world.says(eventId, { status: 'cancelled' });
    const ids: string[] = [];
    const failing = {
      sendOnce: async (mails: readonly { readonly id: string }[]) => {
        ids.push(...mails.map(({ id }) => id));
        throw new Error('no queue');
      },
    };
    const follow = followEvent({ id: eventId }, { ...world.deps, mail: failing });
    await expect(follow).rejects.toThrow('no queue');
    await world.sweep();
    expect(world.mails.map(({ id }) => id)).toEqual(ids);
    await world.sweep();
    expect(world.mails).toHaveLength(1);
  });
});

it('following an event without newsletters does nothing', async () => {
  const event = await world.makeEvent();
  await followEvent(event, world.deps);
  expect(await world.moments.ofEvent(event.id)).toEqual([]);
});
