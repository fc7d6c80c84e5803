import { changeContest } from '../contests/change-contest.ts';
import type { Contest } from '../contests/contest.ts';
import { type ContestCount, countContest } from './contest-count.ts';
import { resultOf } from './contest-result.ts';
import type { CountDeps } from './count-deps.ts';
import { makeAmbassadors } from './make-ambassadors.ts';
import { ballotFileOf } from './publication.ts';
import { publishAuditLog } from './publish-audit-log.ts';
import { publishBallots } from './published-files.ts';
import { readResult } from './result.ts';
import { resultKey } from './result-keys.ts';
import { writeToCandidates } from './result-mails.ts';

/**
 * Publishes the result that an approver asked for: writes the files, moves `closed → published` in one transaction with the
 * result, and then does what follows from it. Where something does not add up it notes every reason instead, and publishes
 * nothing. Whatever was done before a crash is done again, to the same end.
 */
export async function publishContest({ id }: Contest, deps: CountDeps): Promise<void> {
  const contest = await changeContest(deps, id, async (present) => {
    if (present.state !== 'closed' || !present.publication || present.publication.refused) {
      return undefined;
    }
    const count = await countContest(present, deps);
    return count.reasons.length > 0
      ? refusal(present.publication, count.reasons, deps.now())
      : await publication(present, count, deps);
  });
  if (contest.state !== 'published') return;
  await publishAuditLog(id, deps);
  const result = await readResult(deps.table, id);
  if (!result) throw new Error(`${id} is published without a result`);
  await makeAmbassadors(contest, result, deps);
  await writeToCandidates(contest, result, deps);
}

type Wish = NonNullable<Contest['publication']>;

const refusal = (wish: Wish, reasons: readonly string[], at: Date) => ({
  action: 'publication.refused',
  by: 'system' as const,
  set: { publication: { ...wish, refused: { at: at.toISOString(), reasons: [...reasons] } } },
  fields: ['publication'],
  values: { reasons },
});

async function publication(contest: Contest, count: ContestCount, deps: CountDeps) {
  const { id } = contest;
  const publishedAt = deps.now().toISOString();
  const file = ballotFileOf(count.input);
  const files = await publishBallots(file, count.secret, deps.publications);
  const result = resultOf(count, { publishedAt, files, audit: contest.audit });
  return {
    action: 'contest.published',
    by: 'system' as const,
    set: { state: 'published' as const, publishedAt },
    fields: ['state', 'publishedAt'],
    values: {
      files: files.map(({ name, sha256 }) => ({ name, sha256 })),
      winners: result.winners,
      // Opens what the log holds of each box since it was counted.
      boxes: count.boxes.map(({ id: box, name, salt }) => ({ box, name, salt })),
    },
    also: [{ put: { ...resultKey(id), ...result } }],
  };
}
