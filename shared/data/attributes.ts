import type { Attribute, Attributes } from '../aws/aws-refusal.ts';
import type { Item } from './expressions.ts';

/** An item, or values of an expression, as DynamoDB takes them. What is undefined is left out. */
export function toAttributes(item: object): Attributes {
  const given = Object.entries(item).filter(([, value]) => isDefined(value));
  return Object.fromEntries(given.map(([name, value]) => [name, toAttribute(value)]));
}

/** @throws {TypeError} for what DynamoDB has no type for, or would not give back as it was: dates, NaN, large integers. */
function toAttribute(value: unknown): Attribute {
  switch (typeof value) {
    case 'string':
      return { S: value };
    case 'number':
      return { N: checkedNumber(value) };
    case 'boolean':
      return { BOOL: value };
    case 'object':
      return value === null ? { NULL: true } : objectAttribute(value);
    default:
      throw new TypeError(`DynamoDB holds no ${typeof value}`);
  }
}

function objectAttribute(value: object): Attribute {
  if (Array.isArray(value)) return { L: value.filter(isDefined).map(toAttribute) };
  if (value instanceof Set) return setAttribute([...value]);
  if (value instanceof Uint8Array) return { B: Buffer.from(value).toString('base64') };
  if (!isPlain(value)) throw new TypeError(`DynamoDB holds no ${value.constructor.name}`);
  return { M: toAttributes(value) };
}

function setAttribute(members: readonly unknown[]): Attribute {
  const texts = members.filter((member) => typeof member === 'string');
  if (texts.length === 0 || texts.length < members.length) {
    throw new TypeError('a set holds texts, one at least');
  }
  return { SS: texts };
}

function checkedNumber(value: number): string {
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    throw new TypeError(`DynamoDB would not give back ${value} as it is`);
  }
  return String(value);
}

const isPlain = (value: object): boolean =>
  [Object.prototype, null].includes(Object.getPrototypeOf(value));

const isDefined = (value: unknown): boolean => value !== undefined;

/** An item that DynamoDB gave. */
export const fromAttributes = (attributes: Attributes): Item =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) => [name, fromAttribute(attribute)]),
  );

function fromAttribute(attribute: Attribute): unknown {
  if ('S' in attribute) return attribute.S;
  if ('N' in attribute) return Number(attribute.N);
  if ('M' in attribute) return fromAttributes(attribute.M);
  if ('L' in attribute) return attribute.L.map(fromAttribute);
  if ('BOOL' in attribute) return attribute.BOOL;
  if ('NULL' in attribute) return null;
  if ('SS' in attribute) return new Set(attribute.SS);
  return new Uint8Array(Buffer.from(attribute.B, 'base64'));
}
