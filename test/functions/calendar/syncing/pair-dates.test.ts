import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ListedDate, pairDates } from '../../../../functions/calendar/syncing/pair-dates.ts';

const now = new Date('2026-11-22T12:00:00Z');
const utc = (wall: string) => ({ wall: `${wall}:00`, zone: 'UTC' });
const date = (start: string, key = ''): ListedDate => ({
  key,
  start: utc(start),
  end: utc(`${start.slice(0, 11)}23:00`),
  status: 'confirmed',
});
const instantOf = (time: ListedDate['start']): number =>
  Date.parse('date' in time ? `${time.date}T00:00:00Z` : `${time.wall}Z`);

function pair(before: readonly ListedDate[], next: readonly ListedDate[]) {
  let made = 0;
  const newKey = () => {
    made += 1;
    return `new${made}`;
  };
  return pairDates(before, next, { instantOf, now, newKey });
}
const keysOf = (before: readonly ListedDate[], next: readonly ListedDate[]) => {
  const pairing = pair(before, next);
  return 'held' in pairing ? 'held' : pairing.dates.map(({ key }) => key);
};

describe('dates that a source lists', () => {
  it('have new keys when there were none', () => {
    expect(keysOf([], [date('2026-12-03T10:00'), date('2026-12-04T10:00')])).toEqual([
      'new1',
      'new2',
    ]);
  });

  it('keep their key while their start stays, in whatever order they come', () => {
    const before = [date('2026-12-03T10:00', 'a'), date('2026-12-04T10:00', 'b')];
    expect(
      keysOf(before, [
        date('2026-12-04T10:00'),
        date('2026-12-05T10:00'),
        date('2026-12-03T10:00'),
      ]),
    ).toEqual(['b', 'new1', 'a']);
  });

  it('keep it when they end otherwise', () => {
    const longer = { ...date('2026-12-03T10:00'), end: utc('2026-12-04T02:00') };
    expect(keysOf([date('2026-12-03T10:00', 'a')], [longer])).toEqual(['a']);
  });

  it('keep it when one moves, wherever it moves to', () => {
    const before = [date('2026-12-03T10:00', 'a'), date('2026-12-10T10:00', 'b')];
    expect(keysOf(before, [date('2026-12-10T10:00'), date('2027-02-01T15:00')])).toEqual([
      'b',
      'a',
    ]);
  });

  it('keep it when one begins at another hour of its day, though others are new', () => {
    const before = [date('2026-12-03T10:00', 'a')];
    expect(
      keysOf(before, [
        date('2026-12-03T11:00'),
        date('2026-12-10T11:00'),
        date('2026-12-17T11:00'),
      ]),
    ).toEqual(['a', 'new1', 'new2']);
  });

  it('keep it when each of several moves less far than the others are', () => {
    const before = [date('2026-12-03T10:00', 'a'), date('2026-12-10T10:00', 'b')];
    expect(keysOf(before, [date('2026-12-04T10:00'), date('2026-12-11T10:00')])).toEqual([
      'a',
      'b',
    ]);
  });

  it('are held when several may be any of several', () => {
    const before = [date('2026-12-03T10:00', 'a'), date('2026-12-05T10:00', 'b')];
    expect(keysOf(before, [date('2026-12-04T10:00'), date('2026-12-20T10:00')])).toBe('held');
  });

  it('are held when one vanishes and two are new', () => {
    const before = [date('2026-12-03T10:00', 'a'), date('2026-12-05T10:00', 'b')];
    const next = [date('2026-12-05T10:00'), date('2026-12-20T10:00'), date('2026-12-21T10:00')];
    expect(pair(before, next)).toEqual({
      held: [date('2026-12-05T10:00', 'b'), date('2026-12-20T10:00'), date('2026-12-21T10:00')],
    });
  });

  it('are held when several move to other hours of other days', () => {
    const before = [date('2026-12-03T10:00', 'a'), date('2026-12-10T10:00', 'b')];
    expect(keysOf(before, [date('2026-12-04T19:00'), date('2026-12-11T19:00')])).toBe('held');
  });

  it('are gone when they vanish and none is new', () => {
    const before = [date('2026-12-03T10:00', 'a'), date('2026-12-05T10:00', 'b')];
    expect(keysOf(before, [date('2026-12-05T10:00')])).toEqual(['b']);
  });

  it('of the past stay, and lend their key to no other', () => {
    const before = [date('2026-11-10T10:00', 'past'), date('2026-12-03T10:00', 'a')];
    expect(keysOf(before, [date('2026-12-03T10:00'), date('2026-12-10T10:00')])).toEqual([
      'a',
      'new1',
      'past',
    ]);
  });

  it('of long ago are forgotten', () => {
    expect(keysOf([date('2025-01-10T10:00', 'old')], [date('2026-12-03T10:00')])).toEqual(['new1']);
  });
});

describe('pairing, whatever the dates', () => {
  const starts = (min: number, max: number) =>
    fc.uniqueArray(
      fc
        .tuple(fc.integer({ min, max }), fc.constantFrom('08:00', '10:00', '19:30'))
        .map(([day, time]) => {
          const at = new Date(now.getTime() + day * 86_400_000).toISOString().slice(0, 10);
          return `${at}T${time}`;
        }),
      { maxLength: 12 },
    );
  const keyed = (list: readonly string[]) => list.map((start, index) => date(start, `old${index}`));
  const cases = fc.tuple(starts(-20, 40), starts(-20, 40));

  it('gives each date one key, and none to two', () => {
    fc.assert(
      fc.property(cases, ([old, next]) => {
        const pairing = pair(
          keyed(old),
          next.map((start) => date(start)),
        );
        if ('held' in pairing) return;
        const keys = pairing.dates.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys).not.toContain('');
      }),
    );
  });

  it('never takes a key from a date that stays, nor from one of the past', () => {
    fc.assert(
      fc.property(cases, ([old, next]) => {
        const before = keyed(old);
        const pairing = pair(
          before,
          next.map((start) => date(start)),
        );
        for (const { key, start } of 'held' in pairing ? pairing.held : pairing.dates) {
          const was = before.find((one) => one.key === key);
          if (!was || JSON.stringify(was.start) === JSON.stringify(start)) continue;
          expect(instantOf(was.end)).toBeGreaterThan(now.getTime());
          expect(next).not.toContain('date' in was.start ? '' : was.start.wall.slice(0, 16));
        }
      }),
    );
  });

  it('does not depend on the order in which a source lists', () => {
    fc.assert(
      fc.property(cases, fc.infiniteStream(fc.nat()), ([old, next], order) => {
        const before = keyed(old);
        const mixed = next
          .map((start) => ({ start, place: order.next().value ?? 0 }))
          .sort((one, other) => one.place - other.place)
          .map(({ start }) => start);
        const oldKeys = (list: readonly string[]) => {
          const pairing = pair(
            before,
            list.map((start) => date(start)),
          );
          if ('held' in pairing) return 'held';
          return pairing.dates
            .map(({ key, start }) => `${JSON.stringify(start)} ${key.replace(/^new.*/, 'new')}`)
            .sort();
        };
        expect(oldKeys(mixed)).toEqual(oldKeys(next));
      }),
    );
  });

  it('done once more changes nothing', () => {
    fc.assert(
      fc.property(cases, ([old, next]) => {
        const first = pair(
          keyed(old),
          next.map((start) => date(start)),
        );
        if ('held' in first) return;
        expect(
          pair(
            first.dates,
            next.map((start) => date(start)),
          ),
        ).toEqual(first);
      }),
    );
  });
});
