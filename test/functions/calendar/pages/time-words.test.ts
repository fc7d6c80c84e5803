import { expect, it } from 'vitest';
import { pageMessages } from '../../../../functions/calendar/pages/messages.ts';
import { fullWords, rowWords } from '../../../../functions/calendar/pages/time-words.ts';
import { anOccurrence } from '../../../builders/calendar-event.ts';

const t = pageMessages('nl');
const words = (startsAt: string, endsAt: string) =>
  fullWords(anOccurrence({ startsAt, endsAt }), '2026-12-01', t);

it('names a night out by its evening', () => {
  expect(words('2026-12-04T21:00:00.000Z', '2026-12-05T02:00:00.000Z')).toBe(
    'vrijdag 4 december, 22:00 tot 03:00 uur',
  );
});

it('names the day on which several days really end, also in the night and at midnight', () => {
  const start = '2026-12-04T09:00:00.000Z';
  expect(words(start, '2026-12-06T01:00:00.000Z')).toBe(
    'van vrijdag 4 december om 10:00 uur tot zondag 6 december om 02:00 uur',
  );
  expect(words(start, '2026-12-06T23:00:00.000Z')).toBe(
    'van vrijdag 4 december om 10:00 uur tot maandag 7 december om 00:00 uur',
  );
});

it('names the last of whole days, and in a list the last evening of what ends in the night', () => {
  const allDay = { first: '2026-12-04', last: '2026-12-06' };
  const days = anOccurrence({
    startsAt: '2026-12-03T23:00:00.000Z',
    endsAt: '2026-12-06T23:00:00.000Z',
  });
  expect(fullWords({ ...days, allDay }, '2026-12-01', t)).toBe(
    'van vrijdag 4 december tot en met zondag 6 december',
  );
  expect(rowWords(days, '2026-12-04', t)).toBe('tot en met zondag 6 december');
});
