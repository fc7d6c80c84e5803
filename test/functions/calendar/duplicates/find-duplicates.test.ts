import { beforeEach, describe, expect, it } from 'vitest';
import { aPart, aTiming, at, once } from '../../../builders/calendar-event.ts';
import { balen, retie } from '../calendar-world.ts';
import { type HandWorld, handWorld } from '../hand/hand-world.ts';
import { said } from '../syncing/sync-world.ts';

let world: HandWorld;
let first: string;
let second: string;
type Facts = Parameters<typeof said>[1];

const saturday = once('2026-12-05T14:00', '2026-12-05T17:00');
const markt: Facts = { title: { nl: 'Kerstmarkt' }, timing: saturday };
const elsewhere: Facts = {
  venue: undefined,
  website: undefined,
  organizer: undefined,
};

const proposals = async (nis = retie, state = 'proposed') =>
  (await world.asChief(`GET /duplicates?municipality=${nis}&state=${state}`)).body.duplicates;

/** What is proposed when one source says the one and another the other. */
async function proposed(one: Facts, other: Facts, uids: readonly [string, string] = ['a', 'b']) {
  await world.says(first, said(uids[0], one));
  await world.says(second, said(uids[1], other));
  await world.sweep();
  return proposals();
}

beforeEach(async () => {
  world = await handWorld();
  first = await world.newSource('Gemeente');
  second = await world.newSource('Vereniging');
});

describe('two events are proposed as one', () => {
  it.each([
    [
      'with the same title, year and edition aside',
      { title: { nl: '3e Kerstmarkt Retie 2026' } },
      ['day', 'time', 'title'],
    ],
    [
      'with a title that is written in two words',
      { title: { nl: 'Kerst-markt' } },
      ['day', 'time', 'title'],
    ],
    [
      'with a similar title in another language and the same place',
      { title: { fr: 'Kerstmarkt' }, venue: { name: 'Markt-plein' } },
      ['day', 'time', 'title', 'venue'],
    ],
    [
      'with a similar title in the same street at another hour',
      {
        title: { nl: 'Kerstmarkt met glühwein' },
        venue: { name: 'De Zaal', street: 'markt 1' },
        timing: once('2026-12-05T10:00', '2026-12-05T20:00'),
      },
      ['day', 'title', 'street'],
    ],
    [
      'with another title, the same page and place',
      {
        title: { nl: 'Winterpret' },
        website: 'http://retie.example/markt/',
        venue: { name: 'Marktplein' },
      },
      ['day', 'time', 'venue', 'website'],
    ],
  ])('%s', async (_, other, reasons) => {
    const list = await proposed(markt, { ...markt, ...elsewhere, ...other });
    expect(list).toHaveLength(1);
    expect(list[0]).toMatchObject({
      state: 'proposed',
      reasons,
      events: [
        { sourceName: 'Gemeente', title: { nl: 'Kerstmarkt' } },
        { sourceName: 'Vereniging' },
      ],
    });
    expect(list[0].score).toBeGreaterThanOrEqual(50);
  });

  it('with the same uid in two feeds, whatever they are called', async () => {
    const other = { ...markt, ...elsewhere, title: { nl: 'Iets anders' } };
    const [pair] = await proposed(markt, other, ['same@x', 'same@x']);
    expect(pair.reasons).toEqual(['day', 'time', 'uid']);
  });

  it('when a source says what staff have typed', async () => {
    await world.as('POST /events', {
      municipality: retie,
      facts: { title: { nl: 'Kerstmarkt' }, topics: [] },
      recurrence: { start: '2026-12-05T14:00', end: '2026-12-05T18:00' },
    });
    await world.says(first, said('a', markt));
    await world.sweep();
    expect(await proposals()).toHaveLength(1);
  });

  it('when they come back by rules and meet on a day to come', async () => {
    const rules = ['FREQ=WEEKLY'];
    const weekly = aTiming(aPart({ rules }));
    const older = aTiming(
      aPart({ start: at('2024-01-04T09:00'), length: { end: at('2024-01-04T10:00') }, rules }),
    );
    expect(
      await proposed(
        { timing: weekly, title: { nl: 'Markt' } },
        { timing: older, title: { nl: 'Markt' } },
      ),
    ).toHaveLength(1);
  });

  it('when the one lasts for months and the other is a day of it', async () => {
    const long = once('2026-10-01T10:00', '2027-03-01T18:00');
    expect(await proposed({ ...markt, timing: long }, markt)).toHaveLength(1);
  });
});

describe('two events are not proposed as one', () => {
  it.each([
    ['on different days', { timing: once('2026-12-06T14:00', '2026-12-06T17:00') }],
    [
      'with different titles in one place at one time',
      { title: { nl: 'Bloedgeven' }, website: undefined },
    ],
    [
      'with one website for all and nothing else in common',
      { ...elsewhere, title: { nl: 'Bloedgeven' }, website: 'https://www.retie.example/' },
    ],
    [
      'with one title in two places at two times',
      {
        ...elsewhere,
        venue: { name: 'Kerk Schoonbroek' },
        timing: once('2026-12-05T19:00', '2026-12-05T20:00'),
      },
    ],
  ])('%s', async (_, other) => {
    const own = { ...markt, website: 'https://www.retie.example' };
    expect(await proposed(own, { ...own, ...other })).toEqual([]);
  });

  it('where they are numbered', async () => {
    const one = { ...markt, ...elsewhere, title: { nl: 'Wandeling 1' } };
    expect(await proposed(one, { ...one, title: { nl: 'Wandeling 2' } })).toEqual([]);
  });

  it('where one source names both', async () => {
    await world.says(first, said('a', markt), said('b', markt));
    await world.sweep();
    expect(await proposals()).toEqual([]);
  });

  it('where one is hidden', async () => {
    await world.says(first, said('a', markt));
    const { id } = await world.event(first, 'a');
    await world.as(`POST /events/${id}/hide`, { version: 0, reason: 'Daarom.' });
    await world.says(second, said('b', markt));
    await world.sweep();
    expect(await proposals()).toEqual([]);
  });
});

describe('a proposal', () => {
  it('is forgotten once it is not true any more', async () => {
    expect(await proposed(markt, markt)).toHaveLength(1);
    await world.says(
      second,
      said('b', { ...markt, timing: once('2026-12-12T14:00', '2026-12-12T17:00') }),
    );
    await world.sweep();
    expect(await proposals()).toEqual([]);
  });

  it('is dismissed for good, whatever the sources say later', async () => {
    const [pair] = await proposed(markt, markt);
    const path = `/duplicates/${pair.id}/dismiss`;
    expect((await world.as(`POST ${path}`, { version: pair.version })).body.state).toBe(
      'dismissed',
    );
    await world.says(second, said('b', { ...markt, description: { nl: 'Nieuw.' } }));
    await world.says(second, said('b', { ...markt, title: { nl: 'De Kerstmarkt' } }));
    await world.sweep();
    expect(await proposals()).toEqual([]);
    expect(await proposals(retie, 'dismissed')).toHaveLength(1);
    const again = await world.as(`POST ${path}`, { version: pair.version });
    expect(again.body.code).toBe('duplicate.state');
  });

  it('is decided by one of two who do so at once', async () => {
    const [{ id, version, events }] = await proposed(markt, markt);
    const [one, other] = events;
    const seen = { kept: one.version, merged: other.version };
    const merging = { version, into: one.id, seen, reason: 'Hetzelfde.' };
    const answers = await Promise.all([
      world.as(`POST /duplicates/${id}/dismiss`, { version }),
      world.as(`POST /duplicates/${id}/merge`, merging),
      world.as(`POST /duplicates/${id}/merge`, { ...merging, into: other.id }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it('is made by staff where nothing found it, and again of what was dismissed', async () => {
    const other = { ...markt, ...elsewhere, title: { nl: 'Winterpret' } };
    expect(await proposed({ ...markt, ...elsewhere }, other)).toEqual([]);
    const [one, two] = [await world.event(first, 'a'), await world.event(second, 'b')];
    const body = { one: one.id, other: two.id };
    const made = await world.as('POST /duplicates', body);
    expect(made.body).toMatchObject({ state: 'proposed', reasons: [] });
    await world.says(second, said('b', { ...other, title: { nl: 'Winterpret in Retie' } }));
    await world.sweep();
    expect(await proposals()).toHaveLength(1);
    await world.as(`POST /duplicates/${made.body.id}/dismiss`, { version: made.body.version });
    await world.as('POST /duplicates', body);
    expect(await proposals()).toHaveLength(1);
  });

  it('of one event with itself is refused', async () => {
    await world.says(first, said('a', markt));
    const { id } = await world.event(first, 'a');
    const answer = await world.as('POST /duplicates', { one: id, other: id });
    expect(answer.body.code).toBe('duplicate.state');
  });

  it('is written once, however often and by however many it is found', async () => {
    await proposed(markt, markt);
    const [before] = await proposals();
    for (const source of [first, second]) {
      await world.says(
        source,
        said(source === first ? 'a' : 'b', { ...markt, title: { nl: 'Kerstmarkt!' } }),
      );
    }
    await Promise.all([world.sweep(), world.sweep()]);
    const [after, ...others] = await proposals();
    expect(others).toEqual([]);
    expect(after.id).toBe(before.id);
  });
});

describe('across municipalities', () => {
  const there = async () => {
    const balens = await world.newSource('Balen', { nis: balen });
    await world.says(first, said('same@x', markt));
    await world.says(balens, said('same@x', markt));
    await world.sweep();
  };

  it('a proposal is shown to those who have the role in both, in either list', async () => {
    await there();
    const [pair] = await proposals();
    expect(pair.events.map(({ nis }: { nis: string }) => nis)).toEqual([retie, balen]);
    expect((await proposals(balen)).map(({ id }: { id: string }) => id)).toEqual([pair.id]);
    const own = await world.as(`GET /duplicates?municipality=${retie}`);
    expect(own.body.duplicates).toEqual([]);
    expect((await world.as(`GET /duplicates?municipality=${balen}`)).status).toBe(403);
  });

  it('nobody else reads, dismisses, merges or makes one', async () => {
    await there();
    const [{ id, version, events }] = await proposals();
    const [one, other] = events;
    const seen = { kept: one.version, merged: other.version };
    const calls = [
      world.as(`GET /duplicates/${id}`),
      world.as(`POST /duplicates/${id}/dismiss`, { version }),
      world.as(`POST /duplicates/${id}/merge`, { version, into: one.id, seen, reason: 'Zelfde.' }),
      world.as(`POST /duplicates/${id}/unmerge`, { version }),
      world.as('POST /duplicates', { one: one.id, other: other.id }),
    ];
    for (const { status } of await Promise.all(calls)) expect(status).toBe(403);
  });

  it('a title that all have on that Saturday is not enough', async () => {
    const balens = await world.newSource('Balen', { nis: balen });
    await world.says(first, said('a', { ...markt, ...elsewhere }));
    await world.says(balens, said('b', { ...markt, ...elsewhere }));
    await world.sweep();
    expect(await proposals()).toEqual([]);
  });

  it('a pair follows its event to another municipality', async () => {
    await proposed(markt, markt, ['same@x', 'same@x']);
    const wide = await world.newSource('Breed', { alsoNis: [balen] });
    await world.says(wide, said('same@x', markt));
    await world.sweep();
    await world.says(wide, { ...said('same@x', markt), nis: balen });
    await world.sweep();
    const theirs = await proposals(balen);
    expect(theirs).toHaveLength(2);
    expect((await world.as(`GET /duplicates?municipality=${retie}`)).body.duplicates).toHaveLength(
      1,
    );
  });
});
