import { describe, expect, it } from 'vitest';
import { instantOf, wallTimeOf } from '../../../shared/time/wall-time.ts';

const at = (wallTime: string, onGap: 'refuse' | 'forward' = 'refuse') =>
  instantOf(wallTime, { onGap }).toISOString();

describe('a wall time in Brussels', () => {
  it('is an hour ahead of UTC in winter and two in summer', () => {
    expect(at('2026-12-01T09:00')).toBe('2026-12-01T08:00:00.000Z');
    expect(at('2026-07-01T09:00')).toBe('2026-07-01T07:00:00.000Z');
  });

  it('that comes twice means the first', () => {
    expect(at('2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z');
  });

  it('that the clock skips is refused when a person picked it', () => {
    expect(() => at('2027-03-28T02:30')).toThrow(
      expect.objectContaining({ code: 'issue.schedule' }),
    );
  });

  it('that the clock skips shifts forward when a rule made it', () => {
    expect(at('2027-03-28T02:30', 'forward')).toBe('2027-03-28T01:30:00.000Z');
    expect(wallTimeOf(new Date('2027-03-28T01:30:00Z'))).toBe('2027-03-28T03:30');
  });
});
