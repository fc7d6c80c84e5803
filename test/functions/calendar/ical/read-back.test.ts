import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { nameOf, parseLine } from '../../../../functions/calendar/ical/content-lines.ts';
import { readCalendar } from '../../../../functions/calendar/ical/read-calendar.ts';
import { unescapeText } from '../../../../functions/calendar/ical/text-value.ts';
import { anEvent } from './some-events.ts';
import { bytesOf } from './write-text.ts';

describe('an event that is written and read', () => {
  it('is the same event', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anEvent, { selector: ({ uid }) => uid }), (events) => {
        const read = readCalendar(bytesOf(events));
        expect(read.problems).toEqual([]);
        expect(read.events).toEqual(events);
      }),
      { numRuns: 150 },
    );
  });
});

describe('a line', () => {
  const piece = fc.constantFrom('a', ';', ':', ',', '"', '\\', 'n', '=', ' ', '^', 'é', 'CN=');

  it('is what ical.js makes of it, where that can read it', () => {
    const quoted = fc.array(fc.constantFrom('a', ';', ':', ',', ' ', 'é'), { maxLength: 8 });
    const aLine = fc
      .tuple(quoted, fc.array(piece, { maxLength: 12 }))
      .map(([name, value]) => `ORGANIZER;ROLE=CHAIR;CN="${name.join('')}x":${value.join('')}`);
    fc.assert(
      fc.property(aLine, (text) => {
        const [, parameters, , value] = ICAL.parse.property(text, ICAL.design.icalendar);
        const line = parseLine({ text, number: 1 }, nameOf(text) ?? '');
        expect(line?.parameters.get('CN')).toBe(parameters.cn);
        expect(line?.parameters.get('ROLE')).toBe('CHAIR');
        expect(line?.value).toBe(value.trim());
      }),
    );
  });

  it('has its text without escapes, as ical.js has it', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const value = pieces.join('');
        // A single backslash at the end is no escape; ical.js takes it away and we leave it.
        fc.pre(!/(?<!\\)(\\\\)*\\$/.test(value) && !/\\[^\\;,nN]/.test(value));
        const [, , , text] = ICAL.parse.property(`SUMMARY:${value}`, ICAL.design.icalendar);
        expect(unescapeText(value)).toBe(text);
      }),
    );
  });

  it('of any kind is read or refused, and never thrown', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const name = nameOf(text);
        if (name !== undefined) parseLine({ text, number: 1 }, name);
      }),
    );
  });
});

describe('bytes of any kind', () => {
  it('are read as far as they can be, and never thrown', () => {
    const words = [
      'BEGIN:',
      'END:',
      'VCALENDAR',
      'VEVENT',
      'VTIMEZONE',
      'DTSTART',
      'RRULE:FREQ=',
      ';',
      ':',
      '\r\n',
      '\n ',
      'UID:1',
      '20261105T090000Z',
      '=',
      '"',
      'DAILY',
      'TZID=',
    ];
    const anyText = fc
      .array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary', maxLength: 3 })), {
        maxLength: 60,
      })
      .map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(anyText, (text) => {
        expect(readCalendar(text)).toMatchObject({ events: expect.any(Array) });
        expect(readCalendar(Buffer.from(text))).toMatchObject({ events: expect.any(Array) });
      }),
      { numRuns: 500 },
    );
  });
});
