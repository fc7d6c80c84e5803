import { type Item, ifAbsent, type Write } from '../../../../shared/data/expressions.ts';
import type { Table } from '../../../../shared/data/table.ts';
import { AppError } from '../../../../shared/errors.ts';
import { atVersion } from '../contest-item.ts';
import { contestPartition, ruleKey, rulePrefix } from '../contest-keys.ts';
import { type QuarantineRule, quarantineRuleSchema } from './quarantine-rule.ts';

const itemOf = (rule: QuarantineRule): Item => ({ ...ruleKey(rule.contestId, rule.id), ...rule });

/** A rule in place of the version before; a new one where there is none. */
export const ruleWrite = (next: QuarantineRule): Write => ({
  put: itemOf(next),
  condition: next.version === 1 ? ifAbsent : atVersion(next.version - 1),
});

/** The first proposed first. Consistent. */
export async function readRules(table: Table, contestId: string): Promise<QuarantineRule[]> {
  const query = { pk: contestPartition(contestId), sortKey: { beginsWith: rulePrefix } };
  const found: QuarantineRule[] = [];
  for await (const item of table.queryAll({ ...query, consistent: true })) {
    found.push(quarantineRuleSchema.parse(item));
  }
  return found;
}

/** @throws {AppError} quarantine.not_found */
export async function readRule(
  table: Table,
  contestId: string,
  ruleId: string,
): Promise<QuarantineRule> {
  const item = await table.get(ruleKey(contestId, ruleId), { consistent: true });
  if (!item) throw new AppError('quarantine.not_found', 'There is no such rule of quarantine.');
  return quarantineRuleSchema.parse(item);
}

/**
 * Aliases of the cohorts whose ballots are left out: of all rules that two people have put in force, those included that
 * only one wants to lift. Consistent.
 */
export async function quarantinedCohorts(
  table: Table,
  contestId: string,
): Promise<ReadonlySet<string>> {
  const rules = await readRules(table, contestId);
  return new Set(rules.filter(isInForce).flatMap(({ cohorts }) => cohorts));
}

/** What the published result says of the rules in force. */
export const isInForce = ({ state }: QuarantineRule): boolean =>
  state === 'in_force' || state === 'lift_proposed';
