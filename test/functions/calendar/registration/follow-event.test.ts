import { expect, it } from 'vitest';
import { saveEvent } from '../../../../functions/calendar/events/save-event.ts';
import { writeEventFile } from '../../../../functions/calendar/feeds/event-file.ts';
import { readCalendar } from '../../../../functions/calendar/ical/read-calendar.ts';
import { acceptOffer } from '../../../../functions/calendar/registration/accept-offer.ts';
import { confirmRegistration } from '../../../../functions/calendar/registration/confirm.ts';
import { leave } from '../../../../functions/calendar/registration/end-place.ts';
import { aPart, aTiming, at, once } from '../../../builders/calendar-event.ts';
import { aRule, registrationWorld } from './registration-world.ts';

const later = once('2026-12-11T19:30', '2026-12-11T22:00');
const [an, bo] = ['an@x.example', 'bo@x.example'];

it('tells everybody once that the evening has moved, and who waits too', async () => {
  const world = await registrationWorld({ capacity: 1 });
  await world.join(an);
  await world.join(bo);
  await world.ask('cy@x.example');
  await world.change({ said: { timing: later } });
  await world.follow();
  await world.follow();
  expect(world.mailsTo(an)).toEqual(['confirm', 'confirmed', 'moved']);
  expect(world.mailsTo(bo)).toEqual(['confirm', 'waiting', 'moved']);
  expect(world.mailsTo('cy@x.example')).toEqual(['confirm']);
  const moved = world.mails.find(({ mail }) => mail.kind === 'registration-moved');
  expect(moved?.mail).toMatchObject({ time: { startsAt: '2026-12-11T18:30:00.000Z' } });
});

it('tells of another place, and of nothing that does not matter to who comes', async () => {
  const world = await registrationWorld();
  await world.join(an);
  await world.change({
    said: { title: { nl: 'Grote ronde tafel' }, description: { nl: 'Nieuw' } },
  });
  await world.follow();
  expect(world.mailsTo(an)).toHaveLength(2);
  await world.change({ said: { venue: { name: 'Den Dries', town: 'Retie' } } });
  await world.follow();
  expect(world.lastMail().mail).toMatchObject({
    kind: 'registration-moved',
    where: 'Den Dries, Retie',
  });
});

it('tells that it is called off, keeps the places, and tells when it goes ahead after all', async () => {
  const world = await registrationWorld();
  await world.join(an);
  await world.change({ goneAt: '2026-12-02T10:00:00.000Z' });
  await world.follow();
  expect(world.lastMail()).toMatchObject({
    mail: { kind: 'registration-cancelled', what: 'event' },
    calendar: { method: 'CANCEL' },
  });
  await world.change({ goneAt: undefined });
  await world.follow();
  expect(world.lastMail()).toMatchObject({
    mail: { kind: 'registration-moved', change: 'resumed' },
    calendar: { method: 'REQUEST' },
  });
  expect((await world.find(an)).state).toBe('confirmed');
});

it('tells of a postponement, and takes no registration until there is a date', async () => {
  const world = await registrationWorld();
  await world.join(an);
  await world.change({ said: { status: 'postponed' } });
  await world.follow();
  expect(world.lastMail().mail).toMatchObject({ kind: 'registration-moved', change: 'postponed' });
  await expect(world.ask(bo)).rejects.toThrow('nobody can register');
  await world.change({ said: { status: 'confirmed', timing: later } });
  await world.follow();
  expect(world.lastMail().mail).toMatchObject({
    change: 'resumed',
    time: { startsAt: '2026-12-11T18:30:00.000Z' },
  });
});

it('keeps an offer open through a postponement, and offers the place anew when it goes ahead', async () => {
  const world = await registrationWorld({ capacity: 1, offerHours: 12 });
  await world.join(an);
  await world.join(bo);
  await leave(await world.find(an), world.deps);
  await world.change({ said: { status: 'postponed' } });
  await world.follow();
  world.now.set('2026-12-03T10:00:00Z');
  await world.sweep();
  await expect(acceptOffer(await world.find(bo), world.deps)).rejects.toMatchObject({
    code: 'registration.state',
  });
  expect((await world.find(bo)).state).toBe('offered');
  await world.change({ said: { status: 'confirmed', timing: later } });
  await world.follow();
  expect(world.lastMail().mail).toMatchObject({
    kind: 'registration-offer',
    expiresAt: '2026-12-03T22:00:00.000Z',
    time: { startsAt: '2026-12-11T18:30:00.000Z' },
  });
  expect((await acceptOffer(await world.find(bo), world.deps)).state).toBe('confirmed');
  expect(world.mailsTo(bo)).toEqual(['confirm', 'waiting', 'offer', 'moved', 'offer', 'confirmed']);
});

it('tells who is registered of changes when registering has ended too', async () => {
  const world = await registrationWorld({ remindHours: [24] });
  await world.join(an);
  const event = await world.event();
  const ended = { ...event, registration: undefined };
  const { followUpSince: _, ...followed } = await saveEvent(
    { before: event, after: ended },
    world.deps,
  );
  const moved = { ...followed, said: { ...event.said, timing: later } };
  const saved = await saveEvent({ before: followed, after: moved }, world.deps);
  expect(saved.followUpSince).toBe('2026-12-01T10:00:00.000Z');
  await world.follow();
  expect(world.lastMail().mail).toMatchObject({ kind: 'registration-moved', change: 'moved' });
  expect((await world.find(an)).remindAt).toBe('2026-12-10T18:30:00.000Z');
});

it('gives no place at what was called off while somebody confirmed', async () => {
  const world = await registrationWorld();
  await world.join(an);
  const asked = await world.ask(bo);
  let isOff = false;
  const seats: typeof world.deps.registrations.seats = async (ref) => {
    if (!isOff) {
      isOff = true;
      await world.change({ said: { status: 'cancelled' } });
      await world.follow();
    }
    return world.deps.registrations.seats(ref);
  };
  const deps = { ...world.deps, registrations: { ...world.deps.registrations, seats } };
  await expect(confirmRegistration(asked, deps)).rejects.toMatchObject({
    code: 'registration.closed',
  });
  expect(await world.seats()).toMatchObject({ taken: 1, waiting: 0 });
  expect(world.mailsTo(bo)).toEqual(['confirm']);
});

it('says nothing where it moved and moved back before anybody looked', async () => {
  const world = await registrationWorld();
  await world.join(an);
  const { said } = await world.event();
  await world.change({ said: { timing: later } });
  await world.change({ said: { timing: said.timing } });
  await world.follow();
  expect(world.mailsTo(an)).toEqual(['confirm', 'confirmed']);
});

it('counts a time that its source has taken out as called off, and one that is over as it was', async () => {
  const series = (...except: string[]) =>
    aTiming(
      aPart({
        start: at('2026-12-03T19:30'),
        length: { end: at('2026-12-03T22:00') },
        rules: ['FREQ=WEEKLY;COUNT=3'],
        except: except.map((wall) => at(wall)),
      }),
    );
  const key = '20261203T183000Z';
  const world = await registrationWorld({}, { event: { said: { timing: series() } }, key });
  await world.join(an);
  await world.change({ said: { timing: series('2026-12-10T19:30') } });
  await world.follow();
  expect(world.mailsTo(an)).toEqual(['confirm', 'confirmed']);
  const gone = series('2026-12-03T19:30');
  await world.change({ said: { timing: gone } });
  await world.follow();
  expect(world.lastMail().mail).toMatchObject({ kind: 'registration-cancelled', what: 'event' });
  const over = await registrationWorld({}, { event: { said: { timing: series() } }, key });
  await over.join(an);
  over.now.set('2026-12-04T10:00:00Z');
  await over.change({ said: { timing: gone } });
  await over.follow();
  expect(over.mailsTo(an)).toEqual(['confirm', 'confirmed']);
});

it('tells nobody of what is hidden', async () => {
  const world = await registrationWorld();
  await world.join(an);
  const hidden = { reason: 'Fout', by: 'acc_1', at: '2026-12-01T10:00:00.000Z' };
  await world.change({
    hand: { corrections: {}, promoted: false, hidden },
    said: { timing: later },
  });
  await world.follow();
  world.now.set('2026-12-09T19:00:00Z');
  await world.sweep();
  expect(world.mailsTo(an)).toEqual(['confirm', 'confirmed']);
});

it('says nothing any more of what is over', async () => {
  const world = await registrationWorld();
  await world.join(an);
  world.now.set('2026-12-12T10:00:00Z');
  await world.change({ goneAt: '2026-12-12T10:00:00.000Z' });
  await world.follow();
  expect(world.mailsTo(an)).toEqual(['confirm', 'confirmed']);
});

it('reminds who comes once, before the start as it is now', async () => {
  const world = await registrationWorld({ capacity: 1, remindHours: [24, 2] });
  await world.join(an);
  await world.join(bo);
  await world.change({ said: { timing: later } });
  await world.follow();
  world.now.set('2026-12-09T18:31:00Z');
  await world.sweep();
  expect(world.mailsTo(an)).not.toContain('reminder');
  world.now.set('2026-12-10T18:31:00Z');
  await world.sweep();
  await world.sweep();
  expect(world.mailsTo(an).filter((kind) => kind === 'reminder')).toHaveLength(1);
  world.now.set('2026-12-11T16:31:00Z');
  await world.sweep();
  expect(world.mailsTo(an).filter((kind) => kind === 'reminder')).toHaveLength(2);
  expect(world.mailsTo(bo)).not.toContain('reminder');
});

it('reminds once of what is overdue, and not at all of what has begun or is called off', async () => {
  const late = await registrationWorld({ remindHours: [48, 24] });
  await late.join(an);
  late.now.set('2026-12-10T10:00:00Z');
  await late.sweep();
  expect(late.mailsTo(an).filter((kind) => kind === 'reminder')).toHaveLength(1);
  const begun = await registrationWorld({ remindHours: [24] });
  await begun.join(an);
  begun.now.set('2026-12-10T18:30:00Z');
  await begun.sweep();
  expect(begun.mailsTo(an)).not.toContain('reminder');
  const off = await registrationWorld({ remindHours: [24] });
  await off.join(an);
  await off.change({ said: { status: 'cancelled' } });
  await off.follow();
  off.now.set('2026-12-09T19:00:00Z');
  await off.sweep();
  expect(off.mailsTo(an)).not.toContain('reminder');
});

it('gives who registers late no reminder of a time before', async () => {
  const world = await registrationWorld({ remindHours: [24, 2] });
  world.now.set('2026-12-10T10:00:00Z');
  expect((await world.join(an)).remindAt).toBe('2026-12-10T16:30:00.000Z');
});

it('sets reminders anew when staff change when they go out', async () => {
  const world = await registrationWorld({ remindHours: [] });
  await world.join(an);
  await world.change({ registration: aRule({ remindHours: [3] }) });
  await world.follow();
  expect((await world.find(an)).remindAt).toBe('2026-12-10T15:30:00.000Z');
  expect(world.mailsTo(an)).toEqual(['confirm', 'confirmed']);
});

it('offers more places when there are more, and sends nobody away when there are fewer', async () => {
  const world = await registrationWorld({ capacity: 1 });
  await world.join(an);
  await world.join(bo);
  await world.change({ registration: aRule({ capacity: 2 }) });
  await world.follow();
  expect((await world.find(bo)).state).toBe('offered');
  await acceptOffer(await world.find(bo), world.deps);
  await world.join('cy@x.example');
  await world.change({ registration: aRule({ capacity: 1 }) });
  await world.follow();
  expect(await world.seats()).toMatchObject({ capacity: 1, taken: 2, spare: -1, waiting: 1 });
  await leave(await world.find(an), world.deps);
  expect((await world.find('cy@x.example')).state).toBe('waiting');
  await leave(await world.find(bo), world.deps);
  expect((await world.find('cy@x.example')).state).toBe('offered');
});

it('puts the time into the calendar under the UID of our files, moves it there and takes it away', async () => {
  const world = await registrationWorld();
  const uid = `${world.ref.eventId}@site.example`;
  const edition = { language: 'nl', siteUrl: 'https://site.example', isFree: false } as const;
  const deps = { edition, table: world.table, now: world.now() };
  for (const on of [undefined, 'once']) {
    const file = await writeEventFile(await world.event(), on, deps);
    expect(file).toContain(`UID:${uid}\r\n`);
    expect(file).toContain('SEQUENCE:2\r\n');
  }
  const written = () => {
    const text = world.lastMail().calendar?.text ?? '';
    expect(readCalendar(text)).toBeDefined();
    return text.replaceAll('\r\n ', '');
  };
  await world.join(an, { name: 'An "de" Peeters' });
  const invitation = written();
  expect(invitation).toContain('METHOD:REQUEST\r\n');
  expect(invitation).toContain(`UID:${uid}\r\n`);
  expect(invitation).toContain('SEQUENCE:2\r\n');
  expect(invitation).toMatch(/ORGANIZER;CN="[^"]+":mailto:\S+@\S+\r\n/);
  expect(invitation).toContain(
    'ATTENDEE;CN="An de Peeters";ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:an@x.example\r\n',
  );
  await world.change({ said: { timing: later } });
  await world.follow();
  expect(written()).toMatch(/METHOD:REQUEST\r\n[\s\S]*SEQUENCE:3\r\n/);
  await leave(await world.find(an), world.deps);
  expect(written()).toMatch(/METHOD:CANCEL\r\n[\s\S]*STATUS:CANCELLED\r\n/);
  expect(written()).toContain(`UID:${uid}\r\n`);
});

it('says in the calendar of who leaves that they do not come, not that it is called off', async () => {
  const world = await registrationWorld();
  const written = () => world.lastMail().calendar?.text.replaceAll('\r\n ', '');
  await world.join(an);
  await world.join(bo);
  await leave(await world.find(an), world.deps);
  expect(written()).toMatch(/STATUS:CANCELLED\r\nSUMMARY:Ronde tafel\r\n/);
  expect(written()).not.toContain('gaat niet door');
  await world.change({ said: { status: 'cancelled' } });
  await world.follow();
  expect(written()).toMatch(/STATUS:CANCELLED\r\nSUMMARY:Geannuleerd: Ronde tafel\r\n/);
});

it('puts nothing into the calendar of who only waits', async () => {
  const world = await registrationWorld({ capacity: 1 });
  await world.join(an);
  await world.join(bo);
  expect(world.lastMail().calendar).toBeUndefined();
  await leave(await world.find(bo), world.deps);
  expect(world.lastMail().calendar).toBeUndefined();
});
