import { describe, expect, it } from 'vitest';
import {
  covers,
  instantsOf,
  isOver,
  isReportable,
  monthsOf,
  yearBefore,
} from '../../../../functions/engagement/programme-report/report-period.ts';

describe('the period of a report', () => {
  it('is compared with the same days a year before', () => {
    expect(yearBefore({ from: '2026-05-01', to: '2026-10-31' })).toEqual({
      from: '2025-05-01',
      to: '2025-10-31',
    });
    expect(yearBefore({ from: '2028-02-29', to: '2028-02-29' })).toEqual({
      from: '2027-02-28',
      to: '2027-02-28',
    });
  });

  it('is read month by month, none of its days twice or not at all', () => {
    expect(monthsOf({ from: '2027-12-15', to: '2028-02-29' })).toEqual([
      { month: '2027-12', from: '2027-12-15', to: '2027-12-31' },
      { month: '2028-01', from: '2028-01-01', to: '2028-01-31' },
      { month: '2028-02', from: '2028-02-01', to: '2028-02-29' },
    ]);
    expect(monthsOf({ from: '2026-05-03', to: '2026-05-04' })).toEqual([
      { month: '2026-05', from: '2026-05-03', to: '2026-05-04' },
    ]);
  });

  it('begins and ends at midnight in Belgium, summer and winter', () => {
    expect(instantsOf({ from: '2026-10-24', to: '2026-10-25' })).toEqual({
      from: new Date('2026-10-23T22:00:00Z'),
      to: new Date('2026-10-25T23:00:00Z'),
    });
  });

  it('is covered by what was counted from its beginning, or from a tenth of it on', () => {
    const halfYear = { from: '2025-05-01', to: '2025-10-31' };
    expect(covers('2024-01-01', halfYear)).toBe(true);
    expect(covers('2025-05-19', halfYear)).toBe(true);
    expect(covers('2025-05-20', halfYear)).toBe(false);
    expect(covers('2025-05-02', { from: '2025-05-01', to: '2025-05-09' })).toBe(false);
  });

  it('has a year before that begins and ends at midnight in Belgium of that year', () => {
    expect(instantsOf(yearBefore({ from: '2026-03-29', to: '2026-03-30' }))).toEqual({
      from: new Date('2025-03-28T23:00:00Z'),
      to: new Date('2025-03-30T22:00:00Z'),
    });
  });

  it('is over when its last day is', () => {
    const period = { from: '2026-11-01', to: '2026-11-28' };
    expect(isOver(period, new Date('2026-11-28T22:59:59Z'))).toBe(false);
    expect(isOver(period, new Date('2026-11-28T23:00:00Z'))).toBe(true);
  });

  it('is of one day at least and of a leap year at most', () => {
    expect(isReportable({ from: '2026-05-02', to: '2026-05-01' })).toBe(false);
    expect(isReportable({ from: '2026-05-01', to: '2026-05-01' })).toBe(true);
    expect(isReportable({ from: '2028-01-01', to: '2028-12-31' })).toBe(true);
    expect(isReportable({ from: '2028-01-01', to: '2029-01-01' })).toBe(false);
  });
});
