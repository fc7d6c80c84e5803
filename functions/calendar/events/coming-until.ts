import { daysAfter } from '../../../shared/clock.ts';
import type { Occurrence } from '../timing/occurrence.ts';
import type { AgendaWindow } from './agenda.ts';
import type { CampaignEvent } from './event.ts';
import { factsOf, shownStatus } from './facts-of.ts';
import { renewalOf } from './horizon.ts';
import { occurrencesOf } from './occurrences-of.ts';

/** Days after what agendas know in which a rare event is looked for. */
const daysBeyond = 5 * 366;

/**
 * The end of the last time at which an event is to take place, as far as agendas know; of one that only takes place after that, the
 * end of its first. Undefined where there is none, or all are cancelled. ISO 8601.
 */
export function comingUntil(
  event: CampaignEvent,
  occurrences: readonly Occurrence[],
  { to }: AgendaWindow,
  now: Date,
): string | undefined {
  if (shownStatus(event) === 'cancelled') return undefined;
  const last = endsOf(occurrences).at(-1);
  const isBeyond = renewalOf(factsOf(event).timing, now) !== undefined;
  if ((last !== undefined && last > now.getTime()) || !isBeyond) return asText(last);
  const window = { from: to, to: daysAfter(to, daysBeyond) };
  return asText(endsOf(occurrencesOf(event, window))[0] ?? last);
}

const endsOf = (occurrences: readonly Occurrence[]): number[] =>
  occurrences
    .filter(({ status }) => status !== 'cancelled')
    .map(({ endsAt }) => endsAt)
    .toSorted((one, other) => one - other);

const asText = (instant: number | undefined): string | undefined =>
  instant === undefined ? undefined : new Date(instant).toISOString();
