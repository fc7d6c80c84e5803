import { daysAfter, secondsAfter } from '../../../shared/clock.ts';
import type { Principal } from '../../../shared/http/principal.ts';
import { dayAfter } from '../../../shared/time/days.ts';
import { localHour, startOfLocalDay } from '../../../shared/time/local-hour.ts';
import { wallTimeOf } from '../../../shared/time/wall-time.ts';
import type { Merchant } from '../../merchants/index.ts';
import { agreeToStand } from '../contests/candidates/consent.ts';
import { consentUrl } from '../contests/candidates/consent-token.ts';
import { putOnBallot } from '../contests/candidates/stand.ts';
import type { Contest } from '../contests/contest.ts';
import type { ContestTemplate } from '../contests/contest-input.ts';
import { createContest } from '../contests/create-contest.ts';
import { fixBallot } from '../contests/fix-ballot.ts';
import { nominate } from '../contests/nominations/nominate.ts';
import { addBox, enterBox } from '../contests/paper/paper-boxes.ts';
import { requestPublication } from '../contests/request-publication.ts';
import { advanceContest } from '../contests/sweeping/advance-contest.ts';
import { tasksDue } from '../contests/sweeping/tasks-due.ts';
import { countTask } from '../counting/count-task.ts';
import { rehearseVote } from './rehearse-vote.ts';
import type { Stage } from './stage.ts';

/** Who plays the staff: two people who may approve. */
export interface Cast {
  readonly editor: Principal;
  readonly approver: Principal;
}

export interface Rehearsal {
  readonly nis: string;
  readonly template: Omit<ContestTemplate, 'nominations' | 'voting'>;
  readonly voting: { readonly opens: Date; readonly closes: Date };
  /** Listed merchants of the municipality; all of them agree to stand. */
  readonly merchants: readonly Merchant[];
  readonly staff: Cast;
}

export interface Audience {
  /** One online voter each: address, and place of the candidate chosen in the list of merchants. */
  readonly voters: readonly { readonly address: string; readonly choice: number }[];
  /** One box of paper ballots: votes of each merchant, in their order. */
  readonly box: { readonly name: string; readonly votes: readonly number[] };
}

const nominationDays = 21;
const reviewDays = 7;

/**
 * Plays a contest up to its opening, at the times that its people would have had, through the very steps that they take: it
 * has a log and a history like any other. For demonstrations and proofs. Leaves the clock a second after the opening.
 */
export async function rehearseOpening(plan: Rehearsal, stage: Stage): Promise<Contest> {
  const { staff, merchants, voting } = plan;
  const closes = daysAfter(voting.opens, -reviewDays);
  const opens = daysAfter(closes, -nominationDays);
  stage.moveTo(daysAfter(opens, -1));
  const period = (from: Date, to: Date) => ({ opens: wall(from), closes: wall(to) });
  const template = {
    ...plan.template,
    nominations: period(opens, closes),
    voting: period(voting.opens, voting.closes),
  };
  const contest = await createContest({ nis: plan.nis, template }, staff.editor, stage.deps);

  stage.moveTo(daysAfter(opens, 1));
  for (const merchant of merchants) await takeStand(contest, merchant, staff, stage);

  stage.moveTo(secondsAfter(closes, 3600));
  await settle(contest.id, stage);
  const { version } = await stage.deps.contests.read(contest.id);
  await fixBallot(stage.deps, { principal: staff.approver, contestId: contest.id, version });
  await settle(contest.id, stage);

  stage.moveTo(secondsAfter(voting.opens, 1));
  return settle(contest.id, stage);
}

/**
 * Plays an open contest to its published result. Voters come evenly over the days of voting, and are counted at the end of each of
 * them.
 */
export async function rehearseResult(
  { id }: Contest,
  { staff, merchants, voting }: Rehearsal,
  { voters, box }: Audience,
  stage: Stage,
): Promise<Contest> {
  const { contests } = stage.deps;
  const candidates = await contests.candidates(id);
  const inOrder = merchants.map((merchant) =>
    candidates.find(({ merchantId }) => merchantId === merchant.id),
  );
  const lasts = voting.closes.getTime() - voting.opens.getTime();
  let { day } = localHour(voting.opens);
  for (const [index, { address, choice }] of voters.entries()) {
    const at = new Date(voting.opens.getTime() + (lasts * (index + 1)) / (voters.length + 1));
    for (; day < localHour(at).day; day = dayAfter(day, 1)) {
      stage.moveTo(secondsAfter(startOfLocalDay(dayAfter(day, 1)), 60));
      await settle(id, stage);
    }
    stage.moveTo(at);
    const chosen = inOrder[choice];
    if (chosen) await rehearseVote({ contestId: id, address, choices: [chosen.id] }, stage);
  }

  stage.moveTo(secondsAfter(voting.closes, 60));
  await settle(id, stage);
  const paper = await addBox(stage.deps, { ...box, principal: staff.editor, contestId: id });
  const figures = {
    ballots: box.votes.reduce((sum, votes) => sum + votes, 0),
    blank: 0,
    invalid: 0,
    totals: Object.fromEntries(inOrder.map((one, index) => [one?.id, box.votes[index] ?? 0])),
  };
  for (const principal of [staff.editor, staff.approver]) {
    await enterBox(stage.deps, { principal, contestId: id, boxId: paper.id, figures });
  }

  stage.moveTo(daysAfter(voting.closes, 1));
  const { version } = await contests.read(id);
  await requestPublication(stage.deps, { principal: staff.approver, contestId: id, version });
  return settle(id, stage);
}

async function takeStand(contest: Contest, merchant: Merchant, { editor }: Cast, stage: Stage) {
  const { deps } = stage;
  const nomination = await nominate(
    { contest, by: { kind: 'staff', principal: editor }, nominee: { merchantId: merchant.id } },
    deps,
  );
  if (!nomination?.candidateId || !merchant.contact) {
    throw new Error(`${merchant.name} cannot stand: it has no contact`);
  }
  const ref = { contestId: contest.id, candidateId: nomination.candidateId };
  const { searchParams } = new URL(await consentUrl(ref, merchant.contact, deps));
  await agreeToStand({ token: searchParams.get('token') ?? '', story: {} }, deps);
  await putOnBallot(deps, ref, { principal: editor });
}

/** What the sweep and the count would have done by now. */
async function settle(contestId: string, { deps }: Stage): Promise<Contest> {
  for (;;) {
    const contest = await advanceContest(await deps.contests.read(contestId), deps);
    const [task] = tasksDue(contest, deps.now());
    if (!task) return contest;
    await countTask({ task, contestId }, deps);
  }
}

const wall = (instant: Date) => wallTimeOf(instant, { smallestUnit: 'second' });
