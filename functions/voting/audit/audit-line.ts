import { createHash } from 'node:crypto';
import * as z from 'zod';
import { lazily } from '../../../shared/lazily.ts';

/**
 * Who did it: an account id of staff, `system` for what no person started, `merchant` for the answer of a candidate by
 * the link it was mailed.
 */
const actorSchema = z.string().min(1).max(60);

export const valuesSchema = lazily(() => z.record(z.string(), z.json()));

/** One line of a contest's audit log. Each holds the hash of the line before: none can change, go or come unseen. */
export const auditLineSchema = lazily(() =>
  z.strictObject({
    /** From 1, without a gap. */
    sequence: z.int().min(1),
    at: z.iso.datetime(),
    by: actorSchema,
    /** What happened, as `<thing>.<done>`. */
    action: z.string().regex(/^[a-z-]+\.[a-z-]+$/),
    /** Names of what changed. */
    fields: z.array(z.string()),
    /** What may be public of the change; never of a resident, never how many votes somebody has. */
    values: valuesSchema().optional(),
    /** Hash of the line before; {@link firstPrevious} in the first. */
    previous: z.string().regex(/^[0-9a-f]{64}$/),
    hash: z.string().regex(/^[0-9a-f]{64}$/),
  }),
);

export type AuditLine = z.output<ReturnType<typeof auditLineSchema>>;

/** What stands for the hash before the first line. */
export const firstPrevious = '0'.repeat(64);

/** A line with its hash: SHA-256 of all else in it as canonical JSON, in lower-case hexadecimal. */
export function hashedLine(line: Omit<AuditLine, 'hash'>): AuditLine {
  return { ...line, hash: hashOf(line) };
}

export function hashOf(line: Omit<AuditLine, 'hash'>): string {
  const { sequence, at, by, action, fields, values, previous } = line;
  const content = { sequence, at, by, action, fields, values, previous };
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}

/** JSON without blanks, keys in order of their UTF-16 code units, without what is undefined (as RFC 8785 for our values). */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}
