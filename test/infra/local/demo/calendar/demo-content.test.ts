import { describe, expect, it } from 'vitest';
import { newEventSchema } from '../../../../../functions/calendar/api/event-input.ts';
import { timingOfRecurrence } from '../../../../../functions/calendar/api/timing-of-recurrence.ts';
import { readCalendar } from '../../../../../functions/calendar/ical/read-calendar.ts';
import { readEvent } from '../../../../../functions/calendar/sources/uitdatabank/read-event.ts';
import { expandTiming } from '../../../../../functions/calendar/timing/expand.ts';
import type { Timing } from '../../../../../functions/calendar/timing/timing.ts';
import { demoDays } from '../../../../../infra/local/demo/calendar/demo-days.ts';
import { demoPlaces } from '../../../../../infra/local/demo/calendar/demo-places.ts';
import {
  eveningOfTastes,
  staffEvents,
} from '../../../../../infra/local/demo/calendar/staff-events.ts';
import { uitdatabankEntries } from '../../../../../infra/local/demo/calendar/uitdatabank-entries.ts';
import { websiteCalendars } from '../../../../../infra/local/demo/calendar/website-calendars.ts';
import { daysAfter } from '../../../../../shared/clock.ts';
import { localZone } from '../../../../../shared/time/local-time.ts';
import { retieSource } from '../../../../functions/calendar/sources/uitdatabank-event.ts';

/** The demonstration may be started on any day. Half a minute before midnight there in winter, half past midnight in summer. */
const starts = Array.from({ length: 30 }, (_, index) =>
  daysAfter(new Date('2026-11-29T22:59:30Z'), 26 * index),
);

/** What is to be seen in a municipality when it is started then. */
function timingsIn(nis: string, now: Date): Timing[] {
  const days = demoDays(now);
  const typed = [...staffEvents(days), eveningOfTastes(days.after(days.today, 1))];
  const read = websiteCalendars(days, now).flatMap(({ place, text }) => {
    const { events, problems } = readCalendar(Buffer.from(text));
    expect(problems, now.toISOString()).toEqual([]);
    return place.nis === nis ? events : [];
  });
  const source = { ...retieSource, nis };
  const listed = uitdatabankEntries(days)
    .filter(({ regions = [] }) => regions.includes(`nis-${nis}`))
    .flatMap(({ json }) => {
      const item = readEvent(json, { source, now });
      expect(item, now.toISOString()).toHaveProperty('event');
      return item && 'event' in item ? [item.event.facts.timing] : [];
    });
  return [
    ...typed
      .filter(({ municipality }) => municipality === nis)
      .map(({ registration: _, taken: _taken, ...event }) => ({
        parts: [timingOfRecurrence(newEventSchema.parse(event).recurrence)],
      })),
    ...read.map(({ timing }) => timing),
    ...listed,
  ];
}

describe('the demonstration, on whatever day it is started', () => {
  it.each(Object.values(demoPlaces))(
    'has something to do in $name in each of four weeks',
    ({ nis }) => {
      for (const now of starts) {
        const timings = timingsIn(nis, now);
        for (const week of [0, 1, 2, 3]) {
          const zone = localZone;
          const from = daysAfter(now, 7 * week).getTime();
          const window = { from, to: daysAfter(now, 7 * week + 7).getTime(), zone };
          const found = timings.flatMap((timing) => expandTiming(timing, window).occurrences);
          expect(found.length, `week ${week} from ${now.toISOString()}`).toBeGreaterThan(0);
        }
      }
    },
  );

  it('says the same from day to day but for the walk, which begins at another time every five minutes', () => {
    const first = new Date('2026-11-30T08:00:00Z');
    const filesAt = (now: Date) => websiteCalendars(demoDays(now), now).map(({ text }) => text);
    const [retie, ...others] = filesAt(first);
    expect(filesAt(daysAfter(first, 17)).slice(1)).toEqual(others);
    const walkAt = (text = '') => /DTSTART\S+T(\d{4})00\r\nDTEND\S+T210000/.exec(text)?.[1];
    expect(walkAt(retie)).toMatch(/^1[7-9][03]0$/);
    const [soon] = filesAt(new Date(first.getTime() + 5 * 60_000));
    expect(walkAt(soon)).not.toBe(walkAt(retie));
  });

  it('takes nothing away that is still to come', () => {
    const uidsAt = (now: Date) => [
      ...websiteCalendars(demoDays(now), now).flatMap(({ text }) => text.match(/UID:\S+/g) ?? []),
      ...uitdatabankEntries(demoDays(now)).map(({ json }) => `${json['@id']}`),
    ];
    const dated = (uid: string) => /-(\d{4}-\d\d-\d\d)@/.exec(uid)?.[1] ?? '';
    for (const now of starts) {
      const later = daysAfter(now, 1);
      const kept = new Set(uidsAt(later));
      const lost = uidsAt(now).filter((uid) => uid.startsWith('UID') && !kept.has(uid));
      const coming = lost.filter((uid) => dated(uid) >= demoDays(later).today);
      expect(coming, now.toISOString()).toEqual([]);
    }
  });
});

describe('days of the demonstration', () => {
  it('are those of Belgium, from Monday to Sunday', () => {
    const days = demoDays(new Date('2026-11-29T23:30:00Z'));
    expect(days.today).toBe('2026-11-30');
    expect([days.inWeek(0, 1), days.inWeek(0, 7)]).toEqual(['2026-11-30', '2026-12-06']);
    expect(days.inWeek(-1, 7)).toBe('2026-11-29');
  });

  it('of a month are counted by the weekday', () => {
    const days = demoDays(new Date('2026-11-29T12:00:00Z'));
    expect(days.nth(1, 7, { month: 11 })).toBe('2026-11-01');
    expect(days.nth(4, 6, { month: 2 })).toBe('2026-02-28');
    expect(days.nth(3, 5, days.lastMonth)).toBe('2026-10-16');
  });
});
