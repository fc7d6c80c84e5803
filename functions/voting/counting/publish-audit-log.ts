import type { AuditLine } from '../audit/audit-line.ts';
import { auditLines } from '../audit/audit-log.ts';
import { auditText } from '../audit/verify-audit.ts';
import { changeContest } from '../contests/change-contest.ts';
import type { Contest } from '../contests/contest.ts';
import type { CountDeps } from './count-deps.ts';
import { publishFile } from './published-files.ts';
import { type ContestResult, readResult } from './result.ts';
import { resultKey } from './result-keys.ts';

const fileName = 'audit.jsonl';

/**
 * Publishes the log of a published contest as it is now, in place of the one before, and notes the file's hash in the log:
 * a line that the file itself cannot have.
 */
export async function publishAuditLog(contestId: string, deps: CountDeps): Promise<void> {
  await changeContest(deps, contestId, async (contest) => {
    const result = await readResult(deps.table, contestId);
    if (!result || isUpToDate(contest, result)) return undefined;
    const text = await logText(contest, deps);
    const file = await publishFile(contestId, { name: fileName, text }, deps.publications);
    const files = [...result.files.filter(({ name }) => name !== fileName), file];
    const next: ContestResult = { ...result, files, audit: contest.audit };
    return {
      action: 'audit.published',
      by: 'system',
      fields: ['files'],
      values: { sha256: file.sha256, sequence: contest.audit.sequence },
      also: [{ put: { ...resultKey(contestId), ...next } }],
    };
  });
}

/** The only line since is the one that tells of the file. */
const isUpToDate = ({ audit }: Contest, result: ContestResult): boolean =>
  result.files.some(({ name }) => name === fileName) &&
  audit.sequence === result.audit.sequence + 1;

async function logText({ id, audit }: Contest, { table }: CountDeps): Promise<string> {
  const lines: AuditLine[] = [];
  for await (const line of auditLines(table, id)) {
    if (line.sequence <= audit.sequence) lines.push(line);
  }
  if (lines.at(-1)?.hash !== audit.hash) {
    throw new Error(`the audit log of ${id} does not end as its contest says`);
  }
  return auditText(lines);
}
