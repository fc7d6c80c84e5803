import type { Write } from '../../shared/data/expressions.ts';
import type { Table } from '../../shared/data/table.ts';
import { variantsKey } from './issue-keys.ts';
import { type IssueVariants, issueVariantsSchema } from './issue-variants.ts';

/** Writing the same hash twice writes the same. */
export const variantsWrite = (variants: IssueVariants): Write => ({
  put: { ...variantsKey(variants.issueId, variants.hash), ...variants },
});

/** The variants that an approval binds (`issue.approval.hash`); they never change, so callers may keep them. */
export async function findVariants(
  table: Table,
  issueId: string,
  hash: string,
): Promise<IssueVariants | undefined> {
  const item = await table.get(variantsKey(issueId, hash), { consistent: true });
  return item && issueVariantsSchema.parse(item);
}
