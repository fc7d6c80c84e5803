import type { Item } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { auditLogPartition } from '../contests/contest-keys.ts';
import { type AuditLine, auditLineSchema } from './audit-line.ts';

/** The lines of a contest's audit log, the first first. Consistent. */
export async function* auditLines(table: Table, contestId: string): AsyncGenerator<AuditLine> {
  const query = { pk: auditLogPartition(contestId), consistent: true };
  for await (const item of table.queryAll(query)) yield auditLineOf(item);
}

export function auditLineOf({ pk: _pk, sk: _sk, ...line }: Item): AuditLine {
  return auditLineSchema.parse(line);
}
