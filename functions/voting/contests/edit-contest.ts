import { AppError } from '../../../shared/errors.ts';
import { placeByNis } from '../../../shared/programme/programme.ts';
import {
  type Actor,
  type ChangeDeps,
  type ContestChange,
  type ContestFields,
  changeContest,
  changed,
} from './change-contest.ts';
import type { Contest } from './contest.ts';
import type { ContestEdit } from './contest-input.ts';
import { requireTexts, withName } from './contest-texts.ts';
import { momentsOf } from './periods.ts';

interface Edit {
  readonly contestId: string;
  readonly edit: ContestEdit;
  readonly by: Actor;
  /** The version that the person has seen; the present one when absent. */
  readonly version?: number | undefined;
}

/**
 * Changes what a contest is, until its ballot is fixed. New times may let nominations begin again.
 * @throws {AppError} contest.not_found, contest.changed, contest.state once the ballot is fixed, contest.schedule,
 * request.invalid
 */
export function editContest(
  { contestId, edit, by, version }: Edit,
  deps: ChangeDeps,
): Promise<Contest> {
  return changeContest(deps, contestId, async (contest) => {
    if (version !== undefined && version !== contest.version) throw changed();
    requireChangeable(contest);
    const set = fieldsOf(contest, edit, deps.now());
    const { nominations, voting } = set;
    return {
      action: 'contest.edited',
      by,
      set,
      fields: Object.keys(set).filter((name) => name !== 'state'),
      // Of texts the log says only that they changed.
      values: { ...termsIn(edit), ...(nominations && voting && { nominations, voting }) },
    };
  });
}

/** @throws {AppError} contest.state */
export function requireChangeable({ ballotFixedAt, state }: Contest): void {
  if (ballotFixedAt === undefined && state !== 'cancelled') return;
  throw new AppError(
    'contest.state',
    state === 'cancelled'
      ? 'This contest is cancelled.'
      : 'The ballot is fixed: nothing changes any more, but voting may close early.',
  );
}

type Changes = NonNullable<ContestChange['set']>;

function fieldsOf(contest: Contest, edit: ContestEdit, now: Date): Changes {
  const { municipality } = placeByNis(contest.nis);
  const { nominations, voting, title, introduction, prize } = edit;
  requireTexts({ ...edit, prize: prize ?? undefined }, municipality);
  return {
    ...(title && { title: withName(title, municipality) }),
    ...(introduction && { introduction: withName(introduction, municipality) }),
    ...(prize !== undefined && { prize: prize ? withName(prize, municipality) : undefined }),
    ...termsIn(edit),
    ...((nominations || voting) && timesOf(contest, { nominations, voting }, now)),
  };
}

const termsIn = ({ ballotRule, seats, appealDays, lotSource }: ContestEdit) => ({
  ...(ballotRule && { ballotRule }),
  ...(seats !== undefined && { seats }),
  ...(appealDays !== undefined && { appealDays }),
  ...(lotSource !== undefined && { lot: { source: lotSource } }),
});

/** New times, and the state that belongs to them. */
function timesOf(
  contest: Contest,
  { nominations, voting }: Pick<ContestEdit, 'nominations' | 'voting'>,
  now: Date,
): Pick<ContestFields, 'state' | 'nominations' | 'voting'> {
  const moments = momentsOf(
    {
      nominations: nominations ?? wallTimesOf(contest.nominations),
      voting: voting ?? wallTimesOf(contest.voting),
    },
    now,
  );
  const isOver = now >= new Date(moments.nominations.closes.at);
  return { ...moments, state: isOver ? 'reviewing' : 'nominating' };
}

const wallTimesOf = ({ opens, closes }: Contest['voting']) => ({
  opens: opens.wallTime,
  closes: closes.wallTime,
});
