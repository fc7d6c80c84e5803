import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { pairOf } from '../../../../functions/calendar/duplicates/duplicate.ts';
import type { CampaignEvent } from '../../../../functions/calendar/events/event.ts';
import { factsOf } from '../../../../functions/calendar/events/facts-of.ts';
import { once } from '../../../builders/calendar-event.ts';
import { retie } from '../calendar-world.ts';
import { type HandWorld, handWorld } from '../hand/hand-world.ts';
import { said } from '../syncing/sync-world.ts';

let world: HandWorld;
let sources: readonly [string, string];
let made = 0;

beforeAll(async () => {
  world = await handWorld();
  sources = [await world.newSource('Een'), await world.newSource('Twee')];
});

const text = fc.constantFrom('Markt', 'Kerstmarkt', 'Avondmarkt', 'Rommelmarkt');
const facts = fc.record(
  {
    title: fc.record({ nl: text, fr: text }, { requiredKeys: ['nl'] }),
    description: fc.record({ nl: text, en: text }, { requiredKeys: [] }),
    organizer: text,
    venue: fc.record({ name: text, town: text }, { requiredKeys: [] }),
    topics: fc.subarray(['market', 'fair', 'food'] as const),
    timing: fc
      .integer({ min: 1, max: 28 })
      .map((day) => `2026-12-${String(day).padStart(2, '0')}`)
      .map((day) => once(`${day}T10:00`, `${day}T12:00`)),
  },
  { requiredKeys: [] },
);
const corrections = fc.record(
  {
    title: fc.record({ nl: text, en: text }, { requiredKeys: ['nl'] }),
    organizer: fc.option(text),
    topics: fc.subarray(['sports', 'food'] as const),
  },
  { requiredKeys: [] },
);
const take = fc.subarray([
  'title.nl',
  'title.fr',
  'organizer',
  'venue',
  'topics',
  'timing',
] as const);

/** Of an event, all that does not count changes. */
const withoutCounts = ({
  version: _,
  sequence: __,
  changedAt: ___,
  followUpSince: ____,
  ...rest
}: CampaignEvent) => JSON.parse(JSON.stringify(rest));

/** How the agenda has it. */
async function entryOf({ id }: CampaignEvent): Promise<unknown> {
  const agenda = await world.deps.events.agenda(
    retie,
    new Date('2026-11-30T23:00:00Z'),
    new Date('2026-12-31T23:00:00Z'),
  );
  return agenda.find(({ eventId }) => eventId === id);
}

async function correct(event: CampaignEvent, change: object): Promise<CampaignEvent> {
  if (Object.keys(change).length > 0) {
    const body = { version: event.version, facts: change };
    expect(await world.as(`POST /events/${event.id}/correct`, body)).toMatchObject({ status: 200 });
  }
  return world.read(event.id);
}

async function merge(kept: CampaignEvent, away: CampaignEvent, names: readonly string[]) {
  const pair = await world.as('POST /duplicates', { one: kept.id, other: away.id });
  const answer = await world.as(`POST /duplicates/${pair.body.id}/merge`, {
    version: pair.body.version,
    into: kept.id,
    seen: { kept: kept.version, merged: away.version },
    reason: 'Dezelfde.',
    take: names,
  });
  expect(answer.status).toBe(200);
  return answer.body;
}

async function twoEvents(one: object, other: object) {
  made += 1;
  const uid = `uid-${made}`;
  await world.says(sources[0], said(uid, one));
  await world.says(sources[1], said(uid, other));
  return [await world.event(sources[0], uid), await world.event(sources[1], uid)] as const;
}

describe('events that are parted', () => {
  it('are what they were, whatever they say, was corrected and was taken over', async () => {
    await fc.assert(
      fc.asyncProperty(
        facts,
        facts,
        corrections,
        corrections,
        take,
        async (a, b, ca, cb, names) => {
          const [one, other] = await twoEvents(a, b);
          const kept = await correct(one, ca);
          const away = await correct(other, cb);
          const before = [await entryOf(kept), await entryOf(away)];
          const { id, version } = await merge(kept, away, names);
          const parted = await world.as(`POST /duplicates/${id}/unmerge`, { version });
          expect(parted.body).toMatchObject({ state: 'dismissed' });
          const [keptAfter, awayAfter] = [await world.read(kept.id), await world.read(away.id)];
          expect(withoutCounts(awayAfter)).toEqual(withoutCounts(away));
          expect(withoutCounts(keptAfter)).toEqual(withoutCounts(kept));
          expect([await entryOf(keptAfter), await entryOf(awayAfter)]).toEqual(before);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('have what their sources have said meanwhile', async () => {
    const [one, other] = await twoEvents({}, {});
    const { id, version } = await merge(one, other, []);
    await world.says(sources[1], said(other.origin.uid, { organizer: 'Iemand anders' }));
    await world.as(`POST /duplicates/${id}/unmerge`, { version });
    expect(factsOf(await world.read(other.id)).organizer).toBe('Iemand anders');
  });

  it('keep what staff have changed since of what was taken over', async () => {
    const [one, other] = await twoEvents({ organizer: 'Een' }, { organizer: 'Twee' });
    const { id, version } = await merge(one, other, ['organizer']);
    expect(factsOf(await world.read(one.id)).organizer).toBe('Twee');
    world.now.advance(60);
    await correct(await world.read(one.id), { organizer: 'Drie' });
    await world.as(`POST /duplicates/${id}/unmerge`, { version });
    expect(factsOf(await world.read(one.id)).organizer).toBe('Drie');
  });

  it('cannot be parted twice, and are merged again by who wants to', async () => {
    const [one, other] = await twoEvents({}, {});
    const { id, version } = await merge(one, other, []);
    const body = { version };
    const answers = await Promise.all([
      world.as(`POST /duplicates/${id}/unmerge`, body),
      world.as(`POST /duplicates/${id}/unmerge`, body),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    await merge(await world.read(other.id), await world.read(one.id), []);
    expect((await world.read(one.id)).hand.merged?.into).toBe(other.id);
    expect(pairOf(one.id, other.id).join('-')).toBe(id);
  });

  it('have their own words for good once staff who typed the event change it', async () => {
    const typed = await world.as('POST /events', {
      municipality: retie,
      facts: { title: { nl: 'Ronde tafel' }, topics: [] },
      recurrence: { start: '2026-12-05T10:00', end: '2026-12-05T12:00' },
    });
    const [, other] = await twoEvents({}, { organizer: 'Twee' });
    await merge(await world.read(typed.body.id), other, ['organizer']);
    const kept = await world.read(typed.body.id);
    expect(factsOf(kept).organizer).toBe('Twee');
    const changed = { title: { nl: 'Ronde tafel' }, topics: [], organizer: 'Wij' };
    const body = { version: kept.version, facts: changed };
    await world.as(`PATCH /events/${kept.id}`, body);
    expect(await world.read(kept.id)).toMatchObject({
      said: { organizer: 'Wij' },
      hand: { corrections: {} },
    });
  });
});
