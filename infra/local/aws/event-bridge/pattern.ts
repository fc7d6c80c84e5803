import { wildcard } from '../iam/wildcard.ts';
import { isRecord, text } from '../narrow.ts';

/** A rule uses a comparison that is not run here. */
export class UnknownPattern extends Error {}

/**
 * Whether an event matches an EventBridge pattern: every field the pattern names must hold, one of its listed
 * values is enough, and an array in the event matches when one of its elements does.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 * @throws UnknownPattern for a comparison that the local cloud does not know.
 */
export function matchesPattern(pattern: unknown, event: unknown): boolean {
  if (!isRecord(pattern)) throw new UnknownPattern('a pattern is an object');
  return Object.entries(pattern).every(([field, wanted]) => {
    if (field === '$or') {
      if (!Array.isArray(wanted)) throw new UnknownPattern('$or needs a list');
      return wanted.some((branch) => matchesPattern(branch, event));
    }
    const actual = isRecord(event) ? event[field] : undefined;
    if (Array.isArray(wanted)) return wanted.some((matcher) => matchesValue(matcher, actual));
    return matchesPattern(wanted, actual);
  });
}

function matchesValue(matcher: unknown, actual: unknown): boolean {
  if (isRecord(matcher) && 'exists' in matcher) return (actual !== undefined) === matcher.exists;
  const candidates = Array.isArray(actual) ? actual : [actual];
  if (isRecord(matcher) && 'anything-but' in matcher) {
    return (
      actual !== undefined && candidates.some((each) => differs(matcher['anything-but'], each))
    );
  }
  return candidates.some((each) => equals(matcher, each));
}

function equals(matcher: unknown, actual: unknown): boolean {
  if (!isRecord(matcher)) return matcher === actual;
  const [operator = '', wanted] = Object.entries(matcher)[0] ?? [];
  if (operator === 'numeric') return typeof actual === 'number' && inRange(wanted, actual);
  const compare = comparisons[operator];
  if (!compare) throw new UnknownPattern(`the comparison ${operator} is not known here`);
  return typeof actual === 'string' && compare(text(wanted), actual);
}

const comparisons: Readonly<Record<string, (wanted: string, actual: string) => boolean>> = {
  prefix: (wanted, actual) => actual.startsWith(wanted),
  suffix: (wanted, actual) => actual.endsWith(wanted),
  'equals-ignore-case': (wanted, actual) => actual.toLowerCase() === wanted.toLowerCase(),
  wildcard: (wanted, actual) => wildcard(wanted.replaceAll('?', '\\?')).test(actual),
};

function differs(excluded: unknown, actual: unknown): boolean {
  const list = Array.isArray(excluded) ? excluded : [excluded];
  return !list.some((each) => equals(each, actual));
}

function inRange(bounds: unknown, actual: number): boolean {
  const list = Array.isArray(bounds) ? bounds : [];
  for (let at = 0; at < list.length; at += 2) {
    const limit = Number(list[at + 1]);
    const holds = {
      '=': actual === limit,
      '<': actual < limit,
      '<=': actual <= limit,
      '>': actual > limit,
      '>=': actual >= limit,
    };
    const operator = text(list[at]);
    if (
      !(
        operator === '=' ||
        operator === '<' ||
        operator === '<=' ||
        operator === '>' ||
        operator === '>='
      )
    ) {
      throw new UnknownPattern(`numeric ${operator} is not known here`);
    }
    if (!holds[operator]) return false;
  }
  return true;
}
