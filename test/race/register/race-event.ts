import * as z from 'zod';
import { localDay } from '../../../functions/calendar/local-day.ts';
import { createStaffClient } from '../../../infra/local/demo/staff-client.ts';
import type { LocalCloud } from '../../../infra/local/index.ts';
import { daysAfter } from '../../../shared/clock.ts';
import { pauseBefore } from '../../../shared/pause.ts';
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
  /** Keys of its evenings. */
  readonly keys: readonly string[];
  /** Places that people have or were offered beyond what there are, of all evenings, at this moment; as the counts have it. */
  overbooked(): Promise<number>;
  /** Who is registered for one of them, as staff see it. */
  list(key: string): Promise<AttendanceList>;
}

const madeSchema = z.object({ id: z.string(), version: z.int() });

const countsSchema = z.object({ times: z.array(z.object({ free: z.int() })) });
const viewSchema = z.object({ coming: z.array(z.object({ key: z.string() })) });

/** Evenings from next week on for which people register, made by staff over the API. */
export async function openRaceEvent(
  cloud: LocalCloud,
  { times, capacity }: { readonly times: number; readonly capacity: number },
): Promise<RaceEvent> {
  const { municipality } = placeBySlug('retie');
  const token = await cloud.accessToken('editor@demo.vanhier.example');
  const editor = createStaffClient(cloud.siteUrl, token);
  const day = localDay(daysAfter(new Date(), 7));
  const wanted = {
    municipality: municipality.nis,
    facts: { title: { nl: 'De stormloop' }, topics: ['training'] },
    recurrence: {
      start: `${day}T19:30`,
      end: `${day}T22:00`,
      repeat: { frequency: 'daily', ends: { count: times } },
    },
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
  const { coming } = await editor.get(path, viewSchema);
  return {
    keys: coming.map(({ key }) => key),
    url: `${cloud.siteUrl}/calendar/nl/${municipality.slug}/event/${id}/register`,
    async overbooked() {
      const { times: counts } = await read(() => editor.get(`${path}/registrations`, countsSchema));
      return counts.reduce((sum, { free }) => sum + Math.max(0, -free), 0);
    },
    list: (key) => read(() => editor.get(`${path}/attendance?on=${key}`, listSchema)),
  };
}

/** Reads again where a machine under such load did not answer in time: that changes nothing, and says nothing of places. */
async function read<Answer>(look: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await look();
    } catch (error) {
      if (attempt === 4) throw error;
      await pauseBefore(attempt);
    }
  }
}
