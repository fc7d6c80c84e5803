import { describe, expect, it } from 'vitest';
import type { Issue } from '../../../../functions/newsletters/issue.ts';
import { toldInIssue } from '../../../../functions/newsletters/reading/told-in-issue.ts';

const trial = { sharePercent: 10, metric: 'clicked', hours: 4 } as const;
const decision: Issue['decision'] = {
  version: 'b',
  at: '2026-11-22T12:00:00.000Z',
  by: 'acc_a',
  reason: 'staff',
  figures: [],
};
const once = {};
const runs = (readers: Record<string, number>) => [{ readers }];
const told = (...[readers, tried]: Parameters<typeof toldInIssue>) => {
  const { municipalities, languages } = toldInIssue(readers, tried);
  return [[...municipalities].sort(), [...languages].sort()];
};

describe('what any link of an issue tells', () => {
  it('is every municipality and language that a group of readers tells', () => {
    const readers = runs({ 'nl-13036': 21, 'fr-13036': 15, 'fr-13003': 15 });
    expect(told(readers, once)).toEqual([['13036'], ['fr', 'nl']]);
  });

  it('is no municipality where a large group hides the few of another', () => {
    expect(told(runs({ 'nl-13036': 500, 'nl-13003': 3 }), once)).toEqual([[], ['nl']]);
    expect(told(runs({ 'nl-13036': 500, 'fr-13003': 3 }), once)).toEqual([[], []]);
  });

  it('is of those who wait for a version nothing before one is chosen', () => {
    const readers = runs({ 'nl-13036-a': 15, 'nl-13036-b': 15, 'nl-13036': 300 });
    expect(told(readers, { trial })).toEqual([[], []]);
    expect(told(readers, { trial, decision })).toEqual([['13036'], ['nl']]);
  });

  it('is what was told before a version was chosen, too', () => {
    const readers = runs({ 'nl-13036-a': 30, 'nl-13036-b': 30, 'fr-13003': 3 });
    expect(told(readers, { trial, decision })).toEqual([['13036'], ['nl']]);
  });

  it('is nothing of an issue that was planned before readers were counted', () => {
    expect(told(runs({}), once)).toEqual([[], []]);
  });
});
