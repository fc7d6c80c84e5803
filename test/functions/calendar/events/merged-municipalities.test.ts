import { describe, expect, it, vi } from 'vitest';
import { eventsWorld } from './events-world.ts';

vi.mock('../../../../shared/programme/demo-programme.ts', async (load) => {
  const { mergedIntoRetie } = await import('../../../builders/merged-into-retie.ts');
  return mergedIntoRetie(load, '13099');
});

describe('events of a municipality that has merged', () => {
  it('are those of the new one, in lists and agendas', async () => {
    const world = await eventsWorld();
    const { id } = await world.make({ nis: '13099', said: { title: { nl: 'Oude kermis' } } });
    await world.make({ said: { title: { nl: 'Weekmarkt' } } });
    expect(await world.month('2026-12')).toHaveLength(2);
    expect((await world.events.read(id)).nis).toBe('13036');
    const { events } = await world.events.listByMunicipality('13036');
    expect(events.map(({ nis }) => nis)).toEqual(['13036', '13036']);
    const entries = await world.events.agenda(
      '13036',
      new Date('2026-12-01'),
      new Date('2027-01-01'),
    );
    expect(new Set(entries.map(({ nis }) => nis))).toEqual(new Set(['13036']));
  });

  it('stand once in the agenda, under the new one, when they are written again', async () => {
    const world = await eventsWorld();
    const { id } = await world.make({ nis: '13099' });
    await world.change(id, (event) => ({
      ...event,
      said: { ...event.said, title: { nl: 'Kermis' } },
    }));
    expect(await world.month('2026-12')).toEqual(['Kermis: 2026-12-03T07:00 confirmed']);
  });

  it('are read page by page over both', async () => {
    const world = await eventsWorld();
    for (const nis of ['13036', '13099', '13036', '13099']) await world.make({ nis });
    const first = await world.events.listByMunicipality('13036', { limit: 3 });
    const rest = await world.events.listByMunicipality('13036', { limit: 3, cursor: first.cursor });
    expect([first.events.length, rest.events.length, rest.cursor]).toEqual([3, 1, undefined]);
    const ids = [...first.events, ...rest.events].map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
  });

  it('are not reached by the cursor of another list', async () => {
    const world = await eventsWorld();
    for (const nis of ['13003', '13003']) await world.make({ nis });
    const { cursor } = await world.events.listByMunicipality('13003', { limit: 1 });
    await expect(world.events.listByMunicipality('13036', { cursor })).rejects.toMatchObject({
      code: 'cursor.invalid',
    });
  });
});
