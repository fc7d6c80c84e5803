import { secondsAfter } from '../../../shared/clock.ts';
import { isTooLate } from './is-too-late.ts';
import type { Moment } from './moment.ts';
import type { Situation } from './situation.ts';
import type { Standing, Step } from './step.ts';
import { isSameTime, isToCome } from './times.ts';

/** An issue that is ready starts within its minute; after so many seconds its hour counts as missed. */
const missedAfter = 900;

type On = Extract<Situation, { isOn: true }>;

/** While the issue waits: it moves with the event, or stops. */
export function stepBefore(standing: Standing): Step | undefined {
  const { moment, situation } = standing;
  if (moment.state === 'stopped' && moment.reason === 'left') return undefined;
  return situation.isOn ? stepOn(standing, situation) : stepOff(standing, situation.why);
}

function stepOff({ moment, now }: Standing, why: NonNullable<Moment['off']>): Step | undefined {
  if (moment.off === why) return undefined;
  // What is over vanishes from many calendars.
  if (why === 'gone' && !isToCome(moment.times, now)) return undefined;
  return { do: 'stop', change: { what: why, set: { state: 'stopped', off: why, reason: why } } };
}

function stepOn(standing: Standing, { times, send }: On): Step | undefined {
  const { moment, issue, now } = standing;
  const isElsewhere = send.at !== moment.send.at;
  const isMoved = isElsewhere || moment.pending !== undefined;
  if (moment.off) {
    const set = { state: 'held', reason: 'back', times, send } as const;
    return { do: 'note', change: { what: 'back', set, clear: ['off'] } };
  }
  if (moment.state === 'held') {
    if (!isElsewhere && isSameTime(times, moment.times)) return undefined;
    return { do: 'note', change: { what: 'moved', set: { times, send } } };
  }
  if (isMoved && new Date(send.at) <= now) {
    const set = { state: 'held', reason: 'past', times, send } as const;
    return { do: 'stop', change: { what: 'past', set } };
  }
  const isChanged = isMoved || !isSameTime(times, moment.times);
  // What staff have asked for may well go out after the event, where it went out before.
  const before = moment.pending ? { times, send } : moment;
  if (isChanged && isTooLate(issue, { times, send }, before)) {
    const set = { state: 'held', reason: 'late', times, send } as const;
    return { do: 'stop', change: { what: 'late', set } };
  }
  if (isMoved) {
    const set = { state: 'waiting', times, send } as const;
    return { do: 'move', change: { what: 'moved', set, clear: ['reason'] } };
  }
  if (isChanged) {
    return { do: 'note', change: { what: 'moved', set: { times } } };
  }
  return stepWaiting(standing);
}

/** Nothing has moved: is the issue ready when it should be? */
function stepWaiting({ moment, issue, now }: Standing): Step | undefined {
  const isLate = secondsAfter(new Date(moment.send.at), missedAfter) <= now;
  if (moment.state === 'waiting' && isLate && issue.state !== 'scheduled') {
    const set = { state: 'missed', reason: 'missed' } as const;
    return { do: 'note', change: { what: 'missed', set } };
  }
  const isApproved = issue.state === 'approved' || issue.state === 'scheduled';
  if (moment.reason === 'approval-voided' && isApproved) {
    return { do: 'note', change: { what: 'approved', set: {}, clear: ['reason'] } };
  }
  return undefined;
}
