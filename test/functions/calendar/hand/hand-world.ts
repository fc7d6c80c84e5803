import { readEventLists } from '../../../../functions/calendar/campaign/read-event-lists.ts';
import { findDuplicates } from '../../../../functions/calendar/duplicates/find-duplicates.ts';
import type { CampaignEvent } from '../../../../functions/calendar/events/event.ts';
import type {
  SourceEvent,
  SourceItem,
} from '../../../../functions/calendar/sources/source-event.ts';
import { followUps } from '../../../../functions/calendar/sweeping/follow-ups.ts';
import { sweep } from '../../../../functions/calendar/sweeping/sweep.ts';
import type { SweepDeps } from '../../../../functions/calendar/sweeping/sweep-deps.ts';
import { silentLog } from '../../../builders/silent-log.ts';
import { calendarWorld, newSource, retie } from '../calendar-world.ts';
import { pagesWorld } from '../pages/pages-world.ts';
import { events, listing } from '../syncing/sync-world.ts';

export const base = '/staff/calendar';

export type HandWorld = Awaited<ReturnType<typeof handWorld>>;

/** Sources that say what they are told to, staff who correct them, and everybody who looks at it. Today is 22 November 2026. */
export async function handWorld() {
  const world = await calendarWorld();
  const pages = await pagesWorld(world.table);
  const chief = await world.staffMember('editor', 'programme');
  const editor = await world.staffMember('editor', retie);
  const sweepDeps: SweepDeps = { ...world.deps, log: silentLog(), count: () => undefined };

  const call = (line: string, body?: unknown) =>
    world.call(editor, line.replace(' /', ` ${base}/`), body);
  const read = (id: string): Promise<CampaignEvent> => world.deps.events.read(id);

  return {
    ...world,
    pages,
    chief,
    editor,
    /** As an editor of Retie, and as one of everywhere. Paths without their beginning. */
    as: call,
    asChief: (line: string, body?: unknown) =>
      world.call(chief, line.replace(' /', ` ${base}/`), body),
    read,
    newSource: async (name = 'Kalender', change: object = {}): Promise<string> => {
      const answer = await world.call(chief, `POST ${base}/sources`, {
        ...newSource,
        name,
        ...change,
      });
      return answer.body.id;
    },
    /** Reads a source, which says this. */
    reads: async (sourceId: string, ...items: readonly SourceItem[]): Promise<void> => {
      await world.call(chief, `POST ${base}/sources/${sourceId}/sync`);
      await world.work(listing(items));
    },
    says: async (sourceId: string, ...said: readonly SourceEvent[]): Promise<void> => {
      await world.call(chief, `POST ${base}/sources/${sourceId}/sync`);
      await world.work(listing(events(...said)));
    },
    event: async (sourceId: string, uid: string): Promise<CampaignEvent> => {
      const origin = await world.deps.events.findByOrigin(sourceId, uid);
      if (!origin) throw new Error(`no event ${uid}`);
      return read(origin.eventId);
    },
    sweep: () => sweep(sweepDeps, () => 300_000, { followUps, chores: [findDuplicates] }),
    /** Where everybody sees an event of Retie in December 2026, once no feed is kept from before. */
    shown: async (id: string): Promise<string[]> => {
      pages.now.advance(quarterOfAnHour);
      const has = async (path: string): Promise<boolean> =>
        (await pages.get(path)).body.includes(id);
      const { statusCode } = await pages.get(`/calendar/nl/retie/event/${id}`);
      const file = await pages.get(`/calendar/feeds/nl/retie/event/${id}.ics`);
      const queries = [{ topics: [], fromDays: 0, days: 60, maximum: 50 }];
      const lists = await readEventLists(world.table, { nis: retie, at: world.now(), queries });
      const places = {
        page: statusCode === 200,
        file: file.statusCode === 200,
        agenda: await has('/calendar/nl/retie'),
        month: await has('/calendar/nl/retie/2026-12'),
        feed: await has('/calendar/feeds/nl/retie.ics'),
        json: await has('/calendar/feeds/nl/retie.json?month=2026-12'),
        newsletter: JSON.stringify(lists).includes(id),
      };
      return Object.entries(places).flatMap(([name, isThere]) => (isThere ? [name] : []));
    },
  };
}

/** Seconds for which a feed is kept as it was. */
const quarterOfAnHour = 900;

export const everywhere = ['page', 'file', 'agenda', 'month', 'feed', 'json', 'newsletter'];
