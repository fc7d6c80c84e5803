import type { CampaignEvent } from '../../../../functions/calendar/events/event.ts';
import { createEventRepository } from '../../../../functions/calendar/events/event-repository.ts';
import { type SaveDeps, saveEvent } from '../../../../functions/calendar/events/save-event.ts';
import { newId } from '../../../../shared/ids.ts';
import { anEvent, type EventChange } from '../../../builders/calendar-event.ts';
import { testClock } from '../../../builders/clock.ts';
import { freshTable } from '../../../builders/table.ts';

/** Events on a real engine. Today is Sunday 22 November 2026. */
export async function eventsWorld() {
  const now = testClock();
  const table = await freshTable();
  const events = createEventRepository(table, { now });
  const deps: SaveDeps = { table, now, newId, events };
  return {
    deps,
    now,
    table,
    events,
    make: (change: EventChange = {}): Promise<CampaignEvent> =>
      saveEvent({ after: anEvent({ id: newId('evt'), ...change }) }, deps),
    change: async (
      id: string,
      step: (event: CampaignEvent) => CampaignEvent,
      more: { readonly followUp?: boolean } = {},
    ): Promise<CampaignEvent> => {
      const before = await events.read(id);
      return saveEvent({ before, after: step(before), ...more }, deps);
    },
    /** `title: start status`, of all times of a month. */
    month: async (month: string, nis = '13036'): Promise<string[]> => {
      const [year = 0, number = 0] = month.split('-').map(Number);
      const from = new Date(Date.UTC(year, number - 1, 1, -1));
      const to = new Date(Date.UTC(year, number, 1, -1));
      const entries = await events.agenda(nis, from, to);
      return entries.flatMap(({ title, occurrences }) =>
        occurrences.map(
          ({ startsAt, status }) => `${title.nl}: ${startsAt.slice(0, 16)} ${status}`,
        ),
      );
    },
  };
}
