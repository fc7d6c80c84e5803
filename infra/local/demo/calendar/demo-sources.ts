import { findStage } from '../../../stages.ts';
import { uitdatabankHost } from '../../functions/lambda-functions.ts';
import { demoDays } from './demo-days.ts';
import { startIcalServer } from './ical-server.ts';
import { uitdatabankEntries } from './uitdatabank-entries.ts';
import { startUitdatabank } from './uitdatabank-server.ts';
import { websiteCalendars } from './website-calendars.ts';

/** Where the websites of the demonstration are; nothing outside this machine has this name. */
export const calendarHost = 'kalender.vanhier.example';

/** The sources of events that a local cloud brings with it. */
export interface DemoSources {
  /** Where functions find their names. */
  readonly hosts: Readonly<Record<string, string>>;
  /** For people: a calendar, and an answer of UiTdatabank's stand-in. */
  readonly calendarUrl: string;
  readonly uitdatabankUrl: string;
  close(): Promise<void>;
}

const checkEveryMs = 30_000;

/**
 * Serves the calendars of three municipalities' websites, and a stand-in of UiTdatabank. What they have moves on with the weeks,
 * and one event begins at another time every few minutes.
 */
export async function startDemoSources(ports: {
  readonly ical: number;
  readonly uitdatabank: number;
}): Promise<DemoSources> {
  const now = () => new Date();
  const { clientId } = findStage('dev').uitdatabank;
  const [ical, uitdatabank] = await Promise.all([
    startIcalServer({ port: ports.ical }),
    startUitdatabank({ clientId, now, port: ports.uitdatabank }),
  ]);
  const served = new Map<string, string>();
  const serve = () => {
    const days = demoDays(now());
    for (const { path, text } of websiteCalendars(days, now())) {
      if (served.get(path) === text) continue;
      served.set(path, text);
      ical.put(path, text, now());
    }
    for (const entry of uitdatabankEntries(days)) uitdatabank.put(entry);
  };
  serve();
  const timer = setInterval(serve, checkEveryMs).unref();
  const query = new URLSearchParams({ clientId, embed: 'true', disableDefaultFilters: 'true' });
  return {
    hosts: { [calendarHost]: ical.url, [uitdatabankHost]: uitdatabank.url },
    calendarUrl: `${ical.url}/retie.ics`,
    uitdatabankUrl: `${uitdatabank.url}/events/?${query}`,
    close: async () => {
      clearInterval(timer);
      await Promise.all([ical.close(), uitdatabank.close()]);
    },
  };
}
