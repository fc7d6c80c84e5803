import { AppError } from '../../../shared/errors.ts';
import { type AskDeps, askCountNow } from './ask-count.ts';
import { type ChangeDeps, writeChange } from './change-contest.ts';
import type { Contest } from './contest.ts';
import { readBoxes } from './paper/box-repository.ts';
import { boxState } from './paper/paper-box.ts';
import { readRules } from './quarantine/rule-repository.ts';
import { contestForAction, type StaffAction } from './staff-action.ts';

/**
 * Has the count publish the result. It looks at all that must be right first, and notes on the contest what is not.
 * @throws {AppError} contest.not_found, contest.changed, contest.state; publication.refused for what can be seen at once:
 * boxes that two people have not counted alike, a rule of quarantine that waits for a second person, a lot likewise, a
 * count that is not through.
 */
export async function requestPublication(
  deps: ChangeDeps & AskDeps,
  action: StaffAction,
): Promise<Contest> {
  const contest = await contestForAction(deps, action, ['closed']);
  const problems = await publicationProblems(contest, deps);
  if (problems.length > 0) {
    throw new AppError('publication.refused', `Not yet: ${problems.join(' ')}`);
  }
  const { accountId } = action.principal;
  const requested = await writeChange(
    contest,
    {
      action: 'contest.publication-requested',
      by: action.principal,
      set: { publication: { requestedAt: deps.now().toISOString(), by: accountId } },
      fields: ['publication'],
    },
    deps,
  );
  await askCountNow({ task: 'publish', contestId: contest.id }, deps);
  return requested;
}

/** What stands in the way of publication and needs no count to be seen. */
export async function publicationProblems(
  { id, surveyedAt, lotProposal }: Contest,
  { table }: Pick<ChangeDeps, 'table'>,
): Promise<string[]> {
  const boxes = await readBoxes(table, id);
  const rules = await readRules(table, id);
  return [
    ...(surveyedAt === undefined ? ['The count is not through.'] : []),
    ...boxes
      .filter((box) => boxState(box) !== 'agreed')
      .map(({ name }) => `Two people have not counted the box "${name}" alike.`),
    ...rules
      .filter(({ state }) => state === 'proposed' || state === 'lift_proposed')
      .map((rule) => `The rule of quarantine ${rule.id} waits for a second person.`),
    ...(lotProposal ? ['The lot waits for a second person.'] : []),
  ];
}
