import { beforeEach, describe, expect, it } from 'vitest';
import { resolveMoment } from '../../../../functions/calendar/moments/change-moment.ts';
import { readContent } from '../../../../functions/newsletters/content-repository.ts';
import { people } from '../../newsletters/newsletters-world.ts';
import { type MomentsWorld, momentsWorld, weekBefore } from './moments-world.ts';

let world: MomentsWorld;
beforeEach(async () => {
  world = await momentsWorld();
});

const reasonOf = async (id: string) => {
  const { state, reason } = await world.moments.read(id);
  return [state, reason];
};

async function moved(eventId: string, start: string): Promise<void> {
  await world.moves(eventId, start);
  await world.follow(eventId);
}

async function says(eventId: string, status: 'confirmed' | 'cancelled' | 'postponed') {
  await world.says(eventId, { status });
  await world.follow(eventId);
}

/** The one correction that there is. */
async function correction(of: string) {
  const found = await world.corrections(of);
  expect(found).toHaveLength(1);
  const [issue] = found;
  if (!issue) throw new Error('no correction');
  return issue;
}

describe('an event that moves five times, back and forth, while its issue is planning', () => {
  it('makes one correction draft, which follows, and goes when it is back', async () => {
    const { eventId, issueId, id } = await world.tied('planning');
    const before = await world.issues.read(issueId);
    const steps: [string, string | undefined][] = [
      ['2026-12-06T14:00', 'zondag 6 december 2026 om 14:00 uur'],
      ['2026-12-12T14:00', 'zaterdag 12 december 2026 om 14:00 uur'],
      ['2026-12-05T14:00', undefined],
      ['2026-12-13T15:00', 'zondag 13 december 2026 om 15:00 uur'],
      ['2026-12-05T14:00', undefined],
    ];
    const ids: string[] = [];
    for (const [start, words] of steps) {
      await moved(eventId, start);
      const found = await world.corrections(issueId);
      expect(found).toHaveLength(words ? 1 : 0);
      for (const issue of found) {
        ids.push(issue.issueId);
        const text = await world.textOf(issue);
        expect(text).toContain('plaatsvindt op zaterdag 5 december 2026 om 14:00 uur');
        expect(text).toContain(`**De nieuwe datum is ${words}.**`);
      }
      expect(await world.issues.read(issueId)).toEqual(before);
    }
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[0]);
    expect((await world.issues.read(ids[0] ?? '')).state).toBe('cancelled');
    expect(await reasonOf(id)).toEqual(['sending', undefined]);
  });
});

describe('a correction', () => {
  it('goes to the same recipients, in each language, without an hour', async () => {
    const { eventId, issueId } = await world.tied('sent');
    await moved(eventId, '2026-12-06T14:00');
    const [of, draft] = [await world.issues.read(issueId), await correction(issueId)];
    const { audience, municipalities, languages, region } = of;
    expect(draft).toMatchObject({ audience, municipalities, languages, region, state: 'draft' });
    expect(draft).toMatchObject({ title: 'Rechtzetting: Kerstmarkt', author: 'system' });
    expect(draft).toMatchObject({ corrects: issueId });
    expect(draft.sendAt).toBeUndefined();
    const { languages: words } = await readContent(world.table, draft);
    expect(Object.keys(words)).toEqual(['nl']);
    expect(words.nl?.subject).toBe('Nieuwe datum: Kerstmarkt');
  });

  it('says that the hour is another where the day is the same', async () => {
    const { eventId, issueId } = await world.tied('sent');
    await moved(eventId, '2026-12-05T15:30');
    const text = await world.textOf(await correction(issueId));
    expect(text).toContain('Nieuw uur: Kerstmarkt');
    expect(text).toContain('**Het nieuwe tijdstip is zaterdag 5 december 2026 om 15:30 uur.**');
    await moved(eventId, '2026-12-06T15:30');
    expect(await world.textOf(await correction(issueId))).toContain('Nieuwe datum: Kerstmarkt');
  });

  it('passes the preflight but for its hour, and is approved by somebody else than who hands it in', async () => {
    const { eventId, issueId } = await world.tied('sent');
    await moved(eventId, '2026-12-06T14:00');
    const draft = await correction(issueId);
    const { newsletters } = world;
    const edit = { revision: 1, sendAt: '2026-11-29T09:00' };
    await newsletters.call('editor', 'PATCH', `/issues/${draft.issueId}`, edit);
    const preflight = await newsletters.act('editor', draft.issueId, 'preflight');
    expect(preflight.json).toMatchObject({ passes: true, problems: [] });
    await newsletters.act('approver', draft.issueId, 'submit', { revision: 2 });
    const own = await newsletters.act('approver', draft.issueId, 'approve', { revision: 3 });
    expect(own.json.code).toBe('issue.same_person');
    const other = await newsletters.act('admin', draft.issueId, 'approve', { revision: 3 });
    expect(other.statusCode).toBe(200);
  });

  it('loses its approval when the event moves on', async () => {
    const { eventId, issueId } = await world.tied('sent');
    await moved(eventId, '2026-12-06T14:00');
    const draft = await correction(issueId);
    const edit = { revision: 1, sendAt: '2026-11-29T09:00' };
    await world.newsletters.call('colleague', 'PATCH', `/issues/${draft.issueId}`, edit);
    await world.bring(draft.issueId, 'scheduled');
    await moved(eventId, '2026-12-07T14:00');
    const after = await correction(issueId);
    expect(after).toMatchObject({ issueId: draft.issueId, state: 'draft', sendAt: edit.sendAt });
    expect(after.approval).toBeUndefined();
    expect(await world.textOf(after)).toContain('maandag 7 december');
    expect(world.newsletters.schedules.has(`launch-${draft.issueId}`)).toBe(false);
  });

  it('keeps what staff have written, and tells them that it may not hold any more', async () => {
    const { eventId, issueId, id } = await world.tied('sent');
    await moved(eventId, '2026-12-06T14:00');
    const draft = await correction(issueId);
    const content = {
      languages: { nl: { subject: 'Zelf geschreven', preheader: '', blocks: [] } },
    };
    const path = `/issues/${draft.issueId}`;
    await world.newsletters.call('editor', 'PATCH', path, { revision: 1, content });
    await moved(eventId, '2026-12-07T14:00');
    expect(await world.textOf(await correction(issueId))).toContain('Zelf geschreven');
    expect(await reasonOf(id)).toEqual(['sent', 'correction-edited']);
  });

  it('that is sent is what readers know: a further move is corrected anew', async () => {
    const { eventId, issueId } = await world.tied('sent');
    await moved(eventId, '2026-12-06T14:00');
    const first = await correction(issueId);
    await world.issues.transition(first.issueId, { from: ['draft'], to: 'sent' });
    await moved(eventId, '2026-12-05T14:00');
    const second = await correction(issueId);
    expect(second.issueId).not.toBe(first.issueId);
    expect(await world.textOf(second)).toContain('plaatsvindt op zondag 6 december');
  });

  it('that staff threw away is not made again for the same news', async () => {
    const { eventId, issueId } = await world.tied('sent');
    await moved(eventId, '2026-12-06T14:00');
    const draft = await correction(issueId);
    await world.act('editor', draft.issueId, 'cancel');
    await world.says(eventId, { venue: { name: 'De zaal' } });
    await world.follow(eventId);
    expect(await world.corrections(issueId)).toEqual([]);
    await moved(eventId, '2026-12-07T14:00');
    expect(await world.textOf(await correction(issueId))).toContain('maandag 7 december');
  });

  it('that staff threw away is made anew when the event was back meanwhile', async () => {
    const { eventId, issueId } = await world.tied('sent');
    await moved(eventId, '2026-12-06T14:00');
    const draft = await correction(issueId);
    await world.act('editor', draft.issueId, 'cancel');
    await moved(eventId, '2026-12-05T14:00');
    await moved(eventId, '2026-12-06T14:00');
    expect((await correction(issueId)).issueId).not.toBe(draft.issueId);
  });

  it('is not made of what staff knew who sent an issue that was left to them', async () => {
    const { eventId, issueId, id } = await world.tied('scheduled', 30);
    await says(eventId, 'cancelled');
    const { version } = await world.moments.read(id);
    const action = { id, principal: people.editor };
    await resolveMoment(action, { version, action: 'leave' }, world.deps);
    await world.moves(eventId, '2026-12-06T14:00');
    await says(eventId, 'confirmed');
    await world.newsletters.force(issueId, 'sending');
    await world.follow(eventId);
    expect(await world.corrections(issueId)).toEqual([]);
    await moved(eventId, '2026-12-07T14:00');
    expect(await world.textOf(await correction(issueId))).toContain('plaatsvindt op zondag 6');
  });

  it('is not made when only the end moves, nor when the event is over', async () => {
    const { eventId, issueId, id } = await world.tied('sent');
    const before = await world.moments.read(id);
    await world.says(eventId, { timing: (await world.makeEvent()).said.timing });
    await moved(eventId, '2026-11-22T10:00');
    expect(await world.corrections(issueId)).toEqual([]);
    expect(before.told?.times.startsAt).toBe('2026-12-05T13:00:00.000Z');
    expect(await reasonOf(id)).toEqual(['sent', 'past']);
  });

  it('cannot be made to say what a stranger’s title would have it say', async () => {
    const { eventId, issueId } = await world.tied('sent');
    const title = { nl: 'Markt [naam] {{unsubscribeUrl}} <b> *|X|* %naam% ![x](http://x.example)' };
    await world.says(eventId, { title });
    await moved(eventId, '2026-12-06T14:00');
    const draft = await correction(issueId);
    const edit = { revision: 1, sendAt: '2026-11-29T09:00' };
    await world.newsletters.call('editor', 'PATCH', `/issues/${draft.issueId}`, edit);
    const preflight = await world.newsletters.act('editor', draft.issueId, 'preflight');
    expect(preflight.json).toMatchObject({ passes: true, problems: [{ code: 'subject_long' }] });
  });
});

describe('an event that is cancelled', () => {
  it('while its issue is planning: it will be paused, and makes no correction', async () => {
    const { eventId, issueId, id } = await world.tied('planning');
    await says(eventId, 'cancelled');
    expect(await world.issues.read(issueId)).toMatchObject({
      state: 'planning',
      pause: { reason: 'event' },
    });
    expect(await reasonOf(id)).toEqual(['held', 'cancelled']);
    expect(await world.corrections(issueId)).toEqual([]);
  });

  it('while its issue is sent out: it is paused, once, whatever staff decide then', async () => {
    const { eventId, issueId, id } = await world.tied('sending');
    await says(eventId, 'cancelled');
    expect(await world.issues.read(issueId)).toMatchObject({
      state: 'paused',
      pause: { reason: 'event' },
    });
    await world.act('approver', issueId, 'resume');
    await world.follow(eventId);
    expect((await world.issues.read(issueId)).state).toBe('sending');
    expect(await reasonOf(id)).toEqual(['sending', undefined]);
  });

  it('while its issue waits for the day’s quota: it does not go on by itself', async () => {
    const { eventId, issueId } = await world.tied('sending');
    const pause = { reason: 'quota', at: world.now().toISOString() } as const;
    await world.issues.transition(issueId, { from: ['sending'], to: 'paused', set: { pause } });
    await says(eventId, 'cancelled');
    expect((await world.issues.read(issueId)).pause?.reason).toBe('event');
  });

  it('and takes place after all: staff resume it', async () => {
    const { eventId, issueId, id } = await world.tied('sending');
    await says(eventId, 'cancelled');
    await says(eventId, 'confirmed');
    expect((await world.issues.read(issueId)).state).toBe('paused');
    expect(await reasonOf(id)).toEqual(['held', 'back']);
    await world.act('approver', issueId, 'resume');
    world.now.advance(600);
    await world.sweep();
    expect(await reasonOf(id)).toEqual(['sending', undefined]);
  });

  it.each([
    ['cancelled', 'Het gaat niet door.'],
    ['postponed', 'Het is uitgesteld.'],
  ] as const)(
    'after its issue was sent, %s: a correction says so, and goes when it is back',
    async (status, words) => {
      const { eventId, issueId, id } = await world.tied('sent');
      await says(eventId, status);
      expect(await world.textOf(await correction(issueId))).toContain(words);
      expect(await reasonOf(id)).toEqual(['sent', 'correction']);
      await says(eventId, 'confirmed');
      expect(await world.corrections(issueId)).toEqual([]);
      expect(await reasonOf(id)).toEqual(['sent', undefined]);
    },
  );

  it('and back at another time: the correction says when', async () => {
    const { eventId, issueId } = await world.tied('sent');
    await says(eventId, 'cancelled');
    await world.says(eventId, { status: 'confirmed' });
    await moved(eventId, '2026-12-06T14:00');
    expect(await world.textOf(await correction(issueId))).toContain('De nieuwe datum is zondag 6');
  });

  it.each([
    ['cancelled', 'dat dit niet doorgaat.', 'Het gaat toch door, op zaterdag 5'],
    ['postponed', 'dat dit uitgesteld is.', 'Het gaat door, op zaterdag 5'],
  ] as const)(
    'and back after readers were told that it is %s: another correction says so',
    async (status, told, now) => {
      const { eventId, issueId } = await world.tied('sent');
      await says(eventId, status);
      const first = await correction(issueId);
      await world.issues.transition(first.issueId, { from: ['draft'], to: 'sent' });
      await says(eventId, 'confirmed');
      const text = await world.textOf(await correction(issueId));
      expect(text).toContain(told);
      expect(text).toContain(now);
    },
  );

  it('when it is over: nobody is told', async () => {
    const { eventId, issueId } = await world.tied('sent');
    world.now.set('2026-12-06T12:00:00Z');
    await says(eventId, 'cancelled');
    expect(await world.corrections(issueId)).toEqual([]);
  });

  it('after an issue that was resumed all the same was sent: a correction says so', async () => {
    const { eventId, issueId } = await world.tied('sending');
    await says(eventId, 'cancelled');
    await world.act('approver', issueId, 'resume');
    await world.issues.transition(issueId, { from: ['sending'], to: 'sent' });
    world.now.advance(600);
    await world.sweep();
    expect(await world.textOf(await correction(issueId))).toContain('Het gaat niet door.');
  });
});

it('an issue that goes out after its event corrects nothing that is over', async () => {
  const rule = { ...weekBefore, offsetDays: 1 };
  const { eventId, issueId } = await world.tied('sending', 0, rule);
  world.now.set('2026-12-06T12:00:00Z');
  await world.moves(eventId, '2026-12-05T15:00');
  await world.follow(eventId);
  expect(await world.corrections(issueId)).toEqual([]);
});
