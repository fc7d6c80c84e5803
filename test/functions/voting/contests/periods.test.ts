import { describe, expect, it } from 'vitest';
import { momentsOf } from '../../../../functions/voting/contests/periods.ts';

const now = new Date('2025-06-01T10:00:00Z');
const nominations = { opens: '2026-02-01T08:00', closes: '2026-03-01T20:00' };

const refusal = (periods: Parameters<typeof momentsOf>[0], at = now) => {
  try {
    momentsOf(periods, at);
    return undefined;
  } catch (error) {
    return error;
  }
};

describe('the four moments of a contest', () => {
  it('are local times, to the second', () => {
    const voting = { opens: '2026-03-10T08:00:30', closes: '2026-07-24T20:00:59' };
    const moments = momentsOf({ nominations, voting }, now);
    expect(moments.voting.opens).toEqual({
      wallTime: '2026-03-10T08:00:30',
      at: '2026-03-10T07:00:30.000Z',
    });
    expect(moments.voting.closes.at).toBe('2026-07-24T18:00:59.000Z');
  });

  it('are refused where the clock skips them: 02:30 on 29 March 2026', () => {
    const voting = { opens: '2026-03-29T02:30', closes: '2026-04-12T20:00' };
    expect(refusal({ nominations, voting })).toMatchObject({
      code: 'contest.schedule',
      message: expect.stringContaining('skips'),
    });
    const after = momentsOf({ nominations, voting: { ...voting, opens: '2026-03-29T03:00' } }, now);
    expect(after.voting.opens.at).toBe('2026-03-29T01:00:00.000Z');
  });

  it('mean the first of two where the clock goes back: 02:30 on 25 October 2026', () => {
    const voting = { opens: '2026-10-20T08:00', closes: '2026-10-25T02:30' };
    expect(momentsOf({ nominations, voting }, now).voting.closes.at).toBe(
      '2026-10-25T00:30:00.000Z',
    );
  });

  it('are compared as instants in the night when the clock goes back', () => {
    const twice = { opens: '2026-10-25T02:59:59', closes: '2026-10-25T03:00:00' };
    const { voting } = momentsOf({ nominations, voting: twice }, now);
    expect(Date.parse(voting.closes.at) - Date.parse(voting.opens.at)).toBe(3_601_000);
  });

  it.each([
    ['2026-02-30T08:00', '2026-03-05T08:00'],
    ['2026-03-10T25:00', '2026-03-11T08:00'],
  ])('are refused where there is no such time: %s', (opens, closes) => {
    expect(refusal({ nominations, voting: { opens, closes } })).toMatchObject({
      code: 'contest.schedule',
    });
  });

  const voting = { opens: '2026-03-10T08:00', closes: '2026-03-24T20:00' };
  it.each([
    [
      'nominations close before they open',
      { nominations: { opens: '2026-03-02T08:00', closes: '2026-03-01T08:00' }, voting },
    ],
    [
      'nominations close as they open',
      { nominations: { opens: '2026-03-01T08:00', closes: '2026-03-01T08:00' }, voting },
    ],
    [
      'voting opens before nominations close',
      { nominations, voting: { ...voting, opens: '2026-03-01T19:59:59' } },
    ],
    [
      'voting closes before it opens',
      { nominations, voting: { opens: '2026-03-10T08:00', closes: '2026-03-10T07:59' } },
    ],
    [
      'it takes more than a year',
      { nominations, voting: { ...voting, closes: '2027-03-24T20:00' } },
    ],
  ])('are refused when %s', (_, periods) => {
    expect(refusal(periods)).toMatchObject({ code: 'contest.schedule' });
  });

  it('let voting open in the very second that nominations close', () => {
    expect(
      refusal({ nominations, voting: { ...voting, opens: nominations.closes } }),
    ).toBeUndefined();
  });

  it('are refused when voting would have ended', () => {
    const closes = new Date('2026-03-24T19:00:00Z');
    expect(refusal({ nominations, voting }, closes)).toMatchObject({ code: 'contest.schedule' });
    expect(refusal({ nominations, voting }, new Date(closes.getTime() - 1))).toBeUndefined();
  });
});
