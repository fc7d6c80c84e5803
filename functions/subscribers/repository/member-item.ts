import type { Item, Write } from '../../../shared/data/expressions.ts';
import { findPlaceByNis } from '../../../shared/programme/programme.ts';
import type { Subscriber } from '../schema.ts';
import { allMunicipalities, stateIn, without } from '../subscription.ts';
import { memberKey } from './keys.ts';

/** Partitions that hold a municipality's list: its own, and those of what merged into it. */
export const partitionsOf = (nis: string): string[] => {
  const municipality = findPlaceByNis(nis)?.municipality;
  return municipality ? [municipality.nis, ...municipality.formerNis] : [nis];
};

function memberItem(subscriber: Subscriber, nis: string, followed: Followed): Item {
  const { id, address, addressState, language } = subscriber;
  return {
    ...memberKey(nis, address),
    id,
    addressState,
    language,
    residents: stateIn(subscriber, 'residents', nis),
    businesses: stateIn(subscriber, 'businesses', nis),
    ...followed,
  };
}

interface Followed {
  /** NIS codes of all lists this subscriber stands in: a list shows who stands in no earlier one. */
  readonly lists: readonly string[];
  readonly residentsIn: readonly string[];
  readonly businessesIn: readonly string[];
}

const activeIn = (subscriber: Subscriber, audience: 'residents' | 'businesses') => {
  const subscription = subscriber.subscriptions[audience];
  return subscription?.state === 'active' ? subscription.municipalities : [];
};

/** The writes that bring the municipalities' lists from one state of a subscriber to the next. */
export function memberWrites(
  before: Subscriber | undefined,
  after: Subscriber | undefined,
): Write[] {
  return [...(before ? removals(before, after) : []), ...(after ? placements(after) : [])];
}

/** Lists that the subscriber stands in no longer; with them the lists of municipalities that merged. */
function removals(before: Subscriber, after: Subscriber | undefined): Write[] {
  const lists = after ? allMunicipalities(after) : [];
  const gone = without(allMunicipalities(before), lists);
  const former = lists.flatMap((nis) => findPlaceByNis(nis)?.municipality.formerNis ?? []);
  return [...gone.flatMap(partitionsOf), ...former].map((nis) => ({
    remove: memberKey(nis, before.address),
  }));
}

function placements(subscriber: Subscriber): Write[] {
  const lists = allMunicipalities(subscriber);
  const residentsIn = activeIn(subscriber, 'residents');
  const businessesIn = activeIn(subscriber, 'businesses');
  return lists.map((nis) => ({
    put: memberItem(subscriber, nis, { lists, residentsIn, businessesIn }),
  }));
}
