import { describe, expect, it } from 'vitest';
import { judgeClicks } from '../../../../functions/engagement/people/judge-clicks.ts';

/** `link@second`. */
const clicks = (...texts: string[]) =>
  texts.map((text) => {
    const [link = '', second] = text.split('@');
    return { link, at: new Date(Date.parse('2026-11-29T08:00:00Z') + Number(second) * 1000) };
  });
const delivered = new Date('2026-11-29T08:00:00Z');

describe('clicks on one mail', () => {
  it('are a scanner’s when they take several links within seconds, in whatever order they are told', () => {
    expect(judgeClicks(clicks('a@100', 'b@101', 'c@102'))).toEqual(['burst', 'burst', 'burst']);
    expect(judgeClicks(clicks('c@102', 'a@100', 'b@101'))).toEqual(['burst', 'burst', 'burst']);
  });

  it('are a person’s when they come one after the other', () => {
    expect(judgeClicks(clicks('a@100', 'b@104', 'c@108'))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('are a person’s when one link is clicked again and again', () => {
    expect(judgeClicks(clicks('a@100', 'a@101', 'a@102', 'b@103'))).toEqual(
      Array(4).fill(undefined),
    );
  });

  it('leave a person’s click alone that comes an hour after a scanner’s', () => {
    expect(judgeClicks(clicks('a@1', 'b@1', 'c@2', 'a@3600'), delivered)).toEqual([
      'burst',
      'burst',
      'burst',
      undefined,
    ]);
  });

  it('are too soon within five seconds of delivery, or before', () => {
    expect(judgeClicks(clicks('a@-1', 'b@4.9', 'a@5'), delivered)).toEqual([
      'too-soon',
      'too-soon',
      undefined,
    ]);
    expect(judgeClicks(clicks('a@1'))).toEqual([undefined]);
  });
});
