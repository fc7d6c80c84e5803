import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { pairOf } from '../../../../functions/calendar/duplicates/duplicate.ts';
import { saveEvent } from '../../../../functions/calendar/events/save-event.ts';
import { retie } from '../calendar-world.ts';
import { said } from '../syncing/sync-world.ts';
import { everywhere, type HandWorld, handWorld } from './hand-world.ts';

let world: HandWorld;
let source: string;
let other: string;
let made = 0;

beforeAll(async () => {
  world = await handWorld();
  source = await world.newSource('Een');
  other = await world.newSource('Twee');
});

const secret = { title: { nl: 'Geheim' }, description: { nl: 'Nog niet.' } };

/** What staff may try, and what a source may say as long as it keeps the event back. */
const steps = {
  publish: (id) => act(id, 'correct', { facts: { visibility: 'public' } }),
  'keep back': (id) => act(id, 'correct', { facts: { visibility: 'private' } }),
  retitle: (id) => act(id, 'correct', { facts: { title: { nl: 'Anders' } } }),
  retime: (id) =>
    act(id, 'correct', { recurrence: { start: '2026-12-08T10:00', end: '2026-12-08T11:00' } }),
  'one time': (id) => act(id, 'correct', { occurrences: [{ key: 'once', status: 'confirmed' }] }),
  'take back': (id) => act(id, 'corrections', { takeBack: ['visibility'] }),
  keep: (id) => act(id, 'corrections', { keep: ['title.nl'] }),
  promote: (id) => act(id, 'promote', { promoted: true }),
  hide: (id) => act(id, 'hide', { reason: 'Daarom.' }),
  show: (id) => act(id, 'show'),
  'merge into': (id, open) => merge(id, open),
  'merge away': (id, open) => merge(open, id),
  part: async (id, open) => {
    const { body } = await world.as(`GET /duplicates/${pairOf(id, open).join('-')}`);
    await world.as(`POST /duplicates/${body.id}/unmerge`, { version: body.version });
  },
  'say as draft': (id) => says(id, 'draft'),
  'say as private': (id) => says(id, 'private'),
  sweep: () => world.sweep(),
} as const satisfies Record<string, (id: string, open: string) => Promise<unknown>>;
type Step = keyof typeof steps;

async function act(id: string, what: string, body: object = {}): Promise<unknown> {
  const { version } = await world.read(id);
  return world.as(`POST /events/${id}/${what}`, { version, ...body });
}

async function merge(into: string, away: string): Promise<void> {
  const pair = await world.as('POST /duplicates', { one: into, other: away });
  const [kept, merged] = [await world.read(into), await world.read(away)];
  await world.as(`POST /duplicates/${pairOf(into, away).join('-')}/merge`, {
    version: pair.body.version ?? 0,
    into,
    seen: { kept: kept.version, merged: merged.version },
    reason: 'Hetzelfde.',
    take: ['title.nl', 'description.nl'],
  });
}

async function says(id: string, visibility: 'draft' | 'private' | 'public'): Promise<void> {
  const { uid, sourceId } = (await world.read(id)).origin;
  await world.says(sourceId, said(uid, { ...secret, organizer: uid, visibility }));
}

/** A draft and a public event of another source on the same day. */
async function twoEvents(): Promise<{ readonly id: string; readonly open: string }> {
  made += 1;
  const uid = `draft-${made}`;
  // Of an organizer of its own: what says the same under another uid would be the same event.
  await world.says(source, said(uid, { ...secret, organizer: uid, visibility: 'draft' }));
  await world.says(other, said(`open-${made}`));
  const id = (await world.event(source, uid)).id;
  return { id, open: (await world.event(other, `open-${made}`)).id };
}

describe('what a source keeps back', () => {
  it('is seen nowhere, whatever staff do to it and with it', async () => {
    const names = Object.keys(steps) as Step[];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...names), { maxLength: 10 }), async (list) => {
        const { id, open } = await twoEvents();
        for (const name of list) await steps[name](id, open);
        expect(await world.shown(id)).toEqual([]);
        const page = await world.pages.get(`/calendar/nl/retie/event/${open}`);
        expect(page.body).not.toContain('Geheim');
        expect(page.body).not.toContain('Nog niet.');
      }),
      { numRuns: 25 },
    );
  });

  it('is seen once its source shows it, and not a moment longer', async () => {
    const { id } = await twoEvents();
    await act(id, 'promote', { promoted: true });
    await says(id, 'public');
    expect(await world.shown(id)).toEqual(everywhere);
    await act(id, 'correct', { facts: { visibility: 'public', title: { nl: 'Anders' } } });
    await says(id, 'draft');
    expect(await world.shown(id)).toEqual([]);
  });

  it('is not believed to be public by a correction that says so in the table', async () => {
    const { id } = await twoEvents();
    const before = await world.read(id);
    const by = { by: 'acc_01jd0000000000000000000000', at: '2026-11-22T12:00:00.000Z' };
    const corrections = { visibility: { value: 'public', over: 'x', ...by } };
    const hand = { ...before.hand, corrections };
    await saveEvent({ before, after: { ...before, hand } }, world.deps);
    expect(await world.shown(id)).toEqual([]);
  });

  it('is not published by who asks for it, and they are told', async () => {
    const { id } = await twoEvents();
    const answer = await act(id, 'correct', { facts: { visibility: 'public' } });
    expect(answer).toMatchObject({ status: 409, body: { code: 'event.state' } });
  });

  it('is proposed to nobody as the same as something else', async () => {
    made += 1;
    await world.says(source, said(`same-${made}`, { visibility: 'private' }));
    await world.says(other, said(`same-${made}`));
    await world.sweep();
    const { id } = await world.event(source, `same-${made}`);
    const { body } = await world.as(`GET /duplicates?municipality=${retie}`);
    expect(JSON.stringify(body)).not.toContain(id);
  });
});
