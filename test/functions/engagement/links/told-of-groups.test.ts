import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ReaderGroup,
  smallGroup,
  toldOfGroups,
} from '../../../../functions/engagement/links/told-of-groups.ts';
import type { Language } from '../../../../shared/i18n/language.ts';

const group = (nis: string, language: Language, readers: number, version?: string) =>
  ({ nis, language, readers, version }) satisfies ReaderGroup;

describe('what the links of a group tell', () => {
  it('is municipality and language of more than twenty', () => {
    const [small, other, large] = [
      group('13036', 'nl', 20),
      group('13036', 'fr', 1),
      group('13003', 'nl', 21),
    ];
    const told = toldOfGroups([small, other, large]);
    expect(told.get(large)).toEqual({ nis: '13003', language: 'nl' });
    expect(told.get(small)).toEqual({ nis: '13036' });
    expect(told.get(other)).toEqual({ nis: '13036' });
  });

  it('is the language of small groups that are large together, those that are told apart left out', () => {
    const groups = [
      group('13036', 'nl', 15),
      group('13003', 'nl', 15),
      group('13036', 'fr', 15),
      group('13003', 'en', 15),
      group('13003', 'fr', 500),
    ];
    expect([...toldOfGroups(groups)]).toEqual(
      expect.arrayContaining([
        [groups[0], { language: 'nl' }],
        [groups[1], { language: 'nl' }],
        [groups[2], {}],
        [groups[3], {}],
        [groups[4], { nis: '13003', language: 'fr' }],
      ]),
    );
  });

  it('is less of a large group where a few would be known by what is not said of them', () => {
    const toldOf = (...groups: ReaderGroup[]) => {
      const told = toldOfGroups(groups);
      return groups.map((of) => told.get(of));
    };
    const [many, few] = [group('13036', 'nl', 500), group('13036', 'fr', 3)];
    const nl = { language: 'nl' };
    // The municipality is kept where it can be, then the language; of several groups the smallest is told less.
    expect(toldOf(many, group('13003', 'nl', 21), few)).toEqual([
      { nis: '13036' },
      { nis: '13003', ...nl },
      { nis: '13036' },
    ]);
    expect(toldOf(many, group('13003', 'nl', 90), group('13031', 'nl', 3))).toEqual([
      { nis: '13036', ...nl },
      nl,
      nl,
    ]);
    expect(toldOf(many, group('13003', 'nl', 90), group('13031', 'fr', 3))).toEqual([
      { nis: '13036', ...nl },
      {},
      {},
    ]);
  });

  it('is always the version, and a version’s share of a municipality counts by itself', () => {
    const [a, b] = [group('13036', 'nl', 400, 'a'), group('13036', 'nl', 5, 'b')];
    const told = toldOfGroups([a, b]);
    expect(told.get(a)).toEqual({ nis: '13036', language: 'nl', version: 'a' });
    expect(told.get(b)).toEqual({ version: 'b' });
  });

  it('leads to no fewer than twenty-one readers, however the groups are made up', () => {
    const groups = fc.array(
      fc.record({
        nis: fc.constantFrom('13036', '13003', '13031'),
        language: fc.constantFrom('nl' as const, 'fr' as const),
        version: fc.constantFrom('a', 'b', undefined),
        readers: fc.integer({ min: 0, max: 60 }),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(groups, (given) => {
        const ofVersion = Map.groupBy(toldOfGroups(given), ([, { version }]) => version);
        for (const members of ofVersion.values()) {
          const sizes = [...Map.groupBy(members, ([, told]) => JSON.stringify(told)).values()].map(
            (alike) => alike.reduce((sum, [{ readers }]) => sum + readers, 0),
          );
          // Alone in its version, a group of few is all that can be known of it.
          if (sizes.length > 1) expect(Math.min(...sizes)).toBeGreaterThan(smallGroup);
        }
        expect(toldOfGroups(given).size).toBe(given.length);
      }),
    );
  });
});
