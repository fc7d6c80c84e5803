import * as fc from 'fast-check';
import type { CountInput } from '../../../../functions/voting/counting/ballot-file.ts';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** An id of the product's form; those of higher numbers sort later. */
export const idOf = (prefix: 'con' | 'can' | 'mer', number: number): string =>
  `${prefix}_01kamh${'0'.repeat(18)}${alphabet[Math.floor(number / 32)]}${alphabet[number % 32]}`;

export const can = (number: number): string => idOf('can', number);

/** A count of three candidates, one seat and one choice, without any vote. */
export function aCount(change: Partial<CountInput> = {}): CountInput {
  return {
    contest: {
      id: idOf('con', 1),
      title: { nl: 'Ambassadeur 2027' },
      municipality: { nis: '13036', name: 'Retie' },
      opened: '2026-12-01T07:00:00.000Z',
      closed: '2026-12-12T19:00:00.000Z',
    },
    rule: { maxChoices: 1, seats: 1, categories: [] },
    lot: { source: 'Lotto of Saturday 12 December 2026' },
    candidates: [1, 2, 3].map((number) => ({
      id: can(number),
      name: `Shop ${number}`,
      withdrawn: false,
    })),
    boxes: [],
    ballots: [],
    ...change,
  };
}

/** Ballots with one choice each: `votes({ 1: 3 })` are three for the first candidate. */
export const votes = (counts: Record<number, number>, quarantined = false): CountInput['ballots'] =>
  Object.entries(counts).flatMap(([number, count]) =>
    Array.from({ length: count }, () => ({ choices: [can(Number(number))], quarantined })),
  );

/** Names as hostile or odd as people and machines make them. */
const text = fc.oneof(
  fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }),
  fc.constantFrom(
    '=1+1',
    '+32 14 37',
    '-2',
    '@sum',
    "'=1",
    "''@a",
    ' =1',
    '\t=1',
    '\tx',
    '＝1',
    'Bakkerij "De Zon"; wit & bruin',
    'twee\r\nregels',
    '\nx',
    '\ufeff=1',
    'ballot',
    'yes',
    '1',
    "'t Hoekske",
  ),
);

const title = fc.record(
  { nl: fc.constantFrom('Ambassadeur', '=2+3'), fr: fc.constant('L’ambassadeur') },
  { requiredKeys: ['nl'] },
);

/** Any count that the rules allow: one or several choices and seats, with and without categories, boxes, quarantine, lot. */
export const anyCount: fc.Arbitrary<CountInput> = fc
  .record({
    categories: fc.constantFrom([], ['bakers'], ['bakers', 'butchers', 'others']),
    maxChoices: fc.integer({ min: 1, max: 4 }),
    seats: fc.integer({ min: 1, max: 3 }),
    names: fc.array(text, { minLength: 2, maxLength: 7 }),
    lot: fc.option(text, { nil: undefined }),
    inhabitants: fc.option(fc.integer({ min: 1, max: 99_999 }), { nil: undefined }),
    title,
  })
  .chain(({ categories, maxChoices, seats, names, lot, inhabitants, title }) =>
    fc
      .record({
        placed: fc.tuple(
          ...names.map((name, index) =>
            fc.record({
              id: fc.constant(can(index)),
              name: fc.constant(name),
              category:
                categories.length === 0 ? fc.constant(undefined) : fc.constantFrom(...categories),
              withdrawn: fc.boolean(),
            }),
          ),
        ),
        marks: fc.array(
          fc.record({
            order: fc.shuffledSubarray(names.map((_, index) => index)),
            wanted: fc.integer({ min: 0, max: 4 }),
            quarantined: fc.boolean(),
          }),
          { maxLength: 40 },
        ),
        piles: fc.array(
          fc.record({
            name: text,
            papers: fc.array(fc.shuffledSubarray(names.map((_, index) => index)), {
              maxLength: 15,
            }),
            blank: fc.nat(3),
            invalid: fc.nat(3),
          }),
          { maxLength: 3 },
        ),
      })
      .map(({ placed, marks, piles }): CountInput => {
        const candidates = placed.map(({ category, ...rest }) => ({
          ...rest,
          ...(category !== undefined && { category }),
        }));
        /** As many of those as the rule lets a ballot name. */
        const allowed = (order: readonly number[], wanted: number): string[] => {
          const used = new Map<string | undefined, number>();
          return order.slice(0, wanted).flatMap((index) => {
            const candidate = candidates[index];
            const before = used.get(candidate?.category) ?? 0;
            if (!candidate || before === maxChoices) return [];
            used.set(candidate.category, before + 1);
            return [candidate.id];
          });
        };
        return aCount({
          contest: {
            ...aCount().contest,
            title,
            municipality: {
              nis: '13036',
              name: 'Retie',
              ...(inhabitants !== undefined && { inhabitants }),
            },
          },
          rule: {
            maxChoices,
            seats,
            categories: categories.map((id) => ({ id, name: { nl: id, en: `=${id}` } })),
          },
          lot: { source: 'Lotto', ...(lot !== undefined && { value: lot }) },
          candidates,
          ballots: marks.map(({ order, wanted, quarantined }) => ({
            choices: allowed(order, wanted),
            quarantined,
          })),
          boxes: piles.map(({ name, papers, blank, invalid }) => {
            const valid = papers.map((order) => allowed(order, 4)).filter((ids) => ids.length > 0);
            return {
              name,
              ballots: valid.length + blank + invalid,
              blank,
              invalid,
              votes: Object.fromEntries(
                candidates.map(({ id }) => [
                  id,
                  valid.filter((choices) => choices.includes(id)).length,
                ]),
              ),
            };
          }),
        });
      }),
  );
