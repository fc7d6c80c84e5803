import * as z from 'zod';
import { type ApiRoute, apiRoute, noBody, none } from '../../shared/http/api-route.ts';
import type { StaffDeps } from './accounts.ts';
import { auditEntrySchema } from './audit-entry.ts';
import type { AuditSelection } from './audit-keys.ts';
import { readAuditLog } from './audit-log.ts';

/** Exactly one of day, subject and account says which part of the log to read; today where none does. */
const auditQuery = z
  .strictObject({
    day: z.iso.date().optional(),
    subject: z.string().min(1).max(200).optional(),
    account: z.string().min(1).max(200).optional(),
    cursor: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  })
  .refine(({ day, subject, account }) => [day, subject, account].filter(Boolean).length < 2, {
    error: 'Choose by day, by subject or by account.',
  });

export const auditRoutes: readonly ApiRoute<StaffDeps>[] = [
  apiRoute<StaffDeps>()({
    method: 'GET',
    path: '/staff/audit',
    summary: 'Read who changed what: on a day (UTC), about one thing, or by one account',
    role: 'admin',
    scope: 'own',
    params: none,
    query: auditQuery,
    body: noBody,
    output: z.object({ entries: z.array(auditEntrySchema()), cursor: z.string().optional() }),
    handle: async ({ query, principal }, { table, now }) => {
      const page = await readAuditLog(table, principal, selectionOf(query, now()), {
        cursor: query.cursor,
        limit: query.limit,
      });
      return { entries: [...page.entries], cursor: page.cursor };
    },
  }),
];

function selectionOf(query: z.output<typeof auditQuery>, now: Date): AuditSelection {
  if (query.subject !== undefined) return { subject: query.subject };
  if (query.account !== undefined) return { account: query.account };
  return { day: query.day ?? now.toISOString().slice(0, 10) };
}
