import type { Item } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { auditLineKey, auditLogPartition } from '../contests/contest-keys.ts';
import { type AuditLine, auditLineSchema } from './audit-line.ts';

/** The lines of a contest's audit log, the first first. Consistent. */
export async function* auditLines(table: Table, contestId: string): AsyncGenerator<AuditLine> {
  const query = { pk: auditLogPartition(contestId), consistent: true };
  for await (const item of table.queryAll(query)) yield auditLineOf(item);
}

export function auditLineOf({ pk: _pk, sk: _sk, ...line }: Item): AuditLine {
  return auditLineSchema().parse(line);
}

export interface AuditPage {
  readonly lines: AuditLine[];
  /** The sequence of the last line, where more follow. */
  readonly after: number | undefined;
}

/** Lines after a sequence, the first first. */
export async function readAuditPage(
  table: Table,
  contestId: string,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<AuditPage> {
  const { items, next } = await table.query({
    pk: auditLogPartition(contestId),
    sortKey: { after: auditLineKey(contestId, after).sk },
    limit,
    consistent: true,
  });
  const lines = items.map(auditLineOf);
  return { lines, after: next && lines.at(-1)?.sequence };
}
