import * as z from 'zod';
import type { Key, Write } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { issuePartition } from '../issue-keys.ts';
import { progressPrefix } from '../sending/chunk-keys.ts';
import { type CountChange, recipientStates } from '../sending/recipient-state.ts';

/** Recipients in each state but pending, over all chunks of an issue. */
export type Counts = CountChange;

const countsSchema = z.object(
  Object.fromEntries(
    Object.values(recipientStates).map((name) => [name, z.number().default(0)] as const),
  ),
);

/** Adds to one of an issue's counts; part of the transaction that writes the results. */
export function progressWrite(key: Key, change: CountChange): Write {
  const entries = Object.entries(change);
  return {
    update: key,
    with: {
      expression: `ADD ${entries.map(([name]) => `${name} :${name}`).join(', ')}`,
      values: Object.fromEntries(entries.map(([name, value]) => [`:${name}`, value])),
    },
  };
}

/** The sum of an issue's counts. Consistent. */
export async function readCounts(table: Table, issueId: string): Promise<Counts> {
  const sum: Record<string, number> = {};
  const pk = issuePartition(issueId);
  const sortKey = { beginsWith: progressPrefix };
  for await (const item of table.queryAll({ pk, sortKey, consistent: true })) {
    for (const [name, value] of Object.entries(countsSchema.parse(item))) {
      sum[name] = (sum[name] ?? 0) + value;
    }
  }
  return sum;
}
