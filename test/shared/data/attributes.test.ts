import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromAttributes, toAttributes } from '../../../shared/data/attributes.ts';

/** Of the others AWS's library makes nothing, or an error. */
const name = fc
  .string({ minLength: 1 })
  .filter((text) => !['__proto__', 'constructor'].includes(text));
const leaf = fc.oneof(
  fc.string(),
  fc.maxSafeInteger(),
  fc.double({ min: -1e12, max: 1e12, noNaN: true }),
  fc.boolean(),
  fc.constant(null),
  fc.constant(undefined),
  fc.uniqueArray(fc.string(), { minLength: 1 }).map((members) => new Set(members)),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('value')),
    fc.dictionary(name, tie('value'), { noNullPrototype: true }),
  ),
}));
const items = fc.dictionary(name, value, { noNullPrototype: true });

describe("DynamoDB's attribute values", () => {
  it("are those that AWS's own library makes of an item, and are read as it reads them", () => {
    fc.assert(
      fc.property(items, (item) => {
        const expected = marshall(item, { removeUndefinedValues: true });
        const sets = (_: string, member: unknown) => (member instanceof Set ? [...member] : member);
        const attributes = toAttributes(item);
        expect(JSON.parse(JSON.stringify(attributes))).toEqual(
          JSON.parse(JSON.stringify(expected, sets)),
        );
        expect(fromAttributes(attributes)).toEqual(unmarshall(expected));
      }),
    );
  });

  it('hold bytes', () => {
    const bytes = Uint8Array.from([0, 127, 255]);
    expect(toAttributes({ bytes })).toEqual({ bytes: { B: 'AH//' } });
    expect(fromAttributes({ bytes: { B: 'AH//' } })).toEqual({ bytes });
  });

  it.each([
    ['a date', new Date()],
    ['a function', () => 1],
    ['what is no number', Number.NaN],
    ['a number that is not exact', 2 ** 60],
    ['a set of nothing', new Set()],
    ['a set of numbers', new Set([1])],
    ['a map', new Map([['a', 1]])],
  ])('hold not %s', (_, member) => {
    expect(() => toAttributes({ member })).toThrow(TypeError);
  });
});
