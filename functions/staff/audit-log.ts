import { decodeCursor, encodeCursor } from '../../shared/data/cursor.ts';
import type { Table } from '../../shared/data/table.ts';
import { holdsRole, type Principal } from '../../shared/http/principal.ts';
import { type AuditEntry, auditEntrySchema } from './audit-entry.ts';
import { type AuditSelection, auditPartition } from './audit-keys.ts';

export interface AuditPage {
  readonly entries: readonly AuditEntry[];
  readonly cursor: string | undefined;
}

/** Administrators of a municipality read the lines that touch it. */
const mayRead = (principal: Principal, entry: AuditEntry): boolean =>
  ['programme', ...entry.municipalities].some((scope) => holdsRole(principal, 'admin', scope));

/**
 * One page, newest first. Lines that the principal may not read are left out, so that a page may be short
 * though a cursor follows.
 * @throws {AppError} cursor.invalid
 */
export async function readAuditLog(
  table: Table,
  principal: Principal,
  selection: AuditSelection,
  { cursor, limit }: { cursor: string | undefined; limit: number },
): Promise<AuditPage> {
  const partition = auditPartition(selection);
  const page = await table.query({
    ...partition,
    limit,
    descending: true,
    startAfter: decodeCursor(cursor, partition),
  });
  const entries = page.items.map((item) => auditEntrySchema().parse(item));
  return {
    entries: entries.filter((entry) => mayRead(principal, entry)),
    cursor: encodeCursor(page.next),
  };
}
