import { beforeEach, describe, expect, it } from 'vitest';
import { factsOf, hashOfFact } from '../../../../functions/calendar/events/facts-of.ts';
import { aPart, aTiming, at, once } from '../../../builders/calendar-event.ts';
import { balen, retie } from '../calendar-world.ts';
import { said } from '../syncing/sync-world.ts';
import { everywhere, type HandWorld, handWorld } from './hand-world.ts';

let world: HandWorld;
let source: string;
let id: string;
const event = () => world.event(source, 'market');
const says = (facts: Parameters<typeof said>[1] = {}) => world.says(source, said('market', facts));
const act = async (what: string, body: object = {}) =>
  world.as(`POST /events/${id}/${what}`, { version: (await event()).version, ...body });
const conflicts = async (nis = retie) =>
  (await world.as(`GET /conflicts?municipality=${nis}`)).body.events;

beforeEach(async () => {
  world = await handWorld();
  source = await world.newSource();
  await says();
  id = (await event()).id;
});

describe('what staff correct', () => {
  it.each([
    [
      'a title in one language',
      { facts: { title: { fr: 'Marché' } } },
      { title: { nl: 'Kerstdrink', fr: 'Marché de Noël' } },
      ['title.fr'],
      { title: { nl: 'Kerstdrink', fr: 'Marché' } },
    ],
    [
      'a description that goes',
      { facts: { description: { nl: null } } },
      { description: { nl: 'Nog iets anders.' } },
      ['description.nl'],
      { description: {} },
    ],
    [
      'the place',
      { facts: { venue: { name: 'Kerk', town: 'Retie' } } },
      { venue: { name: 'Turnzaal' } },
      ['venue'],
      { venue: { name: 'Kerk', town: 'Retie' } },
    ],
    [
      'no place',
      { facts: { venue: null } },
      { venue: { name: 'Turnzaal' } },
      ['venue'],
      { venue: undefined },
    ],
    [
      'who organizes it',
      { facts: { organizer: 'De Markt' } },
      { organizer: 'Iemand anders' },
      ['organizer'],
      { organizer: 'De Markt' },
    ],
    [
      'its website',
      { facts: { website: 'https://a.example/x' } },
      { website: 'https://b.example/y' },
      ['website'],
      { website: 'https://a.example/x' },
    ],
    [
      'its topics',
      { facts: { topics: ['food'] } },
      { topics: ['fair'] },
      ['topics'],
      { topics: ['food'] },
    ],
    [
      'its status',
      { facts: { status: 'cancelled' } },
      { status: 'postponed' },
      ['status'],
      { status: 'cancelled' },
    ],
    [
      'when it is',
      { recurrence: { start: '2026-12-06T10:00', end: '2026-12-06T12:00' } },
      { timing: once('2026-12-07T14:00', '2026-12-07T17:00') },
      ['timing'],
      { timing: { parts: [expect.objectContaining({ start: at('2026-12-06T10:00') })] } },
    ],
  ])(
    '%s stays when the source says something else, which is a conflict then',
    async (_, body, facts, names, own) => {
      expect(await act('correct', body)).toMatchObject({ status: 200 });
      expect(await conflicts()).toEqual([]);
      await says();
      expect(await conflicts()).toEqual([]);
      await says(facts as Parameters<typeof said>[1]);
      expect(factsOf(await event())).toMatchObject(own);
      const [line, ...others] = await conflicts();
      expect(others).toEqual([]);
      expect(line).toMatchObject({ id, reasons: ['conflict'] });
      expect(line.conflicts.map(({ name }: { name: string }) => name)).toEqual(names);
    },
  );

  it('keeps an event back that its source makes public later, which is a conflict', async () => {
    await says({ visibility: 'draft' });
    await act('correct', { facts: { visibility: 'private' } });
    expect(await conflicts()).toEqual([]);
    await says();
    expect(await world.shown(id)).toEqual([]);
    expect(await conflicts()).toMatchObject([
      { conflicts: [{ name: 'visibility', own: 'private' }] },
    ]);
  });

  it('is told beside what the source says, and by which hash it said something else before', async () => {
    await act('correct', { facts: { organizer: 'De Markt' } });
    await says({ organizer: 'Iemand anders' });
    const [{ conflicts: list }] = await conflicts();
    expect(list).toMatchObject([
      {
        name: 'organizer',
        over: hashOfFact('Gemeente Retie'),
        said: 'Iemand anders',
        saidHash: hashOfFact('Iemand anders'),
        own: 'De Markt',
        at: '2026-11-22T12:00:00.000Z',
      },
    ]);
    const { body } = await world.as(`GET /events/${id}/hand`);
    expect(body).toMatchObject({
      conflicts: list,
      said: { organizer: 'Iemand anders' },
      sourceName: 'Kalender',
    });
  });

  it('is no conflict once the source says the same, or what it said before', async () => {
    await act('correct', { facts: { organizer: 'De Markt' } });
    await says({ organizer: 'De Markt' });
    expect(await conflicts()).toEqual([]);
    await says({ organizer: 'Iemand anders' });
    expect(await conflicts()).toHaveLength(1);
    await says();
    expect(await conflicts()).toEqual([]);
  });

  it('leaves the other facts, and the other languages, to the source', async () => {
    await act('correct', { facts: { title: { nl: 'Kerstmarkt' } } });
    await says({ title: { nl: 'X', en: 'Christmas market' }, organizer: 'Iemand anders' });
    expect(factsOf(await event())).toMatchObject({
      title: { nl: 'Kerstmarkt', en: 'Christmas market' },
      organizer: 'Iemand anders',
    });
  });

  it('is kept against the source, until that says yet something else', async () => {
    await act('correct', { facts: { organizer: 'De Markt' } });
    await says({ organizer: 'Iemand anders' });
    expect(await act('corrections', { keep: ['organizer'] })).toMatchObject({ status: 200 });
    expect(await conflicts()).toEqual([]);
    await says({ organizer: 'Nog iemand' });
    expect(factsOf(await event()).organizer).toBe('De Markt');
    expect(await conflicts()).toHaveLength(1);
  });

  it('is taken back, in conflict or not', async () => {
    await act('correct', { facts: { organizer: 'De Markt', title: { nl: 'Kerstmarkt' } } });
    await says({ organizer: 'Iemand anders' });
    await act('corrections', { takeBack: ['organizer', 'title.nl'] });
    expect(factsOf(await event())).toMatchObject({
      organizer: 'Iemand anders',
      title: { nl: 'Activiteit market' },
    });
    expect((await event()).hand.corrections).toEqual({});
    expect(await conflicts()).toEqual([]);
    const again = await act('corrections', { takeBack: ['organizer'] });
    expect(again.body.code).toBe('event.state');
  });

  it('is no correction where it is what the source says', async () => {
    await act('correct', { facts: { organizer: 'De Markt' } });
    await act('correct', { facts: { organizer: 'Gemeente Retie' } });
    expect((await event()).hand.corrections).toEqual({});
  });

  it('stands in the audit log by its names, without its words', async () => {
    await act('correct', { facts: { organizer: 'De Markt', title: { nl: 'Kerstmarkt' } } });
    const lines = [];
    for await (const item of world.table.queryAll({ pk: 'AUDIT#DAY#2026-11-22' })) {
      if (item.subject === id) lines.push(item);
    }
    expect(lines).toMatchObject([
      { action: 'event.corrected', fields: ['organizer', 'title.nl'], municipalities: [retie] },
    ]);
    expect(JSON.stringify(lines)).not.toContain('Kerstmarkt');
  });

  it('is refused of the version that somebody else has changed, and nothing is lost then', async () => {
    const { version } = await event();
    const bodies = [{ organizer: 'Een' }, { organizer: 'Twee' }, { topics: ['food'] }];
    const answers = await Promise.all(
      bodies.map((facts) => world.as(`POST /events/${id}/correct`, { version, facts })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('event.changed');
    expect((await event()).version).toBe(version + 1);
    expect(Object.keys((await event()).hand.corrections)).toHaveLength(1);
  });

  it.each([
    ['nothing', {}],
    ['a link that is none of the web', { facts: { website: 'javascript:alert(1)' } }],
    ['a topic that there is not', { facts: { topics: ['war'] } }],
    ['a day in no calendar', { recurrence: { start: '2026-02-30', end: '2026-02-30' } }],
    ['the timing as it is stored', { facts: { timing: { parts: [] } } }],
  ])('cannot be %s', async (_, body) => {
    expect((await act('correct', body)).status).toBe(400);
  });

  it('cannot take away the only title', async () => {
    const answer = await act('correct', { facts: { title: { nl: '' } } });
    expect(answer.body.code).toBe('event.state');
  });

  it('is not of their own events, which they change', async () => {
    const own = await world.as('POST /events', {
      municipality: retie,
      facts: { title: { nl: 'Ronde tafel' }, topics: [] },
      recurrence: { start: '2026-12-05T10:00', end: '2026-12-05T12:00' },
    });
    const body = { version: 0, facts: { organizer: 'X' } };
    const answer = await world.as(`POST /events/${own.body.id}/correct`, body);
    expect(answer.body.code).toBe('event.state');
  });

  it('stands with the list of the municipality to which its event has moved', async () => {
    const wide = await world.newSource('Breed', { alsoNis: [balen] });
    await world.says(wide, said('moving'));
    id = (await world.event(wide, 'moving')).id;
    await world.as(`POST /events/${id}/correct`, { version: 0, facts: { organizer: 'X' } });
    await world.says(wide, said('moving', { organizer: 'Y' }));
    expect(await conflicts()).toHaveLength(1);
    await world.says(wide, { ...said('moving', { organizer: 'Y' }), nis: balen });
    expect(await conflicts()).toEqual([]);
    const theirs = await world.asChief(`GET /conflicts?municipality=${balen}`);
    expect(theirs.body.events).toMatchObject([{ id }]);
    expect((await world.as(`GET /conflicts?municipality=${balen}`)).status).toBe(403);
  });

  it('is listed page by page', async () => {
    const uids = ['a', 'b', 'c'];
    await world.says(source, ...uids.map((uid) => said(uid)));
    for (const uid of uids) {
      const { id: one } = await world.event(source, uid);
      await world.as(`POST /events/${one}/correct`, { version: 0, facts: { organizer: 'X' } });
    }
    await world.says(source, ...uids.map((uid) => said(uid, { organizer: 'Y' })));
    const first = await world.as(`GET /conflicts?municipality=${retie}&limit=2`);
    expect(first.body.events).toHaveLength(2);
    const rest = await world.as(
      `GET /conflicts?municipality=${retie}&limit=2&cursor=${first.body.cursor}`,
    );
    expect(rest.body.events).toHaveLength(1);
    expect(rest.body.cursor).toBeUndefined();
  });
});

describe('one time of a series', () => {
  const weekly = (start = '2026-12-03T08:00', end = '2026-12-03T11:00') =>
    aTiming(aPart({ start: at(start), length: { end: at(end) }, rules: ['FREQ=WEEKLY;COUNT=4'] }));
  const second = '20261210T070000Z';
  const times = async (month = '2026-12') => {
    const from = new Date(`${month}-01T00:00:00Z`);
    const to = new Date(from.getTime() + 31 * 86_400_000);
    const [entry] = await world.deps.events.agenda(retie, from, to);
    return entry?.occurrences.map(
      ({ key, startsAt, status }) => `${key} ${startsAt.slice(5, 16)} ${status}`,
    );
  };

  beforeEach(() => says({ timing: weekly() }));

  it('is moved, keeps its key, and stays so while the others follow the source', async () => {
    const move = { start: '2026-12-11T09:00', end: '2026-12-11T12:00' };
    await act('correct', { occurrences: [{ key: second, times: move }] });
    expect(await times()).toContain(`${second} 12-11T08:00 confirmed`);
    const except = [at('2026-12-17T08:00')];
    await says({ timing: { parts: [{ ...aPart(), rules: ['FREQ=WEEKLY;COUNT=5'], except }] } });
    expect(await times()).toEqual([
      '20261203T070000Z 12-03T07:00 confirmed',
      `${second} 12-11T08:00 confirmed`,
      '20261224T070000Z 12-24T07:00 confirmed',
      '20261231T070000Z 12-31T07:00 confirmed',
    ]);
    expect(await conflicts()).toEqual([]);
  });

  it('is cancelled, and in conflict when the source moves or drops it', async () => {
    await act('correct', { occurrences: [{ key: second, status: 'cancelled' }] });
    expect(await times()).toContain(`${second} 12-10T07:00 cancelled`);
    const change = { recurrenceId: at('2026-12-10T08:00'), range: 'one' as const };
    const changes = [{ ...change, start: at('2026-12-10T10:00') }];
    await says({ timing: { parts: [{ ...aPart(), rules: ['FREQ=WEEKLY;COUNT=4'], changes }] } });
    expect(await times()).toContain(`${second} 12-10T07:00 cancelled`);
    expect(await conflicts()).toMatchObject([
      {
        conflicts: [
          {
            name: `occurrence:${second}`,
            said: { startsAt: '2026-12-10T09:00:00.000Z', status: 'confirmed' },
            own: { startsAt: '2026-12-10T07:00:00.000Z', status: 'cancelled' },
          },
        ],
      },
    ]);
    await says({
      timing: {
        parts: [{ ...aPart(), rules: ['FREQ=WEEKLY;COUNT=4'], except: [change.recurrenceId] }],
      },
    });
    expect((await conflicts())[0].conflicts[0].said).toBeUndefined();
    await act('corrections', { takeBack: [`occurrence:${second}`] });
    expect(await times()).toHaveLength(3);
    expect(await conflicts()).toEqual([]);
  });

  it('asks for no decision any more when it is over', async () => {
    await act('correct', { occurrences: [{ key: second, status: 'cancelled' }] });
    await says({ timing: weekly('2026-12-03T09:00', '2026-12-03T11:00') });
    expect(await conflicts()).toHaveLength(1);
    world.now.set('2026-12-12T12:00:00Z');
    expect(await conflicts()).toEqual([]);
  });

  it.each([
    [
      'a whole day',
      '20261210',
      { date: '2026-12-03' },
      { start: '2026-12-12', end: '2026-12-13' },
      '12-11T23:00',
    ],
  ])('is moved where it is %s', async (_, key, start, move, expected) => {
    await says({
      timing: aTiming(aPart({ start, length: undefined, rules: ['FREQ=WEEKLY;COUNT=3'] } as never)),
    });
    await act('correct', { occurrences: [{ key, times: move }] });
    expect(await times()).toContain(`${key} ${expected} confirmed`);
  });

  it('of listed dates follows its key, and is gone with it', async () => {
    const date = (start: string, end: string) => ({
      key: '',
      start: at(start),
      end: at(end),
      status: 'confirmed' as const,
    });
    const dates = [
      date('2026-12-05T10:00', '2026-12-05T11:00'),
      date('2026-12-12T10:00', '2026-12-12T11:00'),
    ];
    await says({ timing: { parts: [{ kind: 'dated', dates }] } });
    const [, last] = (await times()) ?? [];
    const key = last?.split(' ')[0] ?? '';
    const move = { start: '2026-12-13T10:00', end: '2026-12-13T11:00' };
    await act('correct', { occurrences: [{ key, times: move }] });
    expect(await times()).toContain(`${key} 12-13T09:00 confirmed`);
    await says({ timing: { parts: [{ kind: 'dated', dates: dates.slice(0, 1) }] } });
    expect(await times()).toHaveLength(1);
    expect(await conflicts()).toEqual([]);
  });

  it('and of what takes place once is moved under the same key, and cancelled as a whole', async () => {
    await says();
    const move = { start: '2026-12-06T09:00', end: '2026-12-06T12:00' };
    await act('correct', { occurrences: [{ key: 'once', times: move, status: 'cancelled' }] });
    expect(await times()).toEqual(['once 12-06T08:00 cancelled']);
    await says({ timing: once('2026-12-07T14:00', '2026-12-07T17:00') });
    expect(await times()).toEqual(['once 12-06T08:00 cancelled']);
    expect((await conflicts())[0].conflicts).toMatchObject([{ name: 'occurrence:once' }]);
  });

  it('that the event does not have is refused', async () => {
    const occurrences = [{ key: '20261211T070000Z', status: 'cancelled' }];
    expect((await act('correct', { occurrences })).body.code).toBe('event.state');
  });

  it('goes with the times of which it was, when staff say all of them anew or take that back', async () => {
    await act('correct', { occurrences: [{ key: second, status: 'cancelled' }] });
    const recurrence = { start: '2026-12-04T10:00', end: '2026-12-04T12:00' };
    await act('correct', { recurrence });
    expect(await times()).toEqual(['once 12-04T09:00 confirmed']);
    const later = { start: '2026-12-05T10:00', end: '2026-12-05T12:00' };
    await act('correct', { occurrences: [{ key: 'once', times: later }] });
    await act('corrections', { takeBack: ['timing'] });
    expect((await event()).hand.corrections).toEqual({});
    expect(await times()).toHaveLength(4);
  });
});

describe('what staff hide', () => {
  it('is seen nowhere, whatever the source says later, until they show it again', async () => {
    expect(await world.shown(id)).toEqual(everywhere);
    expect(await act('hide', { reason: 'Dit is geen evenement.' })).toMatchObject({
      body: { isPublic: false, hand: { hidden: { reason: 'Dit is geen evenement.' } } },
    });
    expect(await world.shown(id)).toEqual([]);
    await says({ title: { nl: 'Kerstdrink' } });
    expect(await world.shown(id)).toEqual([]);
    expect((await act('hide', { reason: 'Nog eens.' })).body.code).toBe('event.state');
    await act('show');
    expect(await world.shown(id)).toEqual(everywhere);
    expect((await act('show')).body.code).toBe('event.state');
    expect((await world.auditLines()).filter((line) => line.startsWith('event.'))).toEqual([
      'event.hidden',
      'event.shown',
    ]);
  });

  it('needs a reason', async () => {
    expect((await act('hide', { reason: ' ' })).status).toBe(400);
  });
});

describe('what staff promote', () => {
  it('stands first, through all that the source says, until they do not any more', async () => {
    await says();
    await world.says(
      source,
      said('early', { timing: once('2026-12-05T08:00', '2026-12-05T09:00') }),
      said('market'),
    );
    const first = async () => {
      const { body } = await world.pages.get('/calendar/nl/retie');
      return body.indexOf('Activiteit market') < body.indexOf('Activiteit early');
    };
    expect(await first()).toBe(false);
    await act('promote', { promoted: true });
    await says({ organizer: 'Iemand anders' });
    expect((await event()).hand.promoted).toBe(true);
    await world.says(
      source,
      said('early', { timing: once('2026-12-05T08:00', '2026-12-05T09:00') }),
      said('market'),
    );
    expect(await first()).toBe(true);
    await act('promote', { promoted: false });
    expect(await first()).toBe(false);
  });
});
