import type { Contest } from '../contests/contest.ts';
import type { Cohort } from '../contests/quarantine/cohort-repository.ts';
import type { CountInput } from './ballot-file.ts';
import { problemsOf } from './ballot-file-problems.ts';
import type { Noted } from './contest-count.ts';
import { openTies, tally } from './tally.ts';

interface Evidence {
  readonly contest: Contest;
  readonly input: CountInput;
  /** What staff have not finished, as they are told when they ask for publication. */
  readonly unfinished: readonly string[];
  /** How many have voted online, by the roll. */
  readonly roll: number;
  readonly noted: Noted;
  /** SHA-256 of what a backup of the votes would hold now. */
  readonly backup: string;
  readonly cohorts: readonly Cohort[];
  /** Aliases of the cohorts that are set apart. */
  readonly apart: ReadonlySet<string>;
}

/** More would not fit where they are kept, and help nobody. */
const most = 40;

/** Why a count must not be published, all reasons at once. None of them says how many votes anybody has. */
export function reasonsAgainst(evidence: Evidence): string[] {
  const reasons = [
    ...evidence.unfinished,
    ...voteProblems(evidence),
    ...quarantineProblems(evidence),
    ...problemsOf(evidence.input),
    ...(openTies(tally(evidence.input)).length > 0
      ? ['Equal votes decide a seat: two people have to enter the number that was named.']
      : []),
  ];
  const left = reasons.length - most;
  return left > 0 ? [...reasons.slice(0, most), `${left} more.`] : reasons;
}

/** Voters are as many as ballots, and both what they were when the gates had closed. */
function voteProblems({ contest, input, roll, noted, backup }: Evidence): string[] {
  const ballots = input.ballots.length;
  const isChanged = contest.surveyedAt !== undefined && noted.backup !== backup;
  return [
    ...(roll === ballots ? [] : [`${roll} people voted online, and there are ${ballots} ballots.`]),
    ...(noted.roll === roll && noted.ballots === ballots
      ? []
      : [`At closing the log had ${noted.roll} voters and ${noted.ballots} ballots.`]),
    ...(isChanged ? ['The votes are not those of the backup that was made at closing.'] : []),
  ];
}

/** The ballots set apart are those that the two people saw numbers of. */
function quarantineProblems({ input, cohorts, apart }: Evidence): string[] {
  const surveyed = cohorts
    .filter(({ alias }) => apart.has(alias))
    .reduce((sum, { ballots }) => sum + ballots, 0);
  const present = input.ballots.filter(({ quarantined }) => quarantined).length;
  return surveyed === present
    ? []
    : [`${present} ballots would be set apart, where the survey found ${surveyed}.`];
}
