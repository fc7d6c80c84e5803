import { describe, expect, it } from 'vitest';
import { at, ruled, starts } from './a-series.ts';

/** Days of months: `1997-09: 2 4 10-15`. */
type Months = Readonly<Record<string, string>>;

interface Example {
  readonly says: string;
  readonly start: string;
  /** Several ways to say the same. */
  readonly rules: readonly string[];
  readonly days: Months;
  /** Goes on for ever, of which the days are the beginning. */
  readonly endless?: boolean;
  readonly except?: string;
}

const zone = 'America/New_York';

/** All examples of RFC 5545, section 3.8.5.3, that go by days; each at nine in the morning in New York. */
const examples: readonly Example[] = [
  {
    says: 'daily for 10 occurrences',
    start: '1997-09-02',
    rules: ['FREQ=DAILY;COUNT=10'],
    days: { '1997-09': '2-11' },
  },
  {
    says: 'daily until 24 December 1997',
    start: '1997-09-02',
    rules: ['FREQ=DAILY;UNTIL=19971224T000000Z'],
    days: { '1997-09': '2-30', '1997-10': '1-31', '1997-11': '1-30', '1997-12': '1-23' },
  },
  {
    says: 'every other day',
    start: '1997-09-02',
    rules: ['FREQ=DAILY;INTERVAL=2'],
    days: {
      '1997-09': '2 4 6 8 10 12 14 16 18 20 22 24 26 28 30',
      '1997-10': '2 4 6 8 10 12 14 16 18 20 22 24 26 28 30',
      '1997-11': '1 3 5 7 9 11 13 15 17 19 21 23 25 27 29',
      '1997-12': '1 3',
    },
    endless: true,
  },
  {
    says: 'every 10 days, 5 occurrences',
    start: '1997-09-02',
    rules: ['FREQ=DAILY;INTERVAL=10;COUNT=5'],
    days: { '1997-09': '2 12 22', '1997-10': '2 12' },
  },
  {
    says: 'every day in January for three years',
    start: '1998-01-01',
    rules: [
      'FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA',
      'FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1',
    ],
    days: { '1998-01': '1-31', '1999-01': '1-31', '2000-01': '1-31' },
  },
  {
    says: 'weekly for 10 occurrences',
    start: '1997-09-02',
    rules: ['FREQ=WEEKLY;COUNT=10'],
    days: { '1997-09': '2 9 16 23 30', '1997-10': '7 14 21 28', '1997-11': '4' },
  },
  {
    says: 'weekly until 24 December 1997',
    start: '1997-09-02',
    rules: ['FREQ=WEEKLY;UNTIL=19971224T000000Z'],
    days: {
      '1997-09': '2 9 16 23 30',
      '1997-10': '7 14 21 28',
      '1997-11': '4 11 18 25',
      '1997-12': '2 9 16 23',
    },
  },
  {
    says: 'every other week',
    start: '1997-09-02',
    rules: ['FREQ=WEEKLY;INTERVAL=2;WKST=SU'],
    days: {
      '1997-09': '2 16 30',
      '1997-10': '14 28',
      '1997-11': '11 25',
      '1997-12': '9 23',
      '1998-01': '6 20',
      '1998-02': '3 17',
    },
    endless: true,
  },
  {
    says: 'Tuesdays and Thursdays for five weeks',
    start: '1997-09-02',
    rules: [
      'FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH',
      'FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH',
    ],
    days: { '1997-09': '2 4 9 11 16 18 23 25 30', '1997-10': '2' },
  },
  {
    says: 'every other week on Monday, Wednesday and Friday until 24 December 1997',
    start: '1997-09-01',
    rules: ['FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR'],
    days: {
      '1997-09': '1 3 5 15 17 19 29',
      '1997-10': '1 3 13 15 17 27 29 31',
      '1997-11': '10 12 14 24 26 28',
      '1997-12': '8 10 12 22',
    },
  },
  {
    says: 'every other week on Tuesday and Thursday, 8 occurrences',
    start: '1997-09-02',
    rules: ['FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH'],
    days: { '1997-09': '2 4 16 18 30', '1997-10': '2 14 16' },
  },
  {
    says: 'the first Friday of the month, 10 occurrences',
    start: '1997-09-05',
    rules: ['FREQ=MONTHLY;COUNT=10;BYDAY=1FR'],
    days: {
      '1997-09': '5',
      '1997-10': '3',
      '1997-11': '7',
      '1997-12': '5',
      '1998-01': '2',
      '1998-02': '6',
      '1998-03': '6',
      '1998-04': '3',
      '1998-05': '1',
      '1998-06': '5',
    },
  },
  {
    says: 'the first Friday of the month until 24 December 1997',
    start: '1997-09-05',
    rules: ['FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR'],
    days: { '1997-09': '5', '1997-10': '3', '1997-11': '7', '1997-12': '5' },
  },
  {
    says: 'every other month on the first and last Sunday, 10 occurrences',
    start: '1997-09-07',
    rules: ['FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU'],
    days: {
      '1997-09': '7 28',
      '1997-11': '2 30',
      '1998-01': '4 25',
      '1998-03': '1 29',
      '1998-05': '3 31',
    },
  },
  {
    says: 'the last Monday but one of the month for 6 months',
    start: '1997-09-22',
    rules: ['FREQ=MONTHLY;COUNT=6;BYDAY=-2MO'],
    days: {
      '1997-09': '22',
      '1997-10': '20',
      '1997-11': '17',
      '1997-12': '22',
      '1998-01': '19',
      '1998-02': '16',
    },
  },
  {
    says: 'the third day before the end of the month',
    start: '1997-09-28',
    rules: ['FREQ=MONTHLY;BYMONTHDAY=-3'],
    days: {
      '1997-09': '28',
      '1997-10': '29',
      '1997-11': '28',
      '1997-12': '29',
      '1998-01': '29',
      '1998-02': '26',
    },
    endless: true,
  },
  {
    says: 'the 2nd and 15th of the month, 10 occurrences',
    start: '1997-09-02',
    rules: ['FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15'],
    days: {
      '1997-09': '2 15',
      '1997-10': '2 15',
      '1997-11': '2 15',
      '1997-12': '2 15',
      '1998-01': '2 15',
    },
  },
  {
    says: 'the first and last day of the month, 10 occurrences',
    start: '1997-09-30',
    rules: ['FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1'],
    days: {
      '1997-09': '30',
      '1997-10': '1 31',
      '1997-11': '1 30',
      '1997-12': '1 31',
      '1998-01': '1 31',
      '1998-02': '1',
    },
  },
  {
    says: 'every 18 months on the 10th to 15th, 10 occurrences',
    start: '1997-09-10',
    rules: ['FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15'],
    days: { '1997-09': '10-15', '1999-03': '10-13' },
  },
  {
    says: 'every Tuesday, every other month',
    start: '1997-09-02',
    rules: ['FREQ=MONTHLY;INTERVAL=2;BYDAY=TU'],
    days: {
      '1997-09': '2 9 16 23 30',
      '1997-11': '4 11 18 25',
      '1998-01': '6 13 20 27',
      '1998-03': '3 10 17 24 31',
    },
    endless: true,
  },
  {
    says: 'yearly in June and July, 10 occurrences',
    start: '1997-06-10',
    rules: ['FREQ=YEARLY;COUNT=10;BYMONTH=6,7'],
    days: {
      '1997-06': '10',
      '1997-07': '10',
      '1998-06': '10',
      '1998-07': '10',
      '1999-06': '10',
      '1999-07': '10',
      '2000-06': '10',
      '2000-07': '10',
      '2001-06': '10',
      '2001-07': '10',
    },
  },
  {
    says: 'every other year in January, February and March, 10 occurrences',
    start: '1997-03-10',
    rules: ['FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3'],
    days: {
      '1997-03': '10',
      '1999-01': '10',
      '1999-02': '10',
      '1999-03': '10',
      '2001-01': '10',
      '2001-02': '10',
      '2001-03': '10',
      '2003-01': '10',
      '2003-02': '10',
      '2003-03': '10',
    },
  },
  {
    says: 'every third year on the 1st, 100th and 200th day, 10 occurrences',
    start: '1997-01-01',
    rules: ['FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200'],
    days: {
      '1997-01': '1',
      '1997-04': '10',
      '1997-07': '19',
      '2000-01': '1',
      '2000-04': '9',
      '2000-07': '18',
      '2003-01': '1',
      '2003-04': '10',
      '2003-07': '19',
      '2006-01': '1',
    },
  },
  {
    says: 'the 20th Monday of the year',
    start: '1997-05-19',
    rules: ['FREQ=YEARLY;BYDAY=20MO'],
    days: { '1997-05': '19', '1998-05': '18', '1999-05': '17' },
    endless: true,
  },
  {
    says: 'Monday of week 20',
    start: '1997-05-12',
    rules: ['FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO'],
    days: { '1997-05': '12', '1998-05': '11', '1999-05': '17' },
    endless: true,
  },
  {
    says: 'every Thursday in March',
    start: '1997-03-13',
    rules: ['FREQ=YEARLY;BYMONTH=3;BYDAY=TH'],
    days: { '1997-03': '13 20 27', '1998-03': '5 12 19 26', '1999-03': '4 11 18 25' },
    endless: true,
  },
  {
    says: 'every Thursday in summer',
    start: '1997-06-05',
    rules: ['FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8'],
    days: {
      '1997-06': '5 12 19 26',
      '1997-07': '3 10 17 24 31',
      '1997-08': '7 14 21 28',
      '1998-06': '4 11 18 25',
      '1998-07': '2 9 16 23 30',
      '1998-08': '6 13 20 27',
      '1999-06': '3 10 17 24',
      '1999-07': '1 8 15 22 29',
      '1999-08': '5 12 19 26',
    },
    endless: true,
  },
  {
    says: 'every Friday the 13th, and not the start',
    start: '1997-09-02',
    rules: ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13'],
    days: { '1998-02': '13', '1998-03': '13', '1998-11': '13', '1999-08': '13', '2000-10': '13' },
    endless: true,
    except: '1997-09-02T09:00',
  },
  {
    says: 'the first Saturday after the first Sunday of the month',
    start: '1997-09-13',
    rules: ['FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13'],
    days: {
      '1997-09': '13',
      '1997-10': '11',
      '1997-11': '8',
      '1997-12': '13',
      '1998-01': '10',
      '1998-02': '7',
      '1998-03': '7',
      '1998-04': '11',
      '1998-05': '9',
      '1998-06': '13',
    },
    endless: true,
  },
  {
    says: 'the day on which the United States elect a president',
    start: '1996-11-05',
    rules: ['FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8'],
    days: { '1996-11': '5', '2000-11': '7', '2004-11': '2' },
    endless: true,
  },
  {
    says: 'the third of Tuesdays, Wednesdays and Thursdays of the month, three months',
    start: '1997-09-04',
    rules: ['FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3'],
    days: { '1997-09': '4', '1997-10': '7', '1997-11': '6' },
  },
  {
    says: 'the last weekday but one of the month',
    start: '1997-09-29',
    rules: ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2'],
    days: {
      '1997-09': '29',
      '1997-10': '30',
      '1997-11': '27',
      '1997-12': '30',
      '1998-01': '29',
      '1998-02': '26',
      '1998-03': '30',
    },
    endless: true,
  },
  {
    says: 'weeks that begin on Monday',
    start: '1997-08-05',
    rules: ['FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO'],
    days: { '1997-08': '5 10 19 24' },
  },
  {
    says: 'the same with weeks that begin on Sunday',
    start: '1997-08-05',
    rules: ['FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU'],
    days: { '1997-08': '5 17 19 31' },
  },
  {
    says: 'days that some months do not have',
    start: '2007-01-15',
    rules: ['FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5'],
    days: { '2007-01': '15 30', '2007-02': '15', '2007-03': '15 30' },
  },
];

const two = (value: number) => String(value).padStart(2, '0');

function daysOf(months: Months): string[] {
  return Object.entries(months).flatMap(([month, listed]) =>
    listed.split(' ').flatMap((piece) => {
      const [first, last = first] = piece.split('-').map(Number);
      return Array.from({ length: last! - first! + 1 }, (_, at) => `${month}-${two(first! + at)}`);
    }),
  );
}

const dayAfter = (date: string) =>
  new Date(Date.parse(`${date}T00:00Z`) + 86_400_000).toISOString().slice(0, 10);

describe('an example of RFC 5545, 3.8.5.3', () => {
  it.each(examples)('$says', ({ start, rules, days, endless, except }) => {
    const expected = daysOf(days);
    const end = endless ? dayAfter(expected.at(-1)!) : '2037-01-01';
    for (const rule of rules) {
      const series = ruled(start, {
        start: at(`${start}T09:00`, zone),
        rules: [rule],
        except: except ? [at(except, zone)] : [],
      });
      const found = starts(series, '1990-01-01', end, zone);
      expect(found).toEqual(expected.map((day) => `${day}T09:00`));
    }
  });

  const times = (rule: string, to = '1997-09-03') =>
    starts(
      ruled('', { start: at('1997-09-02T09:00', zone), rules: [rule] }),
      '1997-09-01',
      to,
      zone,
    ).map((start) => start.slice(8));

  it('every 3 hours, as printed and as its erratum has it', () => {
    expect(times('FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T170000Z')).toEqual([
      '02T09:00',
      '02T12:00',
    ]);
    expect(times('FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T210000Z')).toEqual([
      '02T09:00',
      '02T12:00',
      '02T15:00',
    ]);
  });

  it('every 15 minutes for 6 occurrences', () => {
    expect(times('FREQ=MINUTELY;INTERVAL=15;COUNT=6')).toEqual([
      '02T09:00',
      '02T09:15',
      '02T09:30',
      '02T09:45',
      '02T10:00',
      '02T10:15',
    ]);
  });

  it('every hour and a half for 4 occurrences', () => {
    expect(times('FREQ=MINUTELY;INTERVAL=90;COUNT=4')).toEqual([
      '02T09:00',
      '02T10:30',
      '02T12:00',
      '02T13:30',
    ]);
  });

  it.each([
    'FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40',
    'FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16',
  ])('every 20 minutes from 9:00 to 16:40 every day: %s', (rule) => {
    const hours = [9, 10, 11, 12, 13, 14, 15, 16];
    const ofDay = (day: string) =>
      hours.flatMap((hour) => [0, 20, 40].map((minute) => `${day}T${two(hour)}:${two(minute)}`));
    expect(times(rule, '1997-09-04')).toEqual([...ofDay('02'), ...ofDay('03')]);
  });
});
