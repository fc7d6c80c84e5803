import type { SourceItem } from '../../../functions/calendar/sources/source-event.ts';
import { aTiming, at } from '../../builders/calendar-event.ts';
import {
  type CalendarWorld,
  newEvent,
  newSource,
  retie,
  thursdays,
} from '../calendar/calendar-world.ts';
import { events, listing, said } from '../calendar/syncing/sync-world.ts';
import { type Example, plain } from './example.ts';

const base = '/staff/calendar';

const date = (day: string) => ({
  key: '',
  start: at(`${day}T20:00`),
  end: at(`${day}T22:00`),
  status: 'confirmed' as const,
});
const course = (...days: readonly string[]): SourceItem[] =>
  events(said('course', { timing: aTiming({ kind: 'dated', dates: days.map(date) }) }));

/** Requests about sources, their runs, and events of staff. */
export async function calendarExamples(world: CalendarWorld): Promise<Example[]> {
  const helper = await world.staffMember('admin', 'programme');
  const make = async (line: string, body?: unknown) => (await world.call(helper, line, body)).body;
  const aSource = (change: object = {}) =>
    make(`POST ${base}/sources`, { ...newSource, ...change });
  const read = async (sourceId: string, items: readonly SourceItem[]) => {
    const run = await make(`POST ${base}/sources/${sourceId}/sync`);
    await world.work(listing(items));
    return run;
  };

  const aboutSource = (method: string, rest: string, body?: unknown): Example => ({
    line: `${method} ${base}/sources/{id}${rest}`,
    touches: 'retie',
    prepare: async () => {
      const { id } = await aSource();
      const query = method === 'DELETE' ? '?version=0' : '';
      return { path: `${base}/sources/${id}${rest}${query}`, body };
    },
  });

  const aboutList = (rest: string, body?: unknown): Example => ({
    line: `POST ${base}/sources/{id}/uploads${rest}`,
    touches: 'retie',
    prepare: async () => {
      const { id } = await aSource({ settings: { kind: 'csv' }, everyMinutes: undefined });
      const place = rest.replace('{uploadId}', 'a'.repeat(22));
      return { path: `${base}/sources/${id}/uploads${place}`, body };
    },
  });

  const aboutRun = (method: string, rest: string): Example => ({
    line: `${method} ${base}/sources/{id}/runs/{runId}${rest}`,
    touches: 'retie',
    prepare: async () => {
      const { id } = await aSource();
      const six = Array.from({ length: 6 }, (_, index) => said(`uid-${index}`));
      await read(id, events(...six));
      const run = await read(id, []);
      return { path: `${base}/sources/${id}/runs/${run.id}${rest}` };
    },
  });

  const aboutEvent = (method: string, body?: unknown): Example => ({
    line: `${method} ${base}/events/{id}`,
    touches: 'retie',
    prepare: async () => {
      const { id } = await make(`POST ${base}/events`, newEvent);
      return { path: `${base}/events/${id}`, body };
    },
  });

  const dates: Example = {
    line: `POST ${base}/events/{id}/dates`,
    touches: 'retie',
    prepare: async () => {
      const source = await aSource();
      await read(source.id, course('2026-12-03', '2026-12-05'));
      await read(source.id, course('2026-12-04', '2026-12-20'));
      const origin = await world.deps.events.findByOrigin(source.id, 'course');
      return {
        path: `${base}/events/${origin?.eventId}/dates`,
        body: { version: 1, moved: [] },
      };
    },
  };

  return [
    plain(`GET ${base}/sources`, 'own'),
    plain(`POST ${base}/sources`, 'retie', newSource),
    aboutSource('GET', ''),
    aboutSource('PATCH', '', { version: 0, name: 'Agenda' }),
    aboutSource('DELETE', ''),
    aboutSource('POST', '/sync'),
    aboutSource('POST', '/dry-run'),
    aboutSource('GET', '/runs'),
    aboutRun('GET', ''),
    aboutRun('POST', '/accept'),
    aboutList('', { bytes: 10 }),
    aboutList('/{uploadId}/start'),
    {
      line: `GET ${base}/events`,
      touches: 'retie',
      prepare: async () => ({ path: `${base}/events?municipality=${retie}` }),
    },
    plain(`POST ${base}/events`, 'retie', newEvent),
    plain(`POST ${base}/events/preview`, 'own', { recurrence: thursdays }),
    aboutEvent('GET'),
    aboutEvent('PATCH', { version: 0, facts: newEvent.facts }),
    dates,
  ];
}
