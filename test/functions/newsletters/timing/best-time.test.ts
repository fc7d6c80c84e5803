import { describe, expect, it } from 'vitest';
import { bestTime, type ClickDay } from '../../../../functions/newsletters/timing/best-time.ts';
import { suggestTime } from '../../../../functions/newsletters/timing/suggest-time.ts';

/** Days on which nothing was sent, each with these clicks. */
const quietDays = (count: number, clicks: Record<number, number>): ClickDay[] =>
  Array.from({ length: count }, (_, place) => ({
    day: `2026-10-${String(place + 1).padStart(2, '0')}`,
    delivered: 0,
    clicks: new Map(Object.entries(clicks).map(([hour, number]) => [Number(hour), number])),
  }));

const evenly = Object.fromEntries(Array.from({ length: 14 }, (_, place) => [place + 7, 2]));

describe('the best time of a municipality', () => {
  it('is the hour in which most is clicked', () => {
    const found = bestTime(quietDays(20, { 9: 1, 12: 2, 19: 12 }));
    expect(found).toMatchObject({ sureness: 'clear', hour: 19, clicks: 300, days: 20 });
  });

  it('is likely only where another hour is nearly as good', () => {
    const found = bestTime(quietDays(20, { ...evenly, 9: 5, 19: 6 }));
    expect(found).toMatchObject({ sureness: 'likely', hour: 19 });
  });

  it('is as clear with a busy hour beside it, which is the same evening', () => {
    const found = bestTime(quietDays(20, { 9: 1, 18: 11, 19: 12 }));
    expect(found).toMatchObject({ sureness: 'clear', hour: 19 });
  });

  it('is none where no hour stands out', () => {
    expect(bestTime(quietDays(20, evenly))).toMatchObject({ sureness: 'even', hour: undefined });
  });

  it.each([
    ['few days', quietDays(13, { 19: 50 })],
    ['few clicks', quietDays(33, { 19: 3 })],
    ['nothing', []],
  ])('is not known from %s', (_, days) => {
    expect(bestTime(days)).toMatchObject({ sureness: 'unknown', hour: undefined });
  });

  it('does not follow from when staff sent: clicks of such days are left out', () => {
    const sent = { day: '2026-10-31', delivered: 4000, clicks: new Map([[10, 900]]) };
    const late = { day: '2026-10-30', delivered: 30, clicks: new Map([[19, 5]]) };
    const found = bestTime([...quietDays(20, { 9: 1, 12: 2, 19: 12 }), late, sent]);
    expect(found).toMatchObject({ sureness: 'clear', hour: 19, clicks: 305, days: 21 });
  });

  it('is never at night', () => {
    const found = bestTime(quietDays(20, { 9: 10, 23: 50, 3: 50 }));
    expect(found).toMatchObject({ hour: 9, clicks: 200 });
  });
});

describe('its words', () => {
  const asked: unknown[] = [];
  const deps = (days: readonly ClickDay[]) => ({
    now: () => new Date('2026-11-29T12:00:00Z'),
    readClickDays: async (...question: unknown[]) => {
      asked.push(question);
      return days;
    },
  });

  it('say the hour and what it rests on, of the last year', async () => {
    const found = await suggestTime(
      { nis: '13036', explainIn: 'nl' },
      deps(quietDays(20, { 9: 1, 12: 2, 19: 12 })),
    );
    expect(found.time).toBe('19:00');
    expect(found.words).toBe(
      'In Retie lezen mensen nieuwsbrieven het meest tussen 19 en 20 uur, duidelijk vaker dan op andere uren van de dag. Dat blijkt uit 300 kliks op 20 dagen waarop er niets verstuurd werd. Dit geldt voor alle lezers, inwoners en ondernemers samen; zij lezen misschien op andere uren.',
    );
    expect(asked.at(-1)).toEqual(['13036', { from: '2025-11-29' }]);
  });

  it('say that nothing is known, and what it would take', async () => {
    const found = await suggestTime({ nis: '13036', explainIn: 'en' }, deps([]));
    expect(found.time).toBeUndefined();
    expect(found.words).toBe(
      'Too little is known of Retie yet: 0 clicks on 0 days without a sending. A proposal takes at least 100 clicks on 14 days. This holds for all readers, residents and businesses together; they may read at different hours.',
    );
  });

  describe('of one audience', () => {
    const evening = quietDays(20, { 9: 1, 12: 2, 19: 12 });
    const noon = quietDays(20, { 9: 1, 12: 12, 19: 2 });
    /** Shops read at noon, residents in the evening; most readers are residents. */
    const of = (businesses: readonly ClickDay[]) => ({
      now: () => new Date('2026-11-29T12:00:00Z'),
      readClickDays: async (_: string, { audience }: { audience?: string }) =>
        audience === 'businesses' ? businesses : evening,
    });
    const asked = { nis: '13036', audience: 'businesses', explainIn: 'en' } as const;

    it('are of that audience where enough is known of it', async () => {
      const found = await suggestTime(asked, of(noon));
      expect([found.time, found.of]).toEqual(['12:00', 'businesses']);
      expect(found.words).toContain('This holds for businesses');
    });

    it('are of all readers where it is not, and say so', async () => {
      const found = await suggestTime(asked, of(noon.slice(0, 5)));
      expect([found.time, found.of, found.clicks]).toEqual(['19:00', 'all', 300]);
      expect(found.words).toContain(
        'This holds for all readers, residents and businesses together. Of businesses alone too little is known: 75 clicks on 5 days.',
      );
    });
  });
});
