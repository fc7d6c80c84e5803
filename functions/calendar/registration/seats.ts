import * as z from 'zod';
import { daysAfter, epochSeconds } from '../../../shared/clock.ts';
import { type Item, ifAbsent, type Write } from '../../../shared/data/expressions.ts';
import { lazily } from '../../../shared/lazily.ts';
import { keptDays } from '../../../shared/privacy/kept-days.ts';
import type { OccurrenceRef, Told } from './registration.ts';
import { dueKeys, occurrenceKey, seatsKey } from './registration-keys.ts';

/**
 * The places of one time of an event: `spare + taken + offered` is its capacity, always. Whatever holds or frees places changes them
 * in one transaction with the registration.
 */
export const seatsSchema = lazily(() =>
  z.object({
    eventId: z.string(),
    key: z.string(),
    capacity: z.int(),
    /** What nobody holds; below zero where staff lowered the capacity beneath what was taken. */
    spare: z.int(),
    taken: z.int(),
    offered: z.int(),
    /** People in the line. */
    waiting: z.int(),
    /** Numbers of the line that were given out. */
    tickets: z.int(),
    /** Raised whenever an offer may have become possible. */
    stirs: z.int(),
    /** Since when it is to be looked whether places can be offered. */
    dueAt: z.iso.datetime().optional(),
  }),
);
export type Seats = z.output<ReturnType<typeof seatsSchema>>;

/** Days after the end for which registrations are kept. */
export const daysKept = keptDays.registrations;

/** Epoch seconds at which all about a time is forgotten. */
export const expiryOf = ({ startsAt, endsAt }: Pick<Told, 'startsAt' | 'endsAt'>): number =>
  epochSeconds(daysAfter(new Date(Math.max(Date.parse(startsAt), Date.parse(endsAt))), daysKept));

/** The items with which registering for a time begins. */
export function newSeatsWrites(ref: OccurrenceRef, capacity: number, expiresAt: number): Write[] {
  const { eventId, key } = ref;
  const counts = { capacity, spare: capacity, taken: 0, offered: 0, waiting: 0 };
  const seats: Item = {
    ...seatsKey(ref),
    eventId,
    key,
    ...counts,
    tickets: 0,
    stirs: 0,
    expiresAt,
  };
  return [
    { put: seats, condition: ifAbsent },
    { put: { ...occurrenceKey(ref), eventId, key, expiresAt } },
  ];
}

interface SeatsChange {
  /** What is added to each count. */
  readonly add: Partial<Record<'spare' | 'taken' | 'offered' | 'waiting', number>>;
  /** What must hold before. `:places` and `:zero` may stand in it. */
  readonly condition?: string;
  readonly places?: number;
  /** When an offer may become possible by it: the present. */
  readonly stirredAt?: Date;
}

/** One change of the counts, which add up to the capacity before and after it. */
export function seatsWrite(ref: OccurrenceRef, change: SeatsChange): Write {
  const { add, condition, places, stirredAt } = change;
  const counts = Object.entries(add);
  const stirred = stirredAt && stirring(ref, stirredAt);
  const sets = [
    ...counts.map(([name]) => `${name} = ${name} + :${name}`),
    ...(stirred?.sets ?? []),
  ];
  return {
    update: seatsKey(ref),
    with: {
      expression: `SET ${sets.join(', ')}`,
      condition: ['attribute_exists(pk)', ...(condition ? [condition] : [])].join(' AND '),
      values: {
        ...Object.fromEntries(counts.map(([name, count]) => [`:${name}`, count])),
        ...stirred?.values,
        ...(condition?.includes(':places') && { ':places': places }),
        ...(condition?.includes(':zero') && { ':zero': 0 }),
      },
    },
  };
}

/** Has it looked soon whether places can be offered, also when whoever changes the seats dies right after. */
export function stirring(ref: OccurrenceRef, now: Date) {
  const dueAt = now.toISOString();
  const { gsi2pk, gsi2sk } = dueKeys(dueAt, `${ref.eventId}#${ref.key}`);
  return {
    sets: ['stirs = stirs + :one', 'dueAt = :dueAt', 'gsi2pk = :duePk', 'gsi2sk = :dueSk'],
    values: { ':one': 1, ':dueAt': dueAt, ':duePk': gsi2pk, ':dueSk': gsi2sk },
  };
}

/** Takes places that are free, past nobody who waits. */
export const takeWrite = (ref: OccurrenceRef, places: number): Write =>
  seatsWrite(ref, {
    add: { spare: -places, taken: places },
    condition: 'spare >= :places AND waiting = :zero',
    places,
  });

/** One more in the line. Where places are left that others did not fit in, it has it looked whether these fit. */
export const joinWrite = (ref: OccurrenceRef, places: number, seen: Seats, now: Date): Write =>
  seen.spare <= 0
    ? seatsWrite(ref, { add: { waiting: 1 }, condition: 'spare <= :zero' })
    : seatsWrite(ref, {
        add: { waiting: 1 },
        condition: '(spare < :places OR waiting > :zero)',
        places,
        stirredAt: now,
      });

/** Keeps free places for somebody in the line. */
export const offerWrite = (ref: OccurrenceRef, places: number): Write =>
  seatsWrite(ref, {
    add: { spare: -places, offered: places, waiting: -1 },
    condition: 'spare >= :places',
    places,
  });

export const acceptWrite = (ref: OccurrenceRef, places: number): Write =>
  seatsWrite(ref, { add: { offered: -places, taken: places } });
