import { wildcard } from './wildcard.ts';

/** Values of a condition key for one request; `undefined` when the request does not carry the key. */
export type ConditionContext = Readonly<Record<string, () => readonly string[] | undefined>>;

export type ConditionBlock = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** The policy asks something that cannot be answered here, so nobody may assume it holds. */
export class UnknownCondition extends Error {}

type Test = (actual: string, wanted: string) => boolean;

const positive: Readonly<Record<string, Test>> = {
  StringEquals: (actual, wanted) => actual === wanted,
  StringEqualsIgnoreCase: (actual, wanted) => actual.toLowerCase() === wanted.toLowerCase(),
  StringLike: (actual, wanted) => wildcard(wanted).test(actual),
  ArnEquals: (actual, wanted) => wildcard(wanted).test(actual),
  ArnLike: (actual, wanted) => wildcard(wanted).test(actual),
  Bool: (actual, wanted) => actual.toLowerCase() === wanted.toLowerCase(),
  NumericEquals: (actual, wanted) => Number(actual) === Number(wanted),
  NumericLessThan: (actual, wanted) => Number(actual) < Number(wanted),
  NumericLessThanEquals: (actual, wanted) => Number(actual) <= Number(wanted),
  NumericGreaterThan: (actual, wanted) => Number(actual) > Number(wanted),
  NumericGreaterThanEquals: (actual, wanted) => Number(actual) >= Number(wanted),
};

const negative: Readonly<Record<string, string>> = {
  StringNotEquals: 'StringEquals',
  StringNotEqualsIgnoreCase: 'StringEqualsIgnoreCase',
  StringNotLike: 'StringLike',
  ArnNotEquals: 'ArnEquals',
  ArnNotLike: 'ArnLike',
  NumericNotEquals: 'NumericEquals',
};

/**
 * Whether every condition of a statement holds, by the rules of
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 * @throws UnknownCondition for an operator or a key that the local cloud cannot judge.
 */
export function conditionsHold(block: ConditionBlock, context: ConditionContext): boolean {
  return Object.entries(block).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) => holds(operator, key, wanted, context)),
  );
}

function holds(
  operator: string,
  key: string,
  wanted: readonly string[],
  context: ConditionContext,
): boolean {
  const actual = valuesOf(key, context);
  if (operator === 'Null') return (actual === undefined) === (wanted[0] === 'true');
  const { quantifier, name, ifExists } = parseOperator(operator);
  const negated = negative[name];
  const test = positive[negated ?? name];
  if (!test) throw new UnknownCondition(`the condition operator ${operator} is not known here`);
  if (actual === undefined || actual.length === 0) {
    return ifExists || quantifier === 'ForAllValues' || (negated !== undefined && !quantifier);
  }
  const one = (value: string) =>
    wanted.some((each) => test(value, each)) !== (negated !== undefined);
  return quantifier === 'ForAllValues' || (negated !== undefined && !quantifier)
    ? actual.every(one)
    : actual.some(one);
}

function parseOperator(operator: string) {
  const [first = '', second] = operator.split(':');
  const base = second ?? first;
  return {
    quantifier: second === undefined ? undefined : first,
    name: base.replace(/IfExists$/, ''),
    ifExists: base.endsWith('IfExists'),
  };
}

function valuesOf(key: string, context: ConditionContext): readonly string[] | undefined {
  const read = context[key.toLowerCase()];
  if (!read) throw new UnknownCondition(`the condition key ${key} is not known here`);
  return read();
}
