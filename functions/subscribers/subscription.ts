import {
  findPlaceByNis,
  municipalities,
  type Place,
  placeByNis,
} from '../../shared/programme/programme.ts';
import { type Audience, audiences, type Subscriber, type SubscriptionState } from './schema.ts';

/**
 * Codes as they are today: the code of a municipality that merged becomes the one it merged into, and
 * one that no longer takes part stays as it is.
 */
export const presentCodes = (codes: readonly string[]): string[] => [
  ...new Set(codes.map((nis) => findPlaceByNis(nis)?.municipality.nis ?? nis)),
];

/** Codes as they are today, each once. @throws {AppError} municipality.not_found for one that does not take part */
export const participating = (codes: readonly string[]): string[] => [
  ...new Set(codes.map((nis) => placeByNis(nis).municipality.nis)),
];

/** Both lists, without doubles, in order. */
export const union = (some: readonly string[], more: readonly string[]): string[] => [
  ...new Set([...some, ...more]),
];

export const without = (some: readonly string[], fewer: readonly string[]): string[] =>
  some.filter((nis) => !fewer.includes(nis));

/** NIS codes that a subscriber has to do with in an audience: confirmed, left at the end, or waiting. */
export const concernedMunicipalities = (subscriber: Subscriber, audience: Audience): string[] =>
  union(
    subscriber.subscriptions[audience]?.municipalities ?? [],
    subscriber.asked[audience]?.municipalities ?? [],
  );

/** NIS codes of every municipality whose staff may see this subscriber. */
export const allMunicipalities = (subscriber: Subscriber): string[] =>
  audiences.reduce<string[]>(
    (codes, audience) => union(codes, concernedMunicipalities(subscriber, audience)),
    [],
  );

/** The state of a subscription as one municipality sees it; undefined when it has no part in it. */
export function stateIn(
  subscriber: Subscriber,
  audience: Audience,
  nis: string,
): SubscriptionState | undefined {
  const subscription = subscriber.subscriptions[audience];
  if (subscription?.state === 'active' && subscription.municipalities.includes(nis)) {
    return 'active';
  }
  if (subscriber.asked[audience]?.municipalities.includes(nis)) return 'pending';
  return subscription?.municipalities.includes(nis) ? subscription.state : undefined;
}

/** The municipality in whose name a subscriber is written to: the first followed that still takes part. */
export function homeOf(subscriber: Subscriber, audience?: Audience): Place {
  const preferred = audience ? concernedMunicipalities(subscriber, audience) : [];
  const codes = [...preferred, ...allMunicipalities(subscriber)];
  const known = codes.find((nis) => findPlaceByNis(nis) !== undefined);
  return placeByNis(known ?? municipalities[0]?.nis ?? '');
}
