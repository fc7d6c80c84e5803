import type { Merchant } from '../../../merchants/index.ts';
import type { Candidate, Contest } from '../contest.ts';
import { ballotProblems } from '../fix-ballot.ts';
import { boxState, type PaperBox } from '../paper/paper-box.ts';
import { phaseOf } from '../phase.ts';
import type { QuarantineRule } from '../quarantine/quarantine-rule.ts';
import { candidateWarnings, goneWarnings } from './candidate-warnings.ts';
import type { Warning } from './warning.ts';

/** All that the warnings of a contest follow from. */
export interface ContestFacts {
  readonly contest: Contest;
  readonly candidates: readonly Candidate[];
  readonly merchants: ReadonlyMap<string, Merchant>;
  readonly boxes: readonly PaperBox[];
  readonly rules: readonly QuarantineRule[];
  /** Nominations of which staff have yet to say which merchant they mean. */
  readonly waiting: number;
}

const hours = (count: number): number => count * 3_600_000;

/** What staff should look at now. Says nothing of votes. */
export function contestWarnings(facts: ContestFacts, now: Date): Warning[] {
  switch (phaseOf(facts.contest, now)) {
    case 'announced':
    case 'nominating':
    case 'reviewing':
      return beforeVoting(facts, now);
    case 'open':
      return ballotStands(facts, now);
    case 'counting':
      return countingWarnings(facts, now);
    case 'published':
    case 'cancelled':
      return [];
  }
}

function beforeVoting(facts: ContestFacts, now: Date): Warning[] {
  const { contest, candidates, waiting } = facts;
  if (contest.ballotFixedAt !== undefined) return ballotStands(facts, now);
  return [
    ...ballotWarnings(contest, candidates, now),
    ...candidates.flatMap((candidate) => candidateWarnings(candidate, facts, now)),
    ...(waiting > 0
      ? [
          {
            code: 'nominations.waiting' as const,
            message: `${waiting} nominations name a shop that nobody has linked to a merchant.`,
          },
        ]
      : []),
  ];
}

function ballotWarnings(contest: Contest, candidates: readonly Candidate[], now: Date): Warning[] {
  const { voting, seats } = contest;
  const left = Date.parse(voting.opens.at) - now.getTime();
  if (left > hours(48)) return [];
  const standing = candidates.filter(({ state }) => state === 'standing');
  const problems = ballotProblems(contest, standing);
  return [
    now >= new Date(voting.closes.at)
      ? {
          code: 'ballot.missed',
          message: 'The ballot was never fixed, and the time to vote has passed: change its time.',
        }
      : {
          code: 'ballot.not_fixed',
          message:
            left > 0
              ? `Voting opens at ${voting.opens.wallTime}, and the ballot is not fixed.`
              : 'Voting should be open: it opens when the ballot is fixed.',
        },
    ...problems.map((message) => ({ code: 'ballot.problem' as const, message })),
    ...(problems.length === 0 && isNoChoice(contest, standing)
      ? [
          {
            code: 'ballot.one_for_each_seat' as const,
            message: `No more candidates stand than there are seats (${seats}): all of them win.`,
          },
        ]
      : []),
  ];
}

function isNoChoice(
  { ballotRule: { categories }, seats }: Contest,
  standing: readonly Candidate[],
): boolean {
  if (categories.length === 0) return standing.length <= seats;
  return categories.some(
    ({ id }) => standing.filter(({ category }) => category === id).length <= seats,
  );
}

/** Once the ballot is fixed and until voting ends. */
const ballotStands = (facts: ContestFacts, now: Date): Warning[] => [
  ...gateWarnings(facts.contest, now),
  ...facts.candidates.flatMap((candidate) => goneWarnings(candidate, facts)),
];

/** Pepper and gates take a moment; longer means that the count fails. */
function gateWarnings({ ballotFixedAt, gatesWrittenAt }: Contest, now: Date): Warning[] {
  if (gatesWrittenAt !== undefined || ballotFixedAt === undefined) return [];
  if (now.getTime() - Date.parse(ballotFixedAt) < hours(0.25)) return [];
  const message = 'The ballot is fixed, but voting could not be prepared yet. Tell operations.';
  return [{ code: 'gates.late', message }];
}

function countingWarnings({ contest, boxes, rules }: ContestFacts, now: Date): Warning[] {
  const { closedAt, closedEarly, voting, lotProposal, publication } = contest;
  const ended = Date.parse(closedEarly?.at ?? voting.closes.at);
  const isLate = closedAt === undefined && now.getTime() - ended > hours(0.25);
  return [
    ...(isLate
      ? [
          {
            code: 'closing.late' as const,
            message: 'Voting has ended, but is not closed yet. Tell operations.',
          },
        ]
      : []),
    ...boxes
      .filter((box) => boxState(box) !== 'agreed')
      .map(({ id, name }) => ({
        code: 'paper.not_agreed' as const,
        message: `Two people have not counted the box "${name}" alike.`,
        subject: id,
      })),
    ...rules
      .filter(({ state }) => state === 'proposed' || state === 'lift_proposed')
      .map(({ id }) => ({
        code: 'quarantine.waiting' as const,
        message: 'A rule of quarantine waits for a second person.',
        subject: id,
      })),
    ...(lotProposal
      ? [{ code: 'lot.waiting' as const, message: 'The lot waits for a second person.' }]
      : []),
    ...(publication?.refused?.reasons ?? []).map((message) => ({
      code: 'publication.refused' as const,
      message,
    })),
  ];
}
