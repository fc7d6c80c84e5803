import { localZone } from '../../../shared/time/local-time.ts';

/**
 * The zone of all times that feeds write with one, by the rule of the European Union (directive 2000/84/EC). It is taken to
 * hold since 1970, when it did not yet: of times before 1996 nobody reads more than the date.
 */
export const localZoneText = [
  'BEGIN:VTIMEZONE',
  `TZID:${localZone}`,
  'BEGIN:DAYLIGHT',
  'DTSTART:19700329T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'DTSTART:19701025T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
  '',
].join('\r\n');
