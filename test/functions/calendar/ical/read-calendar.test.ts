import { describe, expect, it } from 'vitest';
import { readCalendar } from '../../../../functions/calendar/ical/read-calendar.ts';
import { timingSchema } from '../../../../functions/calendar/timing/timing.ts';
import { agendaOf, calendarText, only, vevent } from './a-text.ts';

describe('what is read of an event', () => {
  it('texts without their escapes', () => {
    const event = only(
      'SUMMARY;LANGUAGE=nl:Markt\\, met \\"kramen\\"\\; en\\nmuziek \\\\o/',
      'DESCRIPTION:Eerste regel\\NTweede',
      'LOCATION:Grote Markt 1\\, Retie',
      'CATEGORIES:Markt,Eten\\, drinken',
      'CATEGORIES: Muziek ',
    );
    expect(event).toMatchObject({
      uid: 'market',
      summary: 'Markt, met "kramen"; en\nmuziek \\o/',
      description: 'Eerste regel\nTweede',
      location: 'Grote Markt 1, Retie',
      categories: ['Markt', 'Eten, drinken', 'Muziek'],
    });
  });

  it('when it changed and how often, which status it has and who may see it', () => {
    const event = only(
      'SEQUENCE:4',
      'LAST-MODIFIED:20261102T101500Z',
      'STATUS:TENTATIVE',
      'CLASS:CONFIDENTIAL',
    );
    expect(event).toMatchObject({
      sequence: 4,
      modifiedAt: '2026-11-02T10:15:00.000Z',
      status: 'tentative',
      visibility: 'private',
    });
    expect(only()).toMatchObject({
      sequence: 0,
      modifiedAt: undefined,
      status: 'confirmed',
      visibility: 'public',
    });
    expect(only('CLASS:X-OWN').visibility).toBe('private');
    expect(only('CLASS:public').visibility).toBe('public');
    expect(only('STATUS:CANCELLED').status).toBe('cancelled');
  });

  it('the name of who organizes it, and never an address', () => {
    expect(only('ORGANIZER;CN="De Wit; Jan: secretaris":mailto:jan@example.be').organizer).toBe(
      'De Wit; Jan: secretaris',
    );
    expect(only("ORGANIZER;CN=Jan ^'de^' Wit;ROLE=CHAIR:mailto:jan@example.be").organizer).toBe(
      'Jan "de" Wit',
    );
    expect(only('ORGANIZER;CN=jan@example.be:mailto:jan@example.be').organizer).toBeUndefined();
    expect(only('ORGANIZER:mailto:jan@example.be').organizer).toBeUndefined();
  });

  it('where on the web and on earth, if it leads anywhere', () => {
    const event = only(
      'URL:https://www.example.be/markt?a=1;b=2',
      'GEO:51.27;5.08',
      'IMAGE;VALUE=URI;DISPLAY=BADGE:http://www.example.be/a.jpg',
      'ATTACH;FMTTYPE=application/pdf:https://www.example.be/a.pdf',
      'ATTACH;FMTTYPE=image/jpeg:https://www.example.be/a.jpg',
    );
    expect(event).toMatchObject({
      url: 'https://www.example.be/markt?a=1;b=2',
      geo: { latitude: 51.27, longitude: 5.08 },
      image: 'https://www.example.be/a.jpg',
    });
    const none = only('URL:javascript:alert(1)', 'GEO:north;east', 'IMAGE:data:image/png;base64,');
    expect([none.url, none.geo, none.image]).toEqual([undefined, undefined, undefined]);
  });

  it('the name of the calendar', () => {
    const named = (line: string) => readCalendar(calendarText(line, vevent())).name;
    expect(named('X-WR-CALNAME:Retie\\, markten')).toBe('Retie, markten');
    expect(named('NAME:Markten')).toBe('Markten');
    expect(named('X-OWN:1')).toBeUndefined();
  });

  it('times in every form that calendars have', () => {
    const start = (line: string) => {
      const [part] = only(line).timing.parts;
      return part?.kind === 'ruled' ? part.start : undefined;
    };
    const zone = 'Europe/Brussels';
    expect(start('DTSTART;TZID=Europe/Brussels:20261105T090000')).toEqual({
      wall: '2026-11-05T09:00:00',
      zone,
    });
    expect(start('DTSTART:20261105T080000Z')).toEqual({ wall: '2026-11-05T08:00:00', zone: 'UTC' });
    expect(start('DTSTART:20261105T090000')).toEqual({ wall: '2026-11-05T09:00:00' });
    expect(start('DTSTART;VALUE=DATE:20261105')).toEqual({ date: '2026-11-05' });
    expect(start('DTSTART:20261105')).toEqual({ date: '2026-11-05' });
    expect(start('DTSTART;VALUE=DATE:20261105T000000')).toEqual({ date: '2026-11-05' });
    expect(start('DTSTART;TZID=Europe/Brussels;VALUE=DATE-TIME:20261105T0900')).toEqual({
      wall: '2026-11-05T09:00:00',
      zone,
    });
    expect(start('DTSTART:2026-11-05T09:00:00+01:00')).toEqual({
      wall: '2026-11-05T08:00:00',
      zone: 'UTC',
    });
    expect(start('DTSTART;TZID=Europe/Brussels:20261105T080000Z')).toEqual({
      wall: '2026-11-05T08:00:00',
      zone: 'UTC',
    });
  });

  it('rules, further dates, exceptions and changes, as a timing that can be kept', () => {
    const { events } = readCalendar(
      calendarText(
        vevent(
          'DURATION:PT3H',
          'RRULE:FREQ=WEEKLY;BYDAY=TH',
          'RDATE;VALUE=PERIOD:20261106T080000Z/PT1H,20261107T080000Z/20261107T100000Z',
          'RDATE;VALUE=DATE:20261108',
          'EXDATE;TZID=Europe/Brussels:20261112T090000,20261119T090000',
          'EXDATE:20261126T080000Z',
        ),
        vevent(
          'RECURRENCE-ID;RANGE=THISANDFUTURE:20261203T080000Z',
          'DTSTART;TZID=Europe/Brussels:20261203T100000',
          'SUMMARY:Kerstmarkt',
          'STATUS:TENTATIVE',
          'SEQUENCE:2',
        ),
      ),
    );
    expect(timingSchema().parse(events[0]?.timing)).toEqual({
      parts: [
        {
          kind: 'ruled',
          start: { wall: '2026-11-05T09:00:00', zone: 'Europe/Brussels' },
          length: { duration: 'PT3H' },
          rules: ['FREQ=WEEKLY;BYDAY=TH'],
          extra: [
            { start: { wall: '2026-11-06T08:00:00', zone: 'UTC' }, length: { duration: 'PT1H' } },
            {
              start: { wall: '2026-11-07T08:00:00', zone: 'UTC' },
              length: { end: { wall: '2026-11-07T10:00:00', zone: 'UTC' } },
            },
            { start: { date: '2026-11-08' } },
          ],
          except: [
            { wall: '2026-11-12T09:00:00', zone: 'Europe/Brussels' },
            { wall: '2026-11-19T09:00:00', zone: 'Europe/Brussels' },
            { wall: '2026-11-26T08:00:00', zone: 'UTC' },
          ],
          changes: [
            {
              recurrenceId: { wall: '2026-12-03T08:00:00', zone: 'UTC' },
              range: 'this-and-future',
              start: { wall: '2026-12-03T10:00:00', zone: 'Europe/Brussels' },
              status: 'tentative',
              summary: 'Kerstmarkt',
              sequence: 2,
            },
          ],
        },
      ],
    });
  });

  it('nothing of tasks, journals, free times and alarms', () => {
    const other = (name: string) =>
      [`BEGIN:${name}`, 'UID:x', 'DTSTART:20261105T080000Z', 'SUMMARY:Taak', `END:${name}`].join(
        '\r\n',
      );
    const alarm = ['BEGIN:VALARM', 'SUMMARY:Wek mij', 'DURATION:PT5M', 'END:VALARM'].join('\r\n');
    const text = calendarText(
      other('VTODO'),
      other('VJOURNAL'),
      other('VFREEBUSY'),
      vevent(alarm, 'DTEND;TZID=Europe/Brussels:20261105T120000'),
    );
    expect(agendaOf(text)).toEqual({
      agenda: ['2026-11-05T09:00 2026-11-05T12:00 Weekmarkt'],
      statuses: ['confirmed'],
      codes: [],
    });
  });
});

describe('times without a zone', () => {
  const floating = (...lines: string[]) =>
    agendaOf(calendarText(...lines, vevent('DTSTART:20261105T090000'))).agenda[0]?.slice(0, 16);

  it('are the reader’s', () => {
    expect(floating()).toBe('2026-11-05T09:00');
  });

  it('are in the zone that the calendar names for all of them', () => {
    expect(floating('X-WR-TIMEZONE:America/New_York')).toBe('2026-11-05T15:00');
    expect(floating('X-WR-TIMEZONE:Romance Standard Time')).toBe('2026-11-05T09:00');
  });

  it('but not in UTC, which says that nobody named one, or in one that does not exist', () => {
    expect(floating('X-WR-TIMEZONE:UTC')).toBe('2026-11-05T09:00');
    expect(floating('X-WR-TIMEZONE:Mars/Phobos')).toBe('2026-11-05T09:00');
  });
});
