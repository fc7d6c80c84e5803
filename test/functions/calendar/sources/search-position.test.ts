import { describe, expect, it } from 'vitest';
import {
  type Position,
  pageSize,
  positionAfter,
} from '../../../../functions/calendar/sources/uitdatabank/search-position.ts';

const plan = {
  changedSince: '2026-11-01T00:00:00.000Z',
  since: '2026-10-01T00:00:00.000Z',
  highWater: '',
};
const modified = '2026-11-02T00:00:00Z';
const from = '2026-11-02T00:00:00.000Z';

const page = (count: number, totalItems = 20_000) => ({
  itemsPerPage: pageSize,
  totalItems,
  member: Array.from({ length: count }, () => ({ '@id': 'x', modified })),
});

describe('where the next page begins', () => {
  it('never reaches beyond ten thousand results of one second, and goes on with the next', () => {
    let position: Position = { phase: 'changed', from, start: 0 };
    let problems: readonly unknown[] = [];
    const reach: number[] = [];
    while (position.from === from && problems.length === 0) {
      reach.push(position.start + pageSize);
      const after = positionAfter(position, page(pageSize), plan);
      if (!after.next) throw new Error('the run has ended');
      ({ problems } = after);
      position = after.next;
    }
    expect(Math.max(...reach)).toBe(10_000);
    expect(problems).toMatchObject([{ problem: { code: 'uitdatabank.too_many' } }]);
    expect(position).toEqual({ phase: 'changed', from: '2026-11-02T00:00:01.000Z', start: 0 });
  });

  it('ends what has no time of change at ten thousand, and says that there is more', () => {
    const at: Position = { phase: 'undated', start: 9_900 };
    const { next, problems } = positionAfter(at, page(pageSize), plan);
    expect(next).toEqual({ phase: 'released', start: 0 });
    expect(problems).toHaveLength(1);
  });

  it('goes on where the server gives fewer at a time than asked for', () => {
    const few = { ...page(30), itemsPerPage: 30 };
    expect(positionAfter({ phase: 'changed', start: 0 }, few, plan).next).toMatchObject({ from });
  });

  it.each([
    ['changed', 'undated'],
    ['undated', 'released'],
    ['released', undefined],
  ] as const)('after the last page of %s: %s', (phase, next) => {
    const after = positionAfter({ phase, start: 0 }, page(10, 10), plan).next;
    expect(after?.phase).toBe(next);
  });

  it('goes on after a page that lacks some, and says in the end that they are missing', () => {
    const at: Position = { phase: 'changed', start: 0 };
    expect(positionAfter(at, page(99, 150), plan)).toEqual({
      next: { phase: 'changed', from, start: 0 },
      problems: [],
    });
    const { next, problems } = positionAfter(
      { phase: 'changed', from, start: 51 },
      page(0, 52),
      plan,
    );
    expect(next).toMatchObject({ phase: 'undated' });
    expect(problems).toMatchObject([{ problem: { code: 'uitdatabank.too_few' } }]);
  });

  it('asks for nothing that became visible where everything is read', () => {
    const whole = { ...plan, changedSince: undefined };
    expect(positionAfter({ phase: 'undated', start: 0 }, page(1, 1), whole).next).toBeUndefined();
  });
});
