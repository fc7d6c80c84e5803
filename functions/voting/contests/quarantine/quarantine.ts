import { AppError } from '../../../../shared/errors.ts';
import type { Principal } from '../../../../shared/http/principal.ts';
import { cleanLine } from '../../../../shared/text/clean-text.ts';
import { type ChangeDeps, changeContest } from '../change-contest.ts';
import type { Contest } from '../contest.ts';
import { requireOtherPerson } from '../staff-action.ts';
import { readCohorts } from './cohort-repository.ts';
import { cohortsOf, type QuarantineRule, type RuleText } from './quarantine-rule.ts';
import { readRule, ruleWrite } from './rule-repository.ts';

interface RuleAction {
  readonly principal: Principal;
  readonly contestId: string;
  readonly ruleId: string;
}

/**
 * One person proposes to leave out the ballots of all cohorts that a rule is about. Nobody sees what is on them.
 * @throws {AppError} contest.not_found; contest.state but while the contest is closed; quarantine.refused when there is no
 * such cohort
 */
export async function proposeQuarantine(
  deps: ChangeDeps,
  { principal, contestId, rule }: Omit<RuleAction, 'ruleId'> & { readonly rule: RuleText },
): Promise<QuarantineRule> {
  const proposed = stepOf(principal, deps);
  const id = deps.newId('qua');
  let made: QuarantineRule | undefined;
  await changeContest(deps, contestId, async (contest) => {
    requireSurveyed(contest);
    const cohorts = cohortsOf(rule, await readCohorts(deps.table, contestId));
    if (cohorts.length === 0) {
      throw new AppError('quarantine.refused', 'No cohort is large enough for this rule.');
    }
    made = {
      id,
      contestId,
      ...rule,
      reason: cleanLine(rule.reason),
      cohorts: cohorts.map(({ alias }) => alias),
      ballots: cohorts.reduce((sum, { ballots }) => sum + ballots, 0),
      state: 'proposed',
      proposed,
      version: 1,
    };
    return line('quarantine.proposed', principal, made);
  });
  if (!made) throw notNow();
  return made;
}

type Step = (present: QuarantineRule, principal: Principal) => QuarantineRule;

/** What may happen to a rule; each of the two confirmations takes another person than the proposal. */
const steps = {
  confirm: {
    action: 'quarantine.confirmed',
    from: ['proposed'],
    to: 'in_force',
    first: 'proposed',
    mark: 'confirmed',
  },
  proposeLift: {
    action: 'quarantine.lift-proposed',
    from: ['in_force'],
    to: 'lift_proposed',
    first: undefined,
    mark: 'liftProposed',
  },
  confirmLift: {
    action: 'quarantine.lifted',
    from: ['lift_proposed'],
    to: 'lifted',
    first: 'liftProposed',
    mark: 'lifted',
  },
} as const;

/**
 * Puts a rule in force, proposes to lift it, or lifts it.
 * @throws {AppError} quarantine.not_found, quarantine.state, contest.same_person, contest.not_found; contest.state but while
 * the contest is closed
 */
export function stepQuarantine(
  deps: ChangeDeps,
  { step, ...action }: RuleAction & { readonly step: keyof typeof steps },
): Promise<QuarantineRule> {
  const { action: name, from, to, first, mark } = steps[step];
  return changeRule(deps, action, name, (present, principal) => {
    requireState(present, from);
    const before = first && present[first];
    if (before) requireOtherPerson(principal, before.by);
    return { ...present, state: to, [mark]: stepOf(principal, deps) };
  });
}

/**
 * Takes back a proposal, of a quarantine or of lifting one, which nobody has confirmed.
 * @throws {AppError} as {@link stepQuarantine}
 */
export const dropProposal = (deps: ChangeDeps, action: RuleAction): Promise<QuarantineRule> =>
  changeRule(deps, action, 'quarantine.proposal-dropped', (present) => {
    requireState(present, ['proposed', 'lift_proposed']);
    const { liftProposed: _gone, ...rest } = present;
    return { ...rest, state: present.state === 'proposed' ? 'dropped' : 'in_force' };
  });

async function changeRule(
  deps: ChangeDeps,
  { principal, contestId, ruleId }: RuleAction,
  action: string,
  step: Step,
): Promise<QuarantineRule> {
  let changed: QuarantineRule | undefined;
  await changeContest(deps, contestId, async (contest) => {
    requireSurveyed(contest);
    const present = await readRule(deps.table, contestId, ruleId);
    changed = { ...step(present, principal), version: present.version + 1 };
    return line(action, principal, changed);
  });
  if (!changed) throw notNow();
  return changed;
}

function requireSurveyed({ state, surveyedAt }: Contest): void {
  if (state !== 'closed' || surveyedAt === undefined) throw notNow();
}

function requireState({ state }: QuarantineRule, from: readonly QuarantineRule['state'][]): void {
  if (from.includes(state)) return;
  throw new AppError(
    'quarantine.state',
    `This rule is ${state}; it would have to be ${from.join(' or ')}.`,
  );
}

const stepOf = ({ accountId }: Principal, { now }: Pick<ChangeDeps, 'now'>) => ({
  by: accountId,
  at: now().toISOString(),
});

const line = (action: string, by: Principal, rule: QuarantineRule) => {
  const { id, signal, atLeast, reason, cohorts, ballots } = rule;
  const values = { rule: id, signal, atLeast, reason, cohorts: cohorts.length, ballots };
  return { action, by, values, also: [ruleWrite(rule)] };
};

const notNow = (): AppError =>
  new AppError('contest.state', 'Ballots are quarantined between the survey and publication.');
