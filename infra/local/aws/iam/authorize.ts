import { type ConditionContext, conditionsHold, UnknownCondition } from './conditions.ts';
import type { Statement } from './policy.ts';
import { wildcard } from './wildcard.ts';

/** One right that a call needs. */
export interface Grant {
  action: string;
  resource: string;
  context: ConditionContext;
}

export type Decision = { allowed: true } | { allowed: false; reason: string };

/**
 * Judges one right as IAM does: a matching Deny wins, then one matching Allow is enough, and silence refuses.
 * A condition that cannot be judged refuses too.
 */
export function authorize(statements: readonly Statement[], grant: Grant): Decision {
  try {
    const matching = statements.filter((statement) => matches(statement, grant));
    if (matching.some((statement) => statement.Effect === 'Deny')) {
      return { allowed: false, reason: 'a statement of its role denies it' };
    }
    if (matching.length > 0) return { allowed: true };
    return { allowed: false, reason: 'no statement of its role allows it' };
  } catch (error) {
    if (error instanceof UnknownCondition) return { allowed: false, reason: error.message };
    throw error;
  }
}

function matches(statement: Statement, grant: Grant): boolean {
  return (
    covers(statement.Action, statement.NotAction, grant.action, 'si') &&
    covers(statement.Resource, statement.NotResource, grant.resource, 's') &&
    conditionsHold(statement.Condition ?? {}, grant.context)
  );
}

function covers(
  named: readonly string[] | undefined,
  excluded: readonly string[] | undefined,
  value: string,
  flags: string,
): boolean {
  if (excluded) return !excluded.some((pattern) => wildcard(pattern, flags).test(value));
  return named?.some((pattern) => wildcard(pattern, flags).test(value)) ?? false;
}
