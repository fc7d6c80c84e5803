import type { IndexName } from '../../shared/data/table-schema.ts';

/** Which part of the audit log to read. Exactly one. */
export type AuditSelection =
  /** A day in UTC: `2026-11-22`. */
  | { readonly day: string }
  /** Id of what changed. */
  | { readonly subject: string }
  /** Who changed it: an account id, or `system`. */
  | { readonly account: string };

const dayPartition = (day: string) => `AUDIT#DAY#${day}`;
const subjectPartition = (subject: string) => `AUDIT#SUBJECT#${subject}`;
const accountPartition = (account: string) => `AUDIT#ACCOUNT#${account}`;

/** Keys of one line: read by day, by subject (gsi1) and by account (gsi2), each in order of time. */
export function auditKeys(entry: { id: string; at: string; by: string; subject: string }) {
  const sk = `${entry.at}#${entry.id}`;
  return {
    pk: dayPartition(entry.at.slice(0, 10)),
    sk,
    gsi1pk: subjectPartition(entry.subject),
    gsi1sk: sk,
    gsi2pk: accountPartition(entry.by),
    gsi2sk: sk,
  };
}

export function auditPartition(selection: AuditSelection): { index?: IndexName; pk: string } {
  if ('day' in selection) return { pk: dayPartition(selection.day) };
  if ('subject' in selection) return { index: 'gsi1', pk: subjectPartition(selection.subject) };
  return { index: 'gsi2', pk: accountPartition(selection.account) };
}
