import { describe, expect, it } from 'vitest';
import { makePacks, type Pack } from '../../../../functions/engagement/counting/make-packs.ts';
import { anEvent } from '../../../builders/engagement.ts';
import { seededRandom } from '../../../builders/seeded.ts';

const writesOf = (pack: Pack): number =>
  new Set(pack.map(({ event }) => event.producer)).size +
  new Set(pack.flatMap(({ additions }) => additions.map(({ place }) => place))).size;

/** A thousand events of so many containers, on so many links. */
function aBatch(producers: number, links: number) {
  const random = seededRandom(3);
  return Array.from({ length: 1000 }, (_, seq) =>
    anEvent({
      producer: `p${Math.floor(random() * producers)}`,
      seq,
      about: { issue: 'iss_1', link: `l${Math.floor(random() * links)}` },
    }),
  );
}

describe('transactions', () => {
  it('hold every event once, and no more writes than DynamoDB takes', () => {
    const events = aBatch(150, 150);
    const packs = makePacks([...events, ...events]);
    expect(packs.flat()).toHaveLength(1000);
    for (const pack of packs) expect(writesOf(pack)).toBeLessThanOrEqual(100);
  });

  it.each([
    ['few containers and counters', 20, 40, 63],
    ['many containers', 120, 40, 300],
    ['many counters', 20, 150, 230],
  ])('write little for %s', (_, producers, links, most) => {
    const writes = makePacks(aBatch(producers, links)).map(writesOf);
    expect(writes.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(most);
  });
});
