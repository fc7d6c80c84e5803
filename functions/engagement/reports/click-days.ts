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

/** The days on which anything was counted, in order. */
export const createReadClickDays =
  (table: Table) =>
  async (nis: string, period: Period): Promise<readonly ClickDay[]> => {
    const { days } = await createCounterRepository(table).readMunicipality(nis, period);
    return days.map(clickDay);
  };

function clickDay({ day, figures, hours }: DayFigures): ClickDay {
  const clicks = new Map<number, number>();
  for (const { at, figures: ofHour } of hours) {
    const human = ofHour.clicked?.human ?? 0;
    if (human > 0) clicks.set(clockHour(at), (clicks.get(clockHour(at)) ?? 0) + human);
  }
  return { day, delivered: figures.delivered?.raw ?? 0, clicks };
}
