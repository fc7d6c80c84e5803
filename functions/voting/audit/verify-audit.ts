import { createHash } from 'node:crypto';
import * as z from 'zod';
import {
  type AuditLine,
  auditLineSchema,
  canonicalJson,
  firstPrevious,
  hashOf,
} from './audit-line.ts';

/** What became of checking an audit log. */
export interface AuditVerdict {
  readonly valid: boolean;
  /** Lines that fit, from the first on. */
  readonly lines: number;
  /** Hash of the last line that fits. */
  readonly lastHash: string;
  /** Of the file as it is. */
  readonly sha256: string;
  readonly problem?: AuditProblem;
}

export interface AuditProblem {
  /** The first line of the file that does not fit, counted from 1. Absent where it is the end that does not. */
  readonly line?: number;
  readonly message: string;
}

/** An audit log as a file: JSON Lines, each line canonical JSON. */
export const auditText = (lines: readonly AuditLine[]): string =>
  lines.map((line) => `${canonicalJson(line)}\n`).join('');

/**
 * Checks a contest's audit log from its file alone: that no line was changed, added, taken away or moved. Lines taken away
 * at the end leave no trace in the rest: that takes the hash which the result's page shows.
 * @param expect SHA-256 of the whole file, or hash of its last line.
 */
export function verifyAudit(bytes: Uint8Array, expect?: string): AuditVerdict {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const texts = new TextDecoder().decode(bytes).split('\n');
  if (texts.at(-1) === '') texts.pop();
  let last: Pick<AuditLine, 'sequence' | 'hash'> = { sequence: 0, hash: firstPrevious };
  for (const text of texts) {
    const read = fitting(text.replace(/\r$/, ''), last);
    if (typeof read === 'string') {
      const problem = { line: last.sequence + 1, message: read };
      return { valid: false, lines: last.sequence, lastHash: last.hash, sha256, problem };
    }
    last = read;
  }
  const end = { lines: last.sequence, lastHash: last.hash, sha256 };
  const message = endProblem(end, expect?.toLowerCase());
  return message === undefined
    ? { valid: true, ...end }
    : { valid: false, ...end, problem: { message } };
}

/** The line, or why it does not fit behind the one before. */
function fitting(text: string, last: Pick<AuditLine, 'sequence' | 'hash'>): AuditLine | string {
  const line = readLine(text);
  if (!line) return 'This is no line of an audit log, or not written as it was.';
  const { hash, ...content } = line;
  if (hashOf(content) !== hash)
    return 'What it says is not what its hash was made of: it was changed.';
  if (line.sequence !== last.sequence + 1) {
    return `Its number is ${line.sequence}, where ${last.sequence + 1} should follow: a line was removed, added or moved.`;
  }
  if (line.previous !== last.hash) {
    return 'It was made behind another line than the one before it here: that one was changed, added or moved.';
  }
  return line;
}

/** Undefined also where the text is another than the line's canonical JSON: nothing may stand there that no hash covers. */
function readLine(text: string): AuditLine | undefined {
  const line = lineSchema.safeParse(text);
  return line.success && canonicalJson(line.data) === text ? line.data : undefined;
}

const lineSchema = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue('no JSON');
      return z.NEVER;
    }
  })
  .pipe(auditLineSchema());

function endProblem(
  { lines, lastHash, sha256 }: Pick<AuditVerdict, 'lines' | 'lastHash' | 'sha256'>,
  expect: string | undefined,
): string | undefined {
  if (lines === 0) return 'There is no line in it.';
  if (expect === undefined || expect === lastHash || expect === sha256) return undefined;
  return 'All lines fit, but they do not end where the published hash says: lines are missing at the end, or it is another log.';
}

/** What the command says of a verdict. */
export function auditReport({ valid, lines, lastHash, sha256, problem }: AuditVerdict): string {
  const fit = `${lines} ${lines === 1 ? 'line fits' : 'lines fit'}.`;
  return [
    valid ? `The audit log is whole: ${fit}` : 'THE AUDIT LOG IS NOT WHOLE.',
    ...(problem
      ? [`${problem.line === undefined ? '' : `Line ${problem.line}: `}${problem.message}`]
      : []),
    ...(valid ? [] : [`Before that, ${fit}`]),
    `Hash of the last line that fits: ${lastHash}`,
    `SHA-256 of the file: ${sha256}`,
  ].join('\n');
}
