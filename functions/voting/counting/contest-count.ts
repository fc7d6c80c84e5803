import { placeByNis } from '../../../shared/programme/programme.ts';
import { auditLines } from '../audit/audit-log.ts';
import type { Candidate, Contest } from '../contests/contest.ts';
import { readBoxes } from '../contests/paper/box-repository.ts';
import type { PaperBox } from '../contests/paper/paper-box.ts';
import { readCohorts } from '../contests/quarantine/cohort-repository.ts';
import type { QuarantineRule } from '../contests/quarantine/quarantine-rule.ts';
import { isInForce, readRules } from '../contests/quarantine/rule-repository.ts';
import { publicationProblems } from '../contests/request-publication.ts';
import type { CountInput } from './ballot-file.ts';
import { aliasOf } from './cohort-alias.ts';
import type { CountDeps } from './count-deps.ts';
import { reasonsAgainst } from './reconcile.ts';
import { backupText, readVotes, sha256Of, type VoteBackup } from './vote-backup.ts';

/** All that is counted of a contest, and what stands in the way of publishing it. */
export interface ContestCount {
  readonly input: CountInput;
  /** Everyone on the ballot. */
  readonly candidates: readonly Candidate[];
  readonly boxes: readonly PaperBox[];
  /** Those in force. */
  readonly rules: readonly QuarantineRule[];
  /** Every reason at once, one sentence each. */
  readonly reasons: readonly string[];
  /** The same for the same votes. Nobody knows it who cannot read them, since ids of ballots are random. */
  readonly secret: string;
}

/** Reads the votes, the paper boxes and what was set apart. Consistent; nothing of it can change once the contest is published. */
export async function countContest(contest: Contest, deps: CountDeps): Promise<ContestCount> {
  const { id } = contest;
  const votes = await readVotes(id, deps);
  const all = await deps.contests.candidates(id, { consistent: true });
  const candidates = all.filter(({ state }) => state === 'standing' || state === 'withdrawn');
  const boxes = await readBoxes(deps.table, id);
  const rules = await readRules(deps.table, id);
  const apart = new Set(rules.filter(isInForce).flatMap(({ cohorts }) => cohorts));
  const aliases = await aliasesOf(votes, apart, deps);
  const input = {
    ...aboutContest(contest),
    candidates: candidates.map(({ id: candidateId, name, category, state }) => ({
      id: candidateId,
      name,
      ...(category !== undefined && { category }),
      withdrawn: state === 'withdrawn',
    })),
    boxes: boxes.flatMap(({ name, agreed }) => {
      if (!agreed) return [];
      const { ballots, blank, invalid, totals } = agreed;
      return [{ name, ballots, blank, invalid, votes: totals }];
    }),
    ballots: votes.ballots.map(({ choices, cohort }) => ({
      choices,
      quarantined: cohort !== undefined && apart.has(aliases.get(cohort) ?? ''),
    })),
  };
  const backup = backupText(votes);
  const reasons = reasonsAgainst({
    contest,
    input,
    unfinished: await publicationProblems(contest, deps),
    roll: votes.roll.length,
    noted: await notedAtClosing(id, deps),
    backup: sha256Of(backup),
    cohorts: await readCohorts(deps.table, id),
    apart,
  });
  const secret = sha256Of(`secret\n${backup}`);
  return { input, candidates, boxes, rules: rules.filter(isInForce), reasons, secret };
}

function aboutContest({ id, nis, title, ballotRule, seats, lot, voting, closedAt }: Contest) {
  const { municipality } = placeByNis(nis);
  const { inhabitants } = municipality;
  return {
    contest: {
      id,
      title,
      municipality: {
        nis: municipality.nis,
        name: municipality.name,
        ...(inhabitants !== undefined && { inhabitants }),
      },
      opened: voting.opens.at,
      closed: closedAt ?? voting.closes.at,
    },
    rule: { ...ballotRule, seats },
    lot,
  };
}

/** What staff call each cohort code on a ballot; empty where nothing is set apart. */
async function aliasesOf(
  { contestId, ballots }: VoteBackup,
  apart: ReadonlySet<string>,
  { peppers }: CountDeps,
): Promise<ReadonlyMap<string, string>> {
  if (apart.size === 0) return new Map();
  const pepper = await peppers.read(contestId);
  if (!pepper) throw new Error(`the pepper of ${contestId} is gone before its publication`);
  const codes = new Set(ballots.flatMap(({ cohort }) => cohort ?? []));
  return new Map([...codes].map((code) => [code, aliasOf(code, pepper)]));
}

/** What the log holds of the votes at closing. */
export interface Noted {
  readonly roll?: unknown;
  readonly ballots?: unknown;
  readonly backup?: unknown;
}

async function notedAtClosing(contestId: string, { table }: CountDeps): Promise<Noted> {
  let noted: Noted = {};
  for await (const { action, values } of auditLines(table, contestId)) {
    if (action === 'contest.closed')
      noted = { ...noted, roll: values?.roll, ballots: values?.ballots };
    if (action === 'contest.surveyed') noted = { ...noted, backup: values?.backup };
  }
  return noted;
}
