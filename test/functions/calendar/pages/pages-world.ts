import type { CampaignEvent } from '../../../../functions/calendar/events/event.ts';
import { createEventRepository } from '../../../../functions/calendar/events/event-repository.ts';
import { saveEvent } from '../../../../functions/calendar/events/save-event.ts';
import type { PageDeps } from '../../../../functions/calendar/page-deps.ts';
import { calendarPages } from '../../../../functions/calendar/page-routes.ts';
import { calendarPath } from '../../../../functions/calendar/paths.ts';
import { createFeedClients } from '../../../../functions/engagement/index.ts';
import type { Table } from '../../../../shared/data/table.ts';
import { pageFunction } from '../../../../shared/http/page-function.ts';
import { newId } from '../../../../shared/ids.ts';
import { createKeyRing } from '../../../../shared/secrets/key-ring.ts';
import { anEvent, type EventChange } from '../../../builders/calendar-event.ts';
import { testClock } from '../../../builders/clock.ts';
import { type EventInput, httpEvent, lambdaContext } from '../../../builders/http-event.ts';
import { recordedTracker } from '../../../builders/recorded-tracker.ts';
import { silentLog } from '../../../builders/silent-log.ts';
import { freshTable } from '../../../builders/table.ts';

export const siteUrl = 'https://site.example';

/** Reading asks for no mail. */
const noMail = async () => {
  throw new Error('a mail');
};

/** Nor is anything erased. */
const noErasure = async () => {
  throw new Error('an erasure');
};

/** Pages and feeds of the calendar on a fresh table. It is a Tuesday, 11:00 in Belgium. */
export async function pagesWorld(table?: Table) {
  const now = testClock('2026-12-01T10:00:00Z');
  const used = table ?? (await freshTable());
  const events = createEventRepository(used, { now });
  const tracker = recordedTracker();
  const deps: PageDeps = {
    table: used,
    events,
    now,
    newId,
    siteUrl,
    keys: createKeyRing(async () => 'k'.repeat(40)),
    mail: { send: noMail, sendOnce: noMail, putBack: noMail },
    journal: { record: noErasure },
    tracker,
    feedClients: createFeedClients({
      table: used,
      now,
      log: silentLog(),
      count: () => undefined,
    }),
    viewer: async () => '203.0.113.9',
    log: silentLog(),
    pause: async () => undefined,
  };
  const handler = pageFunction(calendarPages, deps, { log: silentLog(), home: calendarPath });
  const visit = async (input: EventInput) => {
    const answer = await handler(httpEvent(input), lambdaContext);
    const { statusCode = 0, headers = {}, body = '' } = answer;
    return { statusCode, headers, body };
  };
  return {
    table: used,
    happened: tracker.happened,
    now,
    events,
    deps,
    visit,
    get: (path: string, headers: Record<string, string> = {}) =>
      visit({ path: path.replace(siteUrl, ''), headers }),
    /** Writes an event as staff and sync do, and its agenda. */
    async save(change: EventChange = {}): Promise<CampaignEvent> {
      const after = anEvent(change);
      const before = await events.get(after.id);
      return saveEvent({ ...(before && { before }), after }, { ...deps });
    },
  };
}

export type PagesWorld = Awaited<ReturnType<typeof pagesWorld>>;

/** Text of a page without its tags. */
export const textOf = (body: string): string =>
  body
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', '’')
    .replace(/\s+/g, ' ');
