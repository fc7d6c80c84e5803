import { beforeEach, describe, expect, it } from 'vitest';
import { pairOf } from '../../../../functions/calendar/duplicates/duplicate.ts';
import { factsOf, shownStatus } from '../../../../functions/calendar/events/facts-of.ts';
import { saveEvent } from '../../../../functions/calendar/events/save-event.ts';
import { aPart, once } from '../../../builders/calendar-event.ts';
import { retie } from '../calendar-world.ts';
import { everywhere, type HandWorld, handWorld } from '../hand/hand-world.ts';
import { textOf } from '../pages/pages-world.ts';
import { said } from '../syncing/sync-world.ts';

let world: HandWorld;
const sources = new Map<string, string>();
type Name = 'a' | 'b' | 'c' | 'd';
const names: Record<Name, string> = { a: 'Gemeente', b: 'Vereniging', c: 'Provincie', d: 'Krant' };

const sourceOf = (name: Name): string => sources.get(name) ?? '';
const event = (name: Name) => world.event(sourceOf(name), name);
const says = (name: Name, facts: Parameters<typeof said>[1] = {}) =>
  world.says(sourceOf(name), said(name, { title: { nl: `Markt ${name}` }, ...facts }));
const forgets = (name: Name) => world.reads(sourceOf(name), { gone: name });
const pairId = async (one: Name, other: Name) =>
  pairOf((await event(one)).id, (await event(other)).id).join('-');

async function merge(into: Name, away: Name, more: object = {}) {
  const [kept, merged] = [await event(into), await event(away)];
  const pair = await world.as('POST /duplicates', { one: kept.id, other: merged.id });
  return world.as(`POST /duplicates/${pairOf(kept.id, merged.id).join('-')}/merge`, {
    version: pair.body.version ?? 0,
    into: kept.id,
    seen: { kept: kept.version, merged: merged.version },
    reason: 'Dezelfde markt.',
    ...more,
  });
}

async function part(one: Name, other: Name) {
  const { body } = await world.as(`GET /duplicates/${await pairId(one, other)}`);
  return world.as(`POST /duplicates/${body.id}/unmerge`, { version: body.version });
}

const pageOf = async (name: Name) =>
  world.pages.get(`/calendar/nl/retie/event/${(await event(name)).id}`);
const attention = async () =>
  (await world.as(`GET /conflicts?municipality=${retie}`)).body.events.map(
    ({ id, reasons }: { id: string; reasons: string[] }) => [id, ...reasons],
  );

beforeEach(async () => {
  world = await handWorld();
  for (const name of ['a', 'b', 'c', 'd'] as const) {
    sources.set(name, await world.newSource(names[name]));
    await says(name);
  }
});

describe('two events that are merged', () => {
  it('are one everywhere, and the page of the other leads to it', async () => {
    const answer = await merge('a', 'b');
    expect(answer).toMatchObject({
      status: 200,
      body: { state: 'merged', merged: { reason: 'Dezelfde markt.' } },
    });
    const { id } = await event('a');
    const other = await event('b');
    expect(await world.shown(other.id)).toEqual([]);
    expect(await world.shown(id)).toEqual(everywhere);
    expect(await pageOf('b')).toMatchObject({
      statusCode: 301,
      headers: { location: `/calendar/nl/retie/event/${id}` },
    });
    const file = await world.pages.get(`/calendar/feeds/nl/retie/event/${other.id}.ics`);
    expect(file).toMatchObject({ statusCode: 301 });
  });

  it('name both sources, on the page and to staff', async () => {
    await merge('a', 'b');
    await merge('a', 'c');
    expect(textOf((await pageOf('a')).body)).toContain('Gemeente, Vereniging, Provincie');
    const { body } = await world.as(`GET /events/${(await event('a')).id}/hand`);
    expect(body).toMatchObject({
      sourceName: 'Gemeente',
      mergedFrom: [
        { sourceName: 'Vereniging', title: { nl: 'Markt b' }, isAlive: true },
        { sourceName: 'Provincie' },
      ],
    });
  });

  it('do not name a source that keeps its event back since', async () => {
    await merge('a', 'b');
    await says('b', { visibility: 'draft' });
    expect(textOf((await pageOf('a')).body)).not.toContain('Vereniging');
  });

  it('take over what staff choose, as corrections', async () => {
    await says('b', {
      description: { nl: 'Met muziek.', fr: 'Avec musique.' },
      organizer: 'Fanfare',
    });
    await merge('a', 'b', { take: ['description.fr', 'organizer', 'image'] });
    const after = await event('a');
    expect(factsOf(after)).toMatchObject({
      title: { nl: 'Markt a' },
      description: { nl: 'Elke donderdag op het marktplein.', fr: 'Avec musique.' },
      organizer: 'Fanfare',
    });
    expect(Object.keys(after.hand.corrections).sort()).toEqual(['description.fr', 'organizer']);
  });

  it('stay merged while their sources say new things, which are kept', async () => {
    await merge('a', 'b');
    await says('b', {
      title: { nl: 'Nieuwe naam' },
      timing: once('2026-12-12T14:00', '2026-12-12T17:00'),
    });
    await says('a', { organizer: 'Iemand anders' });
    const other = await event('b');
    expect(other).toMatchObject({ said: { title: { nl: 'Nieuwe naam' } } });
    expect(await world.shown(other.id)).toEqual([]);
    expect((await pageOf('b')).statusCode).toBe(301);
  });

  it('are not proposed again, with each other or with others', async () => {
    await merge('a', 'b');
    await world.sweep();
    await says('b', { title: { nl: 'Markt a' } });
    await world.sweep();
    const { body } = await world.as(`GET /duplicates?municipality=${retie}`);
    expect(JSON.stringify(body)).not.toContain((await event('b')).id);
  });

  it('stand in the audit log, without their words', async () => {
    await merge('a', 'b', { take: ['organizer'] });
    await part('a', 'b');
    const lines = (await world.auditLines()).filter((line) => line.startsWith('duplicate.'));
    expect(lines).toEqual(['duplicate.proposed', 'duplicate.merged', 'duplicate.unmerged']);
  });
});

describe('merging is refused', () => {
  const code = async (answer: Promise<{ body: { code: string } }>) => (await answer).body.code;

  it('of versions that somebody has not seen', async () => {
    const { version } = await event('a');
    expect(await code(merge('a', 'b', { seen: { kept: version + 1, merged: 0 } }))).toBe(
      'event.changed',
    );
    expect(await code(merge('a', 'b', { seen: { kept: version, merged: 7 } }))).toBe(
      'event.changed',
    );
    expect(await code(merge('a', 'b', { version: 7 }))).toBe('duplicate.state');
  });

  it('into an event that is not of the pair', async () => {
    expect(await code(merge('a', 'b', { into: (await event('c')).id }))).toBe('duplicate.state');
  });

  it('where people register for the one that would go, or a newsletter is tied to it', async () => {
    const before = await event('b');
    const registration = {
      capacity: 40,
      waitingList: true,
      offerHours: 24,
      closesBefore: 60,
      remindHours: [],
      maxPerPerson: 2,
    };
    const open = await saveEvent({ before, after: { ...before, registration } }, world.deps);
    expect(await code(merge('a', 'b'))).toBe('duplicate.state');
    const { registration: _, ...closed } = open;
    const tied = await saveEvent({ before: open, after: { ...closed, moments: 1 } }, world.deps);
    expect(await code(merge('a', 'b'))).toBe('duplicate.state');
    await saveEvent({ before: tied, after: { ...tied, moments: 0 } }, world.deps);
    await world.table.put({
      pk: `REGISTRATIONS#${before.id}`,
      sk: 'once',
      eventId: before.id,
      key: 'once',
    });
    expect(await code(merge('a', 'b'))).toBe('duplicate.state');
    expect(await code(merge('b', 'a'))).toBeUndefined();
  });

  it('where one is not for everybody to see, or is gone', async () => {
    const { id, version } = await event('b');
    await world.as(`POST /events/${id}/hide`, { version, reason: 'Daarom.' });
    expect(await code(merge('a', 'b'))).toBe('duplicate.not_found');
    await forgets('c');
    expect(await code(merge('c', 'a'))).toBe('duplicate.state');
    expect(await code(merge('a', 'c'))).toBeUndefined();
  });

  it('where a source keeps one back since they were proposed, either way', async () => {
    const [one, other] = [await event('a'), await event('b')];
    const { body } = await world.as('POST /duplicates', { one: one.id, other: other.id });
    await says('b', { visibility: 'private' });
    const { version } = body;
    const [a, b] = [one.version, (await event('b')).version];
    const answers = [
      {
        version,
        into: one.id,
        seen: { kept: a, merged: b },
        reason: 'Dezelfde.',
        take: ['title.nl'],
      },
      { version, into: other.id, seen: { kept: b, merged: a }, reason: 'Dezelfde.' },
    ].map((merger) => world.as(`POST /duplicates/${body.id}/merge`, merger));
    for (const answer of await Promise.all(answers)) {
      expect(answer.body.code).toBe('duplicate.state');
    }
  });

  it('in a circle', async () => {
    await merge('a', 'b');
    await merge('c', 'a');
    const [one, other] = [await event('c'), await event('b')];
    const answer = await world.as('POST /duplicates', { one: one.id, other: other.id });
    expect(answer.body.code).toBe('duplicate.state');
    await merge('b', 'a');
    expect((await event('a')).hand.merged?.into).toBe(one.id);
    expect((await event('c')).hand.merged).toBeUndefined();
  });

  it('by one of two who merge each into the other at once', async () => {
    await world.as('POST /duplicates', {
      one: (await event('a')).id,
      other: (await event('b')).id,
    });
    const answers = await Promise.all([merge('a', 'b'), merge('b', 'a')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const both = [await event('a'), await event('b')];
    expect(both.filter(({ hand }) => hand.merged)).toHaveLength(1);
    expect(both.filter(({ hand }) => hand.holds)).toHaveLength(1);
  });

  it('with a visibility that is taken over', async () => {
    expect((await merge('a', 'b', { take: ['visibility'] })).status).toBe(400);
  });
});

describe('a chain of mergers', () => {
  it('leads to the last, from wherever it is entered', async () => {
    await merge('b', 'c');
    await merge('a', 'b');
    await merge('d', 'a');
    const location = `/calendar/nl/retie/event/${(await event('d')).id}`;
    for (const name of ['a', 'b', 'c'] as const) {
      expect(await pageOf(name)).toMatchObject({ statusCode: 301, headers: { location } });
    }
    expect(textOf((await pageOf('d')).body)).toContain('Krant, Gemeente, Vereniging, Provincie');
  });

  it('is parted in the middle: what hangs below goes along', async () => {
    await merge('b', 'c');
    await merge('a', 'b');
    await part('a', 'b');
    expect(await world.shown((await event('a')).id)).toEqual(everywhere);
    expect(await world.shown((await event('b')).id)).toEqual(everywhere);
    expect(await pageOf('c')).toMatchObject({
      headers: { location: `/calendar/nl/retie/event/${(await event('b')).id}` },
    });
  });
});

describe('an event whose source has lost it', () => {
  const isOff = async (name: Name) => shownStatus(await event(name));

  beforeEach(() => merge('a', 'b'));

  it('takes place as long as what was merged into it does, and staff are told', async () => {
    await forgets('a');
    expect(await isOff('a')).toBe('confirmed');
    expect(await attention()).toEqual([[(await event('a')).id, 'merged']]);
    await world.sweep();
    expect(await isOff('a')).toBe('confirmed');
    expect(await world.shown((await event('b')).id)).toEqual([]);
  });

  it('does not take place once that is gone too, and does when it comes back', async () => {
    await forgets('a');
    await forgets('b');
    await world.sweep();
    expect(await isOff('a')).toBe('cancelled');
    await says('b');
    await world.sweep();
    expect(await isOff('a')).toBe('confirmed');
  });

  it('nor once that is cancelled, or kept back', async () => {
    await forgets('a');
    await says('b', { status: 'cancelled' });
    await world.sweep();
    expect(await isOff('a')).toBe('cancelled');
    await says('b');
    await world.sweep();
    expect(await isOff('a')).toBe('confirmed');
    await says('b', { visibility: 'draft' });
    await world.sweep();
    expect(await isOff('a')).toBe('cancelled');
  });

  it('is cancelled when what keeps it is parted from it, which stands for itself then', async () => {
    await forgets('a');
    await part('a', 'b');
    expect(await isOff('a')).toBe('cancelled');
    expect(await world.shown((await event('b')).id)).toEqual(everywhere);
    expect(await attention()).toEqual([]);
  });

  it('is kept by what hangs further down, until that is parted', async () => {
    await part('a', 'b');
    await merge('b', 'c');
    await merge('a', 'b');
    await forgets('a');
    await forgets('b');
    await world.sweep();
    expect(await isOff('a')).toBe('confirmed');
    await part('b', 'c');
    await world.sweep();
    expect(await isOff('a')).toBe('cancelled');
  });

  it('that comes back speaks for itself again', async () => {
    await forgets('a');
    await says('a');
    expect((await event('a')).keptBy).toBeUndefined();
    expect(await attention()).toEqual([]);
  });

  it('has no time of the one that is not told by its own source', async () => {
    await forgets('a');
    await says('b', { timing: { parts: [aPart()] } });
    await world.sweep();
    const [entry] = await world.deps.events.agenda(
      retie,
      new Date('2026-12-05'),
      new Date('2026-12-06'),
    );
    expect(entry?.eventId).toBeDefined();
    expect(factsOf(await event('a')).timing).toEqual((await event('a')).said.timing);
  });
});
