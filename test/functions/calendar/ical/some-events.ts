import fc from 'fast-check';
import type { CalendarEvent } from '../../../../functions/calendar/ical/calendar-event.ts';
import { aSeries } from '../timing/some-series.ts';

const aText = fc
  .array(fc.constantFrom('é', '’', '🎄', ' ', ',', ';', '\\', '\n', ':', '"', 'n', 'N', 'ab'), {
    minLength: 1,
    maxLength: 60,
  })
  .map((letters) => letters.join('').trim())
  .filter((text) => text !== '');

const orNone = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

/** Events as calendars have them. */
export const anEvent: fc.Arbitrary<CalendarEvent> = fc
  .record({
    uid: fc.uuid(),
    sequence: fc.integer({ min: 0, max: 9 }),
    modifiedAt: orNone(
      fc
        .integer({ min: 1_600_000_000, max: 1_800_000_000 })
        .map((seconds) => new Date(seconds * 1000).toISOString()),
    ),
    status: fc.constantFrom('confirmed', 'tentative', 'cancelled'),
    visibility: fc.constantFrom('public', 'private'),
    summary: aText,
    description: orNone(aText),
    location: orNone(aText),
    url: orNone(fc.constant('https://www.example.be/markt?a=1,2;b')),
    categories: fc.array(aText, { maxLength: 3 }),
    organizer: orNone(fc.constantFrom('Gemeente Retie', 'De Wit; Jan: voorzitter')),
    geo: orNone(fc.constant({ latitude: 51.27, longitude: -5.08 })),
    image: orNone(fc.constant('https://www.example.be/a.jpg')),
    timing: aSeries.map((series) => ({ parts: [series] })),
  })
  .filter(({ summary, timing }) =>
    timing.parts.every(({ changes }) => changes.every((change) => change.summary !== summary)),
  );
