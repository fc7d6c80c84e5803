import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ReaderGroup,
  toldOfGroups,
} from '../../../../functions/engagement/links/told-of-groups.ts';

const group = (nis: string, language: 'nl' | 'fr', readers: number, version?: string) =>
  ({ nis, language, readers, version }) satisfies ReaderGroup;

describe('what the links of a group tell', () => {
  it('is municipality and language of more than twenty', () => {
    const [small, large] = [group('13036', 'nl', 20), group('13003', 'nl', 21)];
    const told = toldOfGroups([small, large]);
    expect(told.get(large)).toEqual({ nis: '13003', language: 'nl' });
    expect(told.get(small)).toEqual({});
  });

  it('is the language of small groups that are large together, those that are told apart left out', () => {
    const groups = [
      group('13036', 'nl', 15),
      group('13003', 'nl', 15),
      group('13036', 'fr', 15),
      group('13003', 'fr', 500),
    ];
    expect([...toldOfGroups(groups).values()]).toEqual([
      { language: 'nl' },
      { language: 'nl' },
      {},
      { nis: '13003', language: 'fr' },
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
        const alike = Map.groupBy(toldOfGroups(given), ([, told]) => JSON.stringify(told));
        for (const members of alike.values()) {
          const [[, told] = []] = members;
          if (told?.nis === undefined && told?.language === undefined) continue;
          expect(members.reduce((sum, [{ readers }]) => sum + readers, 0)).toBeGreaterThan(20);
        }
      }),
    );
  });
});
