import { AppError } from '../../../shared/errors.ts';
import type { WallTime } from '../../../shared/time/local-time.ts';
import { instantOf } from '../../../shared/time/wall-time.ts';
import type { Contest, Moment } from './contest.ts';

interface Period {
  /** In Europe/Brussels; seconds may follow the minutes. */
  readonly opens: WallTime;
  readonly closes: WallTime;
}

/** The four moments of a contest, as a person chose them. */
export interface Periods {
  readonly nominations: Period;
  readonly voting: Period;
}

type Moments = Pick<Contest, 'nominations' | 'voting'>;

/** As long as the links last by which merchants withdraw. */
const longestDays = 365;

/**
 * The instants of a contest's four moments; a wall time that comes twice means the first.
 * @throws {AppError} contest.schedule for a time that the clock skips or that does not exist, moments out of order, voting
 * that would have ended already, and a contest of more than a year.
 */
export function momentsOf({ nominations, voting }: Periods, now: Date): Moments {
  const moments = {
    nominations: { opens: momentOf(nominations.opens), closes: momentOf(nominations.closes) },
    voting: { opens: momentOf(voting.opens), closes: momentOf(voting.closes) },
  };
  requireOrder(moments);
  if (new Date(moments.voting.closes.at) <= now) throw refused('Voting would have ended already.');
  return moments;
}

function momentOf(wallTime: WallTime): Moment {
  try {
    return { wallTime, at: instantOf(wallTime, { onGap: 'refuse' }).toISOString() };
  } catch (cause) {
    if (cause instanceof AppError) throw refused(cause.message);
    throw refused(`There is no time ${wallTime.replace('T', ' ')}.`, cause);
  }
}

/** Compares instants: in the night when the clock goes back, wall times say nothing of the order. */
function requireOrder({ nominations, voting }: Moments): void {
  const time = ({ at }: Moment) => Date.parse(at);
  if (time(nominations.opens) >= time(nominations.closes)) {
    throw refused('Nominations must open before they close.');
  }
  if (time(nominations.closes) > time(voting.opens)) {
    throw refused('Voting cannot open before nominations close.');
  }
  if (time(voting.opens) >= time(voting.closes)) {
    throw refused('Voting must open before it closes.');
  }
  if (time(voting.closes) - time(nominations.opens) > longestDays * 86_400_000) {
    throw refused('A contest takes a year at most.');
  }
}

const refused = (message: string, cause?: unknown): AppError =>
  new AppError('contest.schedule', message, { cause });
