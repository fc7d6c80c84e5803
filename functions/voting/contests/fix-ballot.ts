import { AppError } from '../../../shared/errors.ts';
import type { Merchant, Merchants } from '../../merchants/index.ts';
import { type AskDeps, askCount } from './ask-count.ts';
import { type CandidateFields, candidateWrite } from './candidates/candidate-item.ts';
import { mostCandidates } from './candidates/stand.ts';
import { type ChangeDeps, writeChange } from './change-contest.ts';
import type { Candidate, Contest } from './contest.ts';
import { requireChangeable } from './edit-contest.ts';
import { phaseOf } from './phase.ts';
import { contestForAction, type StaffAction } from './staff-action.ts';

export interface FixDeps extends ChangeDeps, AskDeps {
  readonly merchants: Pick<Merchants, 'getMany'>;
}

/**
 * Makes the list of candidates final: each stands with its name, trade, photo and story as they are now. The count then
 * makes what voting needs; voting opens at its time, or at once where that has passed.
 * @throws {AppError} contest.not_found, contest.changed; contest.state while nominations run, or when the ballot cannot be
 * fixed so; contest.schedule when voting would have ended.
 */
export async function fixBallot(deps: FixDeps, action: StaffAction): Promise<Contest> {
  const contest = await contestForAction(deps, action, ['nominating', 'reviewing']);
  const at = deps.now();
  requireChangeable(contest);
  requireTime(contest, at);
  const all = await deps.contests.candidates(contest.id, { consistent: true });
  const standing = all.filter(({ state }) => state === 'standing');
  const problems = ballotProblems(contest, standing);
  if (problems.length > 0) throw refused(problems);
  const merchants = await deps.merchants.getMany(standing.map(({ merchantId }) => merchantId));
  const copies = standing.map((candidate) => copyOf(candidate, merchants, at));
  const fixed = await writeChange(
    contest,
    {
      action: 'contest.ballot-fixed',
      by: action.principal,
      set: { ballotFixedAt: at.toISOString(), state: 'reviewing' },
      fields: ['ballotFixedAt', 'candidates'],
      values: { candidates: copies.map(({ candidate, set }) => publicOf(candidate, set)) },
    },
    deps,
    copies.map(({ candidate, set }) => candidateWrite(candidate, set)),
  );
  await askCount({ task: 'fix-ballot', contestId: contest.id }, deps);
  return fixed;
}

function requireTime(contest: Contest, now: Date): void {
  if (phaseOf(contest, now) !== 'reviewing') {
    throw new AppError('contest.state', 'The ballot is fixed when nominations have closed.');
  }
  if (now >= new Date(contest.voting.closes.at)) {
    throw new AppError('contest.schedule', 'Voting would have ended already: change its time.');
  }
}

/** Why these candidates make no ballot. */
export function ballotProblems(
  { ballotRule: { categories } }: Pick<Contest, 'ballotRule'>,
  standing: readonly Candidate[],
): string[] {
  const empty = categories.filter(({ id }) => !standing.some(({ category }) => category === id));
  const homeless = standing.filter(({ category }) =>
    categories.length === 0
      ? category !== undefined
      : !categories.some(({ id }) => id === category),
  );
  return [
    ...(standing.length < 2 ? ['A ballot needs two candidates at least.'] : []),
    ...(standing.length > mostCandidates ? [`A ballot has room for ${mostCandidates}.`] : []),
    ...empty.map(({ id }) => `Nobody stands in the category ${id}.`),
    ...homeless.map(({ id }) => `${id} stands in a category that the contest does not have.`),
  ];
}

interface Copy {
  readonly candidate: Candidate;
  readonly set: CandidateFields & Pick<Candidate, 'name'>;
}

function copyOf(candidate: Candidate, merchants: ReadonlyMap<string, Merchant>, at: Date): Copy {
  const merchant = merchants.get(candidate.merchantId);
  if (merchant?.state !== 'listed') {
    throw refused([`${candidate.id} is no longer in the directory.`]);
  }
  const { name, trade, photo, story } = merchant;
  const own = Object.values(candidate.story).some((text) => text !== undefined);
  const set = { name, trade, photo, story: own ? candidate.story : story };
  return { candidate, set: { ...set, dueAt: at.toISOString() } };
}

const publicOf = ({ id, category }: Candidate, { name }: Copy['set']) => ({
  id,
  name,
  ...(category !== undefined && { category }),
});

const refused = (problems: readonly string[]): AppError =>
  new AppError('contest.state', `The ballot cannot be fixed: ${problems.join(' ')}`);
