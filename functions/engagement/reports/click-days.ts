import type { Table } from '../../../shared/data/table.ts';
import { clockHour } from '../../../shared/time/night.ts';
import { createCounterRepository, type Period } from '../counters/counter-repository.ts';
import type { DayFigures } from '../counters/counts.ts';

/** What readers of a municipality did with newsletters on one day in Europe/Brussels. */
export interface ClickDay {
  readonly day: string;
  /** Newsletters delivered. */
  readonly delivered: number;
  /** Clicks of people, by what the clock showed, 0 to 23; hours without any are left out. */
  readonly clicks: ReadonlyMap<number, number>;
}

/**
 * The days on which anything was counted, in order. Hours are counted of all readers together: of one audience, only days have clicks
 * on which nearly all were of it.
 */
export const createReadClickDays =
  (table: Table) =>
  async (
    nis: string,
    { audience, ...period }: Period & { readonly audience?: Audience | undefined },
  ): Promise<readonly ClickDay[]> => {
    const { days } = await createCounterRepository(table).readMunicipality(nis, period);
    return days.map((day) =>
      audience === undefined || isOf(audience, day)
        ? clickDay(day)
        : { ...clickDay(day), clicks: new Map() },
    );
  };

type Audience = 'residents' | 'businesses';

/** Of so many of ten clicks of a day it must be known that they were of an audience. */
const ofTen = 9;

function isOf(audience: Audience, { figures, parts }: DayFigures): boolean {
  const theirs = parts.get(`audience=${audience}`)?.clicked?.human ?? 0;
  return theirs * 10 >= (figures.clicked?.human ?? 0) * ofTen;
}

function clickDay({ day, figures, hours }: DayFigures): ClickDay {
  const clicks = new Map<number, number>();
  for (const { at, figures: ofHour } of hours) {
    const human = ofHour.clicked?.human ?? 0;
    if (human > 0) clicks.set(clockHour(at), (clicks.get(clockHour(at)) ?? 0) + human);
  }
  return { day, delivered: figures.delivered?.raw ?? 0, clicks };
}
