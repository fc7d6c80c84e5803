import { ConditionFailed } from '../../../../shared/data/condition-failed.ts';
import type { Table } from '../../../../shared/data/table.ts';
import { type CandidateFields, candidateOf, candidateWrite } from '../candidates/candidate-item.ts';
import { standingMail } from '../candidates/candidate-mails.ts';
import { type InviteDeps, sendInvitation } from '../candidates/invite.ts';
import type { Candidate, Contest } from '../contest.ts';
import { duePartition } from '../contest-keys.ts';

/** Candidates to whom something has to be written by now; the index may be a moment behind. */
export async function* candidatesDue(table: Table, now: Date): AsyncGenerator<Candidate> {
  const sortKey = { from: '0', to: `${now.toISOString()}~` };
  for await (const item of table.queryAll({ index: 'gsi2', pk: duePartition, sortKey })) {
    yield candidateOf(item);
  }
}

/**
 * Writes what is due: one reminder of an invitation, or that the merchant stands on the ballot. The mark is written before
 * the mail, so that nobody is written to twice.
 */
export async function writeToCandidate(found: Candidate, deps: InviteDeps): Promise<void> {
  const { contestId, id } = found;
  const candidate = await deps.contests.candidate(contestId, id, { consistent: true });
  if (!candidate?.dueAt || new Date(candidate.dueAt) > deps.now()) return;
  const contest = await deps.contests.read(contestId);
  const kind = mailDue(candidate, contest);
  const at = deps.now().toISOString();
  const mark = { reminder: { remindedAt: at }, standing: { toldAt: at }, none: {} }[kind];
  if (!(await isMarked(candidate, { ...mark, dueAt: undefined }, deps))) return;
  const merchant = await deps.merchants.get(candidate.merchantId);
  if (!merchant) return;
  if (kind === 'reminder') await sendInvitation(deps, { contest, candidate, merchant });
  if (kind === 'standing') {
    await deps.mail.send(standingMail(contest, { merchant, candidate, siteUrl: deps.siteUrl }));
  }
}

/** None: what was due has no use any more, since the ballot is fixed or the contest cancelled. */
function mailDue(
  { state, remindedAt, toldAt }: Candidate,
  contest: Contest,
): 'reminder' | 'standing' | 'none' {
  if (contest.state === 'cancelled') return 'none';
  if (contest.ballotFixedAt !== undefined) {
    return state === 'standing' && toldAt === undefined ? 'standing' : 'none';
  }
  return state === 'invited' && remindedAt === undefined ? 'reminder' : 'none';
}

async function isMarked(
  candidate: Candidate,
  fields: CandidateFields,
  { table }: Pick<InviteDeps, 'table'>,
): Promise<boolean> {
  try {
    await table.transact([candidateWrite(candidate, fields)]);
    return true;
  } catch (error) {
    // Answered, or written to by another run just now: the next run sees what is left to do.
    if (error instanceof ConditionFailed) return false;
    throw error;
  }
}
