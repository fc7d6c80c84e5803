import type { Moment, OffReason, Telling } from './moment.ts';
import { isOpen, type MomentChange, type Standing, type Step } from './step.ts';
import { isSameStart, isSameTime, isToCome } from './times.ts';

/** Once the issue is on its way, or was sent: what readers know is made good. */
export function stepAfter(standing: Standing): Step | undefined {
  return stepOfState(standing) ?? stepOfEvent(standing) ?? stepOfCorrection(standing);
}

const note = (what: string, change: Omit<MomentChange, 'what'>): Step => ({
  do: 'note',
  change: { what, ...change },
});

/** First of all it is written down what readers are told. */
function stepOfState({ moment, issue, situation, correction }: Standing): Step | undefined {
  const state = issue.state === 'sent' ? 'sent' : 'sending';
  if (!moment.told) {
    // What was left to staff followed nothing: they have written what holds now.
    const isLeft = moment.reason === 'left' && situation.isOn;
    const told = isLeft ? { times: situation.times } : tellingOf(moment);
    return note(state, { set: { state, told }, clear: ['reason'] });
  }
  if (moment.correction && correction && !isOpen(correction) && correction.state !== 'cancelled') {
    const { says } = moment.correction;
    return note('corrected', { set: { told: says }, clear: ['correction', 'reason'] });
  }
  const isHeld = moment.state === 'held' && issue.pause !== undefined;
  if (moment.state === state || isHeld) return undefined;
  const isSettled = moment.state === 'held' && !moment.correction;
  return note(state, { set: { state }, clear: isSettled ? ['reason'] : [] });
}

const tellingOf = ({ times, off }: Moment): Telling => ({ times, ...(off && { off }) });

/** What becomes of the event meanwhile. */
function stepOfEvent(standing: Standing): Step | undefined {
  const { moment, issue, situation, now } = standing;
  if (!situation.isOn) return stepOff(standing, situation.why);
  const { times } = situation;
  if (moment.off) {
    const isPaused = issue.pause !== undefined;
    const set = isPaused ? ({ state: 'held', reason: 'back', times } as const) : { times };
    return note('back', { set, clear: isPaused ? ['off'] : ['off', 'reason'] });
  }
  if (isSameTime(times, moment.times)) return undefined;
  const reason = isToCome(times, now) ? {} : ({ reason: 'past' } as const);
  return note('moved', { set: { times, ...reason } });
}

function stepOff({ moment, issue, now }: Standing, why: OffReason): Step | undefined {
  if (moment.off === why) return undefined;
  // What is over vanishes from many calendars.
  if (why === 'gone' && !isToCome(moment.times, now)) return undefined;
  return issue.state === 'sent'
    ? note(why, { set: { off: why, reason: why } })
    : { do: 'pause', change: { what: why, set: { state: 'held', off: why, reason: why } } };
}

/** A draft that says what readers do not know; one at a time, and none that says what they know. */
function stepOfCorrection(standing: Standing): Step | undefined {
  const { moment, correction } = standing;
  const says = newsFor(standing);
  const waiting = moment.correction;
  const isWaiting = correction !== undefined && isOpen(correction);
  if (!says) return waiting && dropped(standing);
  if (waiting && isSameTelling(waiting.says, says)) return undefined;
  return {
    do: 'correct',
    says,
    change: { what: isWaiting ? 'recorrected' : 'correction', set: { reason: 'correction' } },
  };
}

/** A draft that waits is thrown away; one that staff threw away is forgotten, so that the same may be news once more. */
function dropped({ moment, correction }: Standing): Step | undefined {
  const change = { what: 'dropped', set: {}, clear: droppedWith(moment) };
  if (correction && isOpen(correction)) return { do: 'drop', change };
  return correction?.state === 'cancelled' ? { do: 'note', change } : undefined;
}

/** What readers do not know and should, as long as it is to come. */
function newsFor({ moment, issue, situation, now }: Standing): Telling | undefined {
  const { told = tellingOf(moment) } = moment;
  if (situation.isOn) {
    const { times } = situation;
    return isSameTelling(told, { times }) || !isToCome(times, now) ? undefined : { times };
  }
  if (issue.state !== 'sent' || told.off || !isToCome(told.times, now)) return undefined;
  return moment.off && { times: told.times, off: moment.off };
}

const droppedWith = ({ reason }: Moment): ('correction' | 'reason')[] =>
  reason === 'correction' || reason === 'correction-edited'
    ? ['correction', 'reason']
    : ['correction'];

/** Readers are told when something begins. */
const isSameTelling = (one: Telling, other: Telling): boolean =>
  (one.off === undefined) === (other.off === undefined) &&
  (one.off !== undefined || isSameStart(one.times, other.times));
