import { readAuditLog } from '../../../functions/staff/audit-log.ts';
import { auditWrite } from '../../../functions/staff/index.ts';
import { readByLogin, replaceAccount } from '../../../functions/staff/repository.ts';
import type { Account } from '../../../functions/staff/schema.ts';
import { systemClock } from '../../../shared/clock.ts';
import type { Table } from '../../../shared/data/table.ts';
import { newId } from '../../../shared/ids.ts';
import { principal } from '../../builders/staff.ts';

/** Changes an account as another administrator would meanwhile. */
export async function change(table: Table, login: string, fields: Partial<Account>): Promise<void> {
  const before = await readByLogin(table, login);
  if (!before) throw new Error(`no account ${login}`);
  const audit = auditWrite(
    {
      principal: 'system',
      action: 'account.changed',
      subject: before.id,
      municipalities: ['programme'],
    },
    { now: systemClock, newId },
  );
  await replaceAccount(
    table,
    before,
    { ...before, ...fields, revision: before.revision + 1 },
    audit,
  );
}

/** The audit log's lines about one thing, newest first. */
export const auditOf = async (table: Table, subject: string) =>
  (await readAuditLog(table, principal(), { subject }, { cursor: undefined, limit: 50 })).entries;
