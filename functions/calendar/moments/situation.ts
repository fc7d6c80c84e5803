import type { CampaignEvent } from '../events/event.ts';
import { isGone, isPublic, shownStatus } from '../events/facts-of.ts';
import { occurrencesOf } from '../events/occurrences-of.ts';
import type { Occurrence } from '../timing/occurrence.ts';
import type { EventStatus } from '../timing/timing.ts';
import type { Moment, OffReason, Send } from './moment.ts';
import { sendTimeOf } from './send-time.ts';
import { type Times, timesOf } from './times.ts';

/** What an event is now, as far as a newsletter is concerned that is tied to one of its times. */
export type Situation =
  | { readonly isOn: true; readonly times: Times; readonly send: Send }
  | { readonly isOn: false; readonly why: OffReason };

/** `event`: undefined where it is gone. */
export function situationOf(
  event: CampaignEvent | undefined,
  { occurrence: key, rule }: Pick<Moment, 'occurrence' | 'rule'>,
  now: Date,
): Situation {
  if (!event || isGone(event)) return { isOn: false, why: 'gone' };
  if (!isPublic(event)) return { isOn: false, why: 'hidden' };
  const occurrence = findOccurrence(event, key, now);
  const why = offReason(shownStatus(event)) ?? (occurrence ? offReason(occurrence.status) : 'gone');
  if (why || !occurrence) return { isOn: false, why: why ?? 'gone' };
  const times = timesOf(occurrence);
  return { isOn: true, times, send: sendTimeOf(rule, times) };
}

const offReason = (status: EventStatus): OffReason | undefined =>
  status === 'cancelled' || status === 'postponed' ? status : undefined;

/** What has one time may have moved far. Days. */
const horizon = { once: { back: 3650, ahead: 3650 }, many: { back: 400, ahead: 800 } };
const dayMs = 24 * 60 * 60 * 1000;

function findOccurrence(event: CampaignEvent, key: string, now: Date): Occurrence | undefined {
  const { back, ahead } = key === 'once' ? horizon.once : horizon.many;
  const window = {
    from: new Date(now.getTime() - back * dayMs),
    to: new Date(now.getTime() + ahead * dayMs),
  };
  return occurrencesOf(event, window).find((occurrence) => occurrence.key === key);
}
