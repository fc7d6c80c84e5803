import * as z from 'zod';
import { localDay } from '../../../functions/calendar/local-day.ts';
import { createStaffClient } from '../../../infra/local/demo/staff-client.ts';
import type { LocalCloud } from '../../../infra/local/index.ts';
import { daysAfter } from '../../../shared/clock.ts';
import { placeBySlug } from '../../../shared/programme/programme.ts';

const personSchema = z.object({
  id: z.string(),
  state: z.string(),
  address: z.string(),
  places: z.int(),
});
export type ListedPerson = z.output<typeof personSchema>;

const listSchema = z.object({
  seats: z.object({
    capacity: z.int(),
    free: z.int(),
    taken: z.int(),
    offered: z.int(),
    waiting: z.int(),
  }),
  people: z.array(personSchema),
});
export type AttendanceList = z.output<typeof listSchema>;

export interface RaceEvent {
  /** Of the form, in Dutch. */
  readonly url: string;
  /** Who is registered, as staff see it. */
  list(): Promise<AttendanceList>;
}

const madeSchema = z.object({ id: z.string(), version: z.int() });

/** An evening next week for which people register, made by staff over the API. */
export async function openRaceEvent(cloud: LocalCloud, capacity: number): Promise<RaceEvent> {
  const { municipality } = placeBySlug('retie');
  const token = await cloud.accessToken('editor@demo.vanhier.example');
  const editor = createStaffClient(cloud.siteUrl, token);
  const day = localDay(daysAfter(new Date(), 7));
  const wanted = {
    municipality: municipality.nis,
    facts: { title: { nl: 'De stormloop' }, topics: ['training'] },
    recurrence: { start: `${day}T19:30`, end: `${day}T22:00` },
  };
  const { id, version } = await editor.post('/staff/calendar/events', wanted, madeSchema);
  const rule = {
    capacity,
    waitingList: true,
    offerHours: 1,
    closesBefore: 0,
    remindHours: [],
    maxPerPerson: 2,
  };
  const path = `/staff/calendar/events/${id}`;
  await editor.put(`${path}/registration`, { version, rule }, z.unknown());
  return {
    url: `${cloud.siteUrl}/calendar/nl/${municipality.slug}/event/${id}/register`,
    list: () => editor.get(`${path}/attendance?on=once`, listSchema),
  };
}
