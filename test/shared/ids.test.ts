import { afterEach, describe, expect, it, vi } from 'vitest';
import { idPattern, newId } from '../../shared/ids.ts';

afterEach(() => {
  vi.useRealTimers();
});

describe('ids', () => {
  it('sort in the order they were made in, however quickly that was', () => {
    const ids = Array.from({ length: 1000 }, () => newId('aud'));
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(1000);
    for (const id of ids) expect(id).toMatch(idPattern('aud'));
  });

  it('sort so also when the clock is set back', () => {
    const before = newId('aud');
    vi.useFakeTimers({ now: Date.now() - 60_000 });
    expect(newId('aud') > before).toBe(true);
  });
});
