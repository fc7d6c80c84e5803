import { describe, expect, it } from 'vitest';
import { forAWhile } from '../../../../functions/newsletters/sending/for-a-while.ts';

/** Remembers for 100 ms what answers say; each answer is another one. */
function memory(answerOf: (key: string, count: number) => Promise<string | undefined>) {
  const clock = { ms: 0 };
  const asked: string[] = [];
  const read = forAWhile(
    (key) => {
      asked.push(key);
      return answerOf(key, asked.length);
    },
    100,
    () => new Date(clock.ms),
  );
  return { clock, asked, read };
}

describe('what is read for a while', () => {
  it('is asked for once, also where two issues are sent in turn', async () => {
    const { read, asked } = memory(async (key, count) => `${key}${count}`);
    const answers = [await read('a'), await read('b'), await read('a'), await read('b')];
    expect(answers).toEqual(['a1', 'b2', 'a1', 'b2']);
    expect(asked).toEqual(['a', 'b']);
  });

  it('is asked for again when it is old, each by its own time', async () => {
    const { read, asked, clock } = memory(async (key) => key);
    await read('a');
    clock.ms = 60;
    await read('b');
    clock.ms = 100;
    await read('b');
    await read('a');
    expect(asked).toEqual(['a', 'b', 'a']);
  });

  it('is asked for again when nothing was there, or nobody answered', async () => {
    const { read, asked } = memory(async (_, count) => {
      if (count === 1) throw new Error('no answer');
      return count === 2 ? undefined : 'there';
    });
    await expect(read('a')).rejects.toThrow('no answer');
    expect(await read('a')).toBeUndefined();
    expect(await read('a')).toBe('there');
    expect(await read('a')).toBe('there');
    expect(asked).toHaveLength(3);
  });
});
