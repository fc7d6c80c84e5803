import { ConditionFailed } from '../../../../shared/data/condition-failed.ts';
import type { Table } from '../../../../shared/data/table.ts';
import type { MailQueue } from '../../../mail/index.ts';
import { type CandidateFields, candidateOf, candidateWrite } from '../candidates/candidate-item.ts';
import { standingMail } from '../candidates/candidate-mails.ts';
import { type InviteDeps, invitation } from '../candidates/invite.ts';
import type { Candidate, Contest } from '../contest.ts';
import { duePartition } from '../contest-keys.ts';

/** Candidates to whom something has to be written by now; the index may be a moment behind. */
export async function* candidatesDue(table: Table, now: Date): AsyncGenerator<Candidate> {
  const sortKey = { from: '0', to: `${now.toISOString()}~` };
  for await (const item of table.queryAll({ index: 'gsi2', pk: duePartition, sortKey })) {
    yield candidateOf(item);
  }
}

export interface WriteDeps extends Omit<InviteDeps, 'mail'> {
  readonly mail: Pick<MailQueue, 'sendOnce'>;
}

/**
 * Writes what is due: one reminder of an invitation, or that the merchant stands on the ballot. The mail has an id that is the
 * same however often this runs, so that a crash before the mark loses no mail and doubles none.
 */
export async function writeToCandidate(found: Candidate, deps: WriteDeps): Promise<void> {
  const { contestId, id } = found;
  const candidate = await deps.contests.candidate(contestId, id, { consistent: true });
  if (!candidate?.dueAt || new Date(candidate.dueAt) > deps.now()) return;
  const contest = await deps.contests.read(contestId);
  const kind = mailDue(candidate, contest);
  if (kind !== 'none') await send(kind, candidate, contest, deps);
  const at = deps.now().toISOString();
  const mark = { reminder: { remindedAt: at }, standing: { toldAt: at }, none: {} }[kind];
  await markDone(candidate, { ...mark, dueAt: undefined }, deps);
}

async function send(
  kind: 'reminder' | 'standing',
  candidate: Candidate,
  contest: Contest,
  deps: WriteDeps,
): Promise<void> {
  const merchant = await deps.merchants.get(candidate.merchantId);
  if (!merchant) return;
  const requests =
    kind === 'reminder'
      ? await invitation(deps, { contest, candidate, merchant })
      : standingMail(contest, { merchant, candidate, siteUrl: deps.siteUrl });
  // Who is invited again is reminded again.
  const id = `${kind}-${candidate.id}-${Date.parse(candidate.invitedAt ?? contest.createdAt)}`;
  await deps.mail.sendOnce(requests.map((request) => ({ id, request })));
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

async function markDone(
  candidate: Candidate,
  fields: CandidateFields,
  { table }: Pick<WriteDeps, 'table'>,
): Promise<void> {
  try {
    await table.transact([candidateWrite(candidate, fields)]);
  } catch (error) {
    // Answered, or written to by another run just now: the next run sees what is left to do.
    if (!(error instanceof ConditionFailed)) throw error;
  }
}
