import { beforeAll, expect, it } from 'vitest';
import { createEventRepository } from '../../../../functions/calendar/events/event-repository.ts';
import { confirmRegistration } from '../../../../functions/calendar/registration/confirm.ts';
import { openTime } from '../../../../functions/calendar/registration/open-occurrence.ts';
import { register } from '../../../../functions/calendar/registration/register.ts';
import type { Registration } from '../../../../functions/calendar/registration/registration.ts';
import { registrationDeps } from '../../../../functions/calendar/registration/registration-deps.ts';
import { type CalendarWorld, calendarWorld, newEvent } from '../calendar-world.ts';
import { aRule } from './registration-world.ts';

let world: CalendarWorld;
let editor: string;
let viewer: string;

beforeAll(async () => {
  world = await calendarWorld();
  editor = await world.staffMember('editor', '13036');
  viewer = await world.staffMember('viewer', '13036');
});

const evening = { start: '2026-12-03T19:30', end: '2026-12-03T22:00' };

/** A round table with three places, for which people register. */
async function roundTable(change: Parameters<typeof aRule>[0] = {}) {
  const made = await world.call(editor, 'POST /staff/calendar/events', {
    ...newEvent,
    facts: { title: { nl: 'Ronde tafel' }, topics: ['business'] },
    recurrence: evening,
  });
  expect(made.status).toBe(201);
  const path = `/staff/calendar/events/${made.body.id}`;
  const { version } = made.body;
  const put = await world.call(editor, `PUT ${path}/registration`, {
    version,
    rule: aRule(change),
  });
  expect(put.status).toBe(200);
  return { id: String(made.body.id), path, version: Number(put.body.version) };
}

const byPhone = (change: object = {}) => ({
  name: 'An Peeters',
  address: 'an@x.example',
  language: 'nl',
  places: 1,
  why: 'Belde naar de gemeente.',
  ...change,
});

async function ask(eventId: string, address: string, name = 'Bo Claes'): Promise<Registration> {
  const deps = registrationDeps(world.deps);
  const event = await createEventRepository(world.table, deps).read(eventId);
  const open = await openTime(event, 'once', deps);
  if (!open) throw new Error('closed');
  const wish = { name, address, language: 'nl' as const, places: 1, organisation: undefined };
  await register(wish, open, deps);
  const asked = await deps.registrations.findByAddress({ eventId, key: 'once' }, address);
  if (!asked) throw new Error('not registered');
  return asked;
}

async function join(eventId: string, address: string, name?: string): Promise<string> {
  const deps = registrationDeps(world.deps);
  return (await confirmRegistration(await ask(eventId, address, name), deps)).id;
}

it('registers somebody by hand, with the reason, and mails the invitation', async () => {
  const { path } = await roundTable();
  const made = await world.call(editor, `POST ${path}/registrations`, byPhone());
  expect(made).toMatchObject({
    status: 201,
    body: { state: 'confirmed', basis: { kind: 'staff', why: 'Belde naar de gemeente.' } },
  });
  expect(world.mails.at(-1)).toMatchObject({ mail: { kind: 'registration-confirmed' } });
  const again = await world.call(editor, `POST ${path}/registrations`, byPhone());
  expect(again).toMatchObject({ status: 409, body: { code: 'registration.state' } });
});

it('registers once whom staff register while they have yet to confirm: the link of the mail is of no use then', async () => {
  const { id, path } = await roundTable();
  const deps = registrationDeps(world.deps);
  const asked = await ask(id, 'di@x.example');
  const made = await world.call(
    editor,
    `POST ${path}/registrations`,
    byPhone({ address: 'di@x.example' }),
  );
  expect(made.status).toBe(201);
  await expect(confirmRegistration(asked, deps)).rejects.toMatchObject({ code: 'token.expired' });
  const { body } = await world.call(viewer, `GET ${path}/attendance`);
  expect(body).toMatchObject({ seats: { taken: 1 }, people: [{ id: made.body.id }] });
  expect(body.people).toHaveLength(1);
});

it('registers who has no address, and mails nobody', async () => {
  const { path } = await roundTable();
  const before = world.mails.length;
  const made = await world.call(
    editor,
    `POST ${path}/registrations`,
    byPhone({ address: undefined }),
  );
  expect(made).toMatchObject({ status: 201, body: { state: 'confirmed' } });
  expect(world.mails).toHaveLength(before);
});

it('gives staff no place that is not free: they put people in the line too', async () => {
  const { path } = await roundTable({ capacity: 1 });
  await world.call(editor, `POST ${path}/registrations`, byPhone());
  const next = byPhone({ address: 'bo@x.example' });
  const made = await world.call(editor, `POST ${path}/registrations`, next);
  expect(made.body).toMatchObject({ state: 'waiting' });
  const strict = await roundTable({ capacity: 1, waitingList: false });
  await world.call(editor, `POST ${strict.path}/registrations`, byPhone());
  const full = await world.call(editor, `POST ${strict.path}/registrations`, next);
  expect(full).toMatchObject({ status: 409, body: { code: 'registration.full' } });
});

it('lists who comes and who waits, with the places', async () => {
  const { id, path } = await roundTable({ capacity: 1 });
  await join(id, 'an@x.example', 'An Peeters');
  await join(id, 'bo@x.example');
  const { body } = await world.call(viewer, `GET ${path}/attendance?on=once`);
  expect(body.seats).toMatchObject({
    capacity: 1,
    free: 0,
    taken: 1,
    waiting: 1,
    isOverFull: false,
  });
  expect(body.people).toMatchObject([
    { name: 'An Peeters', state: 'confirmed' },
    { name: 'Bo Claes', state: 'waiting' },
  ]);
  const { body: counts } = await world.call(viewer, `GET ${path}/registrations`);
  expect(counts.times).toMatchObject([{ on: 'once', taken: 1, waiting: 1 }]);
});

it('gives the list as a file that a spreadsheet runs nothing of', async () => {
  const { path } = await roundTable();
  const organisation = '=HYPERLINK("https://x.example")';
  await world.call(editor, `POST ${path}/registrations`, byPhone({ name: '+An', organisation }));
  expect((await world.call(viewer, `GET ${path}/attendance/csv`)).status).toBe(403);
  const { body } = await world.call(editor, `GET ${path}/attendance/csv`);
  expect(body.text).toContain(`"'+An";"'=HYPERLINK(""https://x.example"")";"1";"confirmed"`);
  expect(await world.auditLines()).toContain('registration.exported');
});

it('cancels with a reason that the person is told, and offers the place on', async () => {
  const { id, path } = await roundTable({ capacity: 1 });
  const first = await join(id, 'an@x.example');
  const second = await join(id, 'bo@x.example');
  const line = `POST ${path}/registrations/${first}/cancel`;
  const cancelled = await world.call(editor, line, { reason: 'Dubbel geboekt.' });
  expect(cancelled.body).toMatchObject({ state: 'cancelled', cancelReason: 'Dubbel geboekt.' });
  expect(world.mails).toContainEqual(
    expect.objectContaining({
      mail: expect.objectContaining({ kind: 'registration-cancelled', reason: 'Dubbel geboekt.' }),
    }),
  );
  const { body } = await world.call(viewer, `GET ${path}/attendance`);
  expect(body.people).toContainEqual(expect.objectContaining({ id: second, state: 'offered' }));
  const again = await world.call(editor, line, { reason: 'Nog eens.' });
  expect(again).toMatchObject({ status: 409, body: { code: 'registration.state' } });
});

it('notes who came, who did not, and takes the note away; not of who had no place', async () => {
  const { id, path } = await roundTable({ capacity: 1 });
  const first = await join(id, 'an@x.example');
  const second = await join(id, 'bo@x.example');
  const note = (person: string, attendance: string | null) =>
    world.call(editor, `POST ${path}/registrations/${person}/attended`, { attendance });
  expect((await note(first, 'no-show')).body).toMatchObject({ attendance: 'no-show' });
  expect((await note(first, 'attended')).body).toMatchObject({ attendance: 'attended' });
  expect((await note(first, null)).body.attendance).toBeUndefined();
  expect(await note(second, 'attended')).toMatchObject({ status: 409 });
});

it('offers at once what staff add, and shows where there are more people than places', async () => {
  const { id, path, version } = await roundTable({ capacity: 1 });
  await join(id, 'an@x.example');
  await join(id, 'bo@x.example');
  const more = { version, rule: aRule({ capacity: 2 }) };
  const raised = await world.call(editor, `PUT ${path}/registration`, more);
  const list = await world.call(viewer, `GET ${path}/attendance`);
  expect(list.body.people).toMatchObject([{ state: 'confirmed' }, { state: 'offered' }]);
  const fewer = { version: raised.body.version, rule: aRule({ capacity: 1 }) };
  await world.call(editor, `PUT ${path}/registration`, fewer);
  const { body } = await world.call(viewer, `GET ${path}/attendance`);
  expect(body.seats).toMatchObject({ capacity: 1, free: -1, isOverFull: true });
  const stale = await world.call(editor, `PUT ${path}/registration`, more);
  expect(stale).toMatchObject({ status: 409, body: { code: 'event.changed' } });
});

it('finds no registration under another event, though staff may see both', async () => {
  const one = await roundTable();
  const other = await roundTable();
  const person = await join(one.id, 'an@x.example');
  const line = `POST ${other.path}/registrations/${person}/cancel`;
  expect(await world.call(editor, line, { reason: 'x' })).toMatchObject({ status: 404 });
});

it('keeps who is registered when registering ends, and takes nobody new', async () => {
  const { id, path, version } = await roundTable();
  await join(id, 'an@x.example');
  await world.call(editor, `PUT ${path}/registration`, { version, rule: null });
  const made = await world.call(
    editor,
    `POST ${path}/registrations`,
    byPhone({ address: 'bo@x.example' }),
  );
  expect(made).toMatchObject({ status: 409, body: { code: 'registration.closed' } });
  const { body } = await world.call(viewer, `GET ${path}/attendance`);
  expect(body.people).toMatchObject([{ state: 'confirmed' }]);
});
