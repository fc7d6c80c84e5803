import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  estimateClients,
  markOf,
  markPattern,
} from '../../../../functions/engagement/feeds/hyper-log-log.ts';

const mark = (text: string) => markOf(createHash('sha256').update(text).digest());
const marks = (count: number, of = 'client') =>
  Array.from({ length: count }, (_, index) => mark(`${of} ${index}`));

describe('the estimate of different clients', () => {
  test('is nothing for nobody, and exact for a few', () => {
    expect(estimateClients([])).toBe(0);
    for (const count of [1, 2, 5, 20]) expect(estimateClients(marks(count))).toBe(count);
  });

  // Where small counts end and large ones begin, around 10,000, other estimators are off.
  test.each([100, 1000, 4000, 8000, 12_000, 20_000, 50_000, 200_000])(
    'is within a twentieth of the truth at %i',
    (count) => {
      for (const run of ['a', 'b', 'c']) {
        const error = Math.abs(estimateClients(marks(count, run)) / count - 1);
        expect(error).toBeLessThanOrEqual(0.05);
      }
    },
  );

  test('is off by as much to either side, and by 1.6 % as a rule', () => {
    const runs = Array.from({ length: 60 }, (_, run) => estimateClients(marks(6000, `run ${run}`)));
    const errors = runs.map((estimate) => estimate / 6000 - 1);
    const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    const spread = Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length);
    expect(Math.abs(mean)).toBeLessThan(0.008);
    expect(spread).toBeLessThan(0.022);
  });

  test('minds neither order nor repetition', () => {
    const once = marks(3000);
    expect(estimateClients([...once.toReversed(), ...once])).toBe(estimateClients(once));
  });

  test('is of all together where clients of several are put together', () => {
    const [some, others] = [marks(3000), marks(4000)];
    expect(estimateClients([...some, ...others])).toBe(estimateClients(others));
  });
});

describe('a mark', () => {
  test('is a register and the first one after zeros', () => {
    expect(markOf(Buffer.from('0000000000000000', 'hex'))).toBe('0.1h');
    expect(markOf(Buffer.from('fff8000000000000', 'hex'))).toBe('35r.1');
    expect(markOf(Buffer.from('0010000080000000', 'hex'))).toBe('1.l');
    expect(markOf(Buffer.from('0010000000000001', 'hex'))).toBe('1.1g');
  });

  test('has a form that the queue takes', () => {
    for (const one of marks(500)) expect(one).toMatch(markPattern);
  });
});
