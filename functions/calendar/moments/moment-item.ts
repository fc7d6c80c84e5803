import { secondsAfter } from '../../../shared/clock.ts';
import {
  type Expression,
  type Item,
  ifAbsent,
  type Write,
} from '../../../shared/data/expressions.ts';
import { presentNisOf } from '../../../shared/programme/nis-codes.ts';
import { type Moment, momentSchema } from './moment.ts';
import {
  byDue,
  bySend,
  issueMomentKey,
  momentKey,
  momentPlaceKey,
  noticeKey,
} from './moment-keys.ts';

export function momentOf(item: Item): Moment {
  const moment = momentSchema.parse(item);
  return { ...moment, nis: presentNisOf(moment.nis) };
}

const ifVersion = (version: number): Expression => ({
  expression: 'version = :version',
  values: { ':version': version },
});

/** A new moment, if the issue has none. */
export const newMomentWrites = (moment: Moment): Write[] => {
  const { id, eventId, issueId } = moment;
  return [
    { put: { ...issueMomentKey(issueId), eventId, momentId: id }, condition: ifAbsent },
    { put: itemOf(moment, moment.createdAt), condition: ifAbsent },
    { put: { ...momentPlaceKey(id), eventId } },
  ];
};

/** The next version of a moment, if it is as it was read. */
export const momentWrites = (before: Moment, after: Moment, now: Date): Write[] => [
  { put: itemOf(after, nextLook(after, now)), condition: ifVersion(before.version) },
  after.reason && after.reason !== 'left'
    ? { put: { ...noticeKey(after.id), ...momentKeyOf(after) } }
    : { remove: noticeKey(after.id) },
];

export const removedMomentWrites = (moment: Moment): Write[] => [
  { remove: momentKey(moment), condition: ifVersion(moment.version) },
  { remove: momentPlaceKey(moment.id) },
  { remove: issueMomentKey(moment.issueId) },
  { remove: noticeKey(moment.id) },
];

const momentKeyOf = ({ eventId, id }: Moment): Item => ({ eventId, momentId: id });

const itemOf = (moment: Moment, dueAt: string | undefined): Item => ({
  ...momentKey(moment),
  ...moment,
  ...bySend(moment),
  ...(dueAt && byDue(moment.id, dueAt)),
});

/** Minutes between two looks at what waits for people, or is on its way. */
const lookEvery = 5;

/** When the sweep looks at a moment although its event has not changed: what people do to its issue tells nobody here. */
export function nextLook({ state, send, isUntold }: Moment, now: Date): string | undefined {
  if (isUntold) return now.toISOString();
  if (state === 'sent') return undefined;
  const soon = secondsAfter(now, lookEvery * 60).toISOString();
  return state === 'waiting' && send.at > soon ? send.at : soon;
}
