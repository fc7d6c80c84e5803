import * as z from 'zod';
import type { Clock } from '../../shared/clock.ts';
import type { Write } from '../../shared/data/expressions.ts';
import { ifAbsent } from '../../shared/data/expressions.ts';
import type { Principal } from '../../shared/http/principal.ts';
import { idPattern, type NewId } from '../../shared/ids.ts';
import { lazily } from '../../shared/lazily.ts';
import { auditKeys } from './audit-keys.ts';

/** One line of the audit log: who did what to which thing, and when. Never a resident's data. */
export const auditEntrySchema = lazily(() =>
  z.object({
    id: z.string().regex(idPattern('aud')),
    at: z.iso.datetime(),
    /** Account id, or `system` for what no person started. */
    by: z.string(),
    /** The person's name as it was then; absent for `system`. */
    byName: z.string().optional(),
    /** What happened, as `<thing>.<done>`: `issue.approved`. */
    action: z.string().regex(/^[a-z-]+\.[a-z-]+$/),
    /** Id of the thing it happened to. */
    subject: z.string(),
    /** NIS codes it touches, or `programme`: who may read the line. */
    municipalities: z.array(z.string()),
    /** Names of the fields that changed, not their values. */
    fields: z.array(z.string()),
  }),
);

export type AuditEntry = z.output<ReturnType<typeof auditEntrySchema>>;

export interface AuditedChange {
  readonly principal: Principal | 'system';
  /** `<thing>.<done>`, in lower case: `issue.approved`. */
  readonly action: string;
  /** Id of what changed; never an address. */
  readonly subject: string;
  /** NIS codes, or `programme`: administrators of one of these read the line. */
  readonly municipalities: readonly string[];
  /** Names of the fields that changed; never their values. */
  readonly fields?: readonly string[];
}

/** The audit log's line for a change, to be written in one transaction with the change itself. */
export function auditWrite(
  change: AuditedChange,
  { now, newId }: { now: Clock; newId: NewId },
): Write {
  const { principal, action, subject, municipalities, fields = [] } = change;
  const person = principal === 'system' ? undefined : principal;
  const entry: AuditEntry = auditEntrySchema().parse({
    id: newId('aud'),
    at: now().toISOString(),
    by: person?.accountId ?? 'system',
    byName: person?.name,
    action,
    subject,
    municipalities: [...new Set(municipalities)],
    fields: [...fields],
  });
  return { put: { ...auditKeys(entry), ...entry }, condition: ifAbsent };
}
