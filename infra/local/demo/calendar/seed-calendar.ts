import { setTimeout } from 'node:timers/promises';
import * as z from 'zod';
import { secondsAfter } from '../../../../shared/clock.ts';
import { placeByNis } from '../../../../shared/programme/programme.ts';
import { wallTimeOf } from '../../../../shared/time/wall-time.ts';
import { approveAndSchedule, draftIssue } from '../publish-issue.ts';
import type { StaffClient } from '../staff-client.ts';
import { demoDays } from './demo-days.ts';
import { demoPlaces } from './demo-places.ts';
import { calendarHost } from './demo-sources.ts';
import { pastEvents } from './past-events.ts';
import { eveningOfTastes, type StaffEvent, staffEvents } from './staff-events.ts';
import { tastesIssue } from './tastes-issue.ts';

const madeAnswer = z.object({ id: z.string(), version: z.int() });
const any = z.unknown();

/** The sources of the demonstration, as staff add them. */
function demoSourceInputs() {
  const { retie, balen, oudTurnhout, bierbeek, zoutleeuw, lubbeek } = demoPlaces;
  const websites = [retie, balen, oudTurnhout].map(({ nis, name, slug }) => ({
    name: `Website van ${name}`,
    nis,
    settings: { kind: 'ical', url: `http://${calendarHost}/${slug}.ics` },
    everyMinutes: 15,
  }));
  const uitdatabank = [
    { name: 'UiTdatabank Kempen', places: [retie, balen, oudTurnhout] },
    { name: 'UiTdatabank Hageland', places: [bierbeek, zoutleeuw, lubbeek] },
  ].map(({ name, places }) => {
    const [nis, ...alsoNis] = places.map((place) => place.nis);
    const regions = places.map((place) => `nis-${place.nis}`);
    const settings = { kind: 'uitdatabank', regions, postcodes: [], labels: [], organizers: [] };
    return { name, nis, alsoNis, settings, everyMinutes: 60 };
  });
  return [...websites, ...uitdatabank];
}

/** Adds sources and has them read, which goes on meanwhile; types events, with places for who registers. */
export async function seedEvents(editor: StaffClient, now: Date): Promise<void> {
  for (const input of demoSourceInputs()) {
    const { id } = await editor.post('/staff/calendar/sources', input, madeAnswer);
    await editor.post(`/staff/calendar/sources/${id}/sync`, undefined, any);
  }
  for (const event of staffEvents(demoDays(now))) await typeEvent(editor, event);
}

/** An event that took place in a municipality (NIS code) on a day. */
export interface PastEvent {
  readonly id: string;
  readonly nis: string;
  readonly day: string;
}

/** Types what took place before today: people looked at it before, and reports name what is not long past. */
export async function seedPastEvents(editor: StaffClient, now: Date): Promise<PastEvent[]> {
  const past: PastEvent[] = [];
  for (const event of pastEvents(demoDays(now))) {
    const { municipality: nis, recurrence } = event;
    past.push({ id: await typeEvent(editor, event), nis, day: recurrence.start.slice(0, 10) });
  }
  return past;
}

/** Returns its id. */
async function typeEvent(editor: StaffClient, event: StaffEvent): Promise<string> {
  const { registration, taken = [], ...typed } = event;
  const { id, version } = await editor.post('/staff/calendar/events', typed, madeAnswer);
  const path = `/staff/calendar/events/${id}`;
  if (registration) await editor.put(`${path}/registration`, { version, rule: registration }, any);
  for (const name of taken) {
    const person = { name, language: 'nl', places: 1, why: 'belde naar de winkel' };
    await editor.post(`${path}/registrations`, person, any);
  }
  return id;
}

/** Minutes from now, cut to whole ones, to the newsletter of the moment. */
const minutesAhead = 3;

/** A newsletter of the first municipality that goes out in two minutes or three, since tomorrow is what it is about. */
export async function seedMoment(
  colleagues: { readonly editor: StaffClient; readonly approver: StaffClient },
  now: Date,
): Promise<void> {
  const { editor } = colleagues;
  const { nis } = demoPlaces.retie;
  const [day = '', wallTime] = wallTimeOf(secondsAfter(now, minutesAhead * 60)).split('T');
  const eventId = await typeEvent(editor, eveningOfTastes(demoDays(now).after(day, 1)));
  const { issueId } = await draftIssue(editor, {
    title: 'Proefavond in Retie',
    region: placeByNis(nis).region.id,
    municipalities: [nis],
    languages: ['nl', 'fr'],
    content: tastesIssue,
  });
  const rule = { offsetDays: -1, wallTime, anchor: 'start' };
  await editor.post(`/staff/calendar/events/${eventId}/moments`, { issueId, rule }, any);
  await approveAndSchedule(colleagues, issueId, { allowedMoveDays: 7 });
}

const sourcesAnswer = z.object({
  sources: z.array(z.object({ lastRun: z.unknown().optional() })),
});

/** Waits until every source has been read once; false when that takes more than `seconds`. */
export async function waitForSources(editor: StaffClient, seconds: number): Promise<boolean> {
  for (let look = 0; look < seconds * 5; look += 1) {
    const { sources } = await editor.get('/staff/calendar/sources', sourcesAnswer);
    if (sources.every(({ lastRun }) => lastRun !== undefined)) return true;
    await setTimeout(200);
  }
  return false;
}

const listAnswer = z.object({
  events: z.array(madeAnswer.extend({ title: z.object({ nl: z.string().optional() }) })),
});

/**
 * What staff did after the first reading. The website changes its words on the walk every few minutes: once it is read again, these
 * are in conflict with the staff's.
 */
export async function seedCorrections(editor: StaffClient): Promise<void> {
  const path = '/staff/calendar/events';
  const { events } = await editor.get(`${path}?municipality=${demoPlaces.retie.nis}`, listAnswer);
  const change = async (title: string, action: string, wanted: object) => {
    for (const { id, version } of events.filter((event) => event.title.nl === title)) {
      await editor.post(`${path}/${id}/${action}`, { version, ...wanted }, any);
    }
  };
  const description = {
    nl: 'Wij vertrekken aan de kerk, niet op de Markt. Fakkels zijn er voor wie er eerst is.',
    fr: 'Départ à l’église, pas sur la place. Des flambeaux pour les premiers arrivés.',
  };
  const title = { fr: 'Marche aux flambeaux le long des vitrines' };
  await change('Fakkeltocht langs de etalages', 'correct', { facts: { title, description } });
  await change('Kerstmarkt met winterbar', 'promote', { promoted: true });
}
