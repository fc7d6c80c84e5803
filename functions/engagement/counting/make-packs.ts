import type { CounterPlace } from '../counters/counter-keys.ts';
import type { EngagementEvent } from '../events/engagement-event.ts';
import { type Addition, additionsOf } from './places-of.ts';

/** An event and all that it counts in. */
export interface Entry {
  readonly event: EngagementEvent;
  readonly additions: readonly PlacedAddition[];
}

export interface PlacedAddition extends Addition {
  /** Names its item. */
  readonly place: string;
}

/** Events of one transaction. */
export type Pack = readonly Entry[];

/** What DynamoDB allows a transaction. */
const mostWrites = 100;
/** Of one item: DynamoDB takes update expressions of 4 kB. */
const mostAttributes = 150;

/** Divides events into transactions, each with all that its events count in. Doubles are left out. */
export function makePacks(events: readonly EngagementEvent[]): Pack[] {
  const packs: Entry[][] = [];
  let pack: Entry[] = [];
  let size = createSize();
  for (const entry of inOrder(withoutDoubles(events).map(entryOf))) {
    if (!size.takes(entry)) {
      packs.push(pack);
      pack = [];
      size = createSize();
      size.takes(entry);
    }
    pack.push(entry);
  }
  return pack.length > 0 ? [...packs, pack] : packs;
}

const withoutDoubles = (events: readonly EngagementEvent[]): EngagementEvent[] => [
  ...new Map(events.map((event) => [`${event.producer} ${event.seq}`, event])).values(),
];

const entryOf = (event: EngagementEvent): Entry => ({
  event,
  additions: additionsOf(event).map((addition) => ({ ...addition, place: placeText(addition) })),
});

const placeText = ({ scope, day }: CounterPlace): string => `${scope}#${day}`;

/**
 * Of producers and counters, what there is more of comes together, so that little is written in several transactions: the
 * events of one producer, or those that count in the same items.
 */
function inOrder(entries: readonly Entry[]): readonly Entry[] {
  const producers = new Set(entries.map(({ event }) => event.producer)).size;
  const places = new Set(entries.flatMap(({ additions }) => additions.map(({ place }) => place)));
  if (producers + places.size <= mostWrites) return entries;
  const orderOf =
    producers > places.size
      ? ({ event }: Entry) => event.producer
      : ({ event, additions }: Entry) =>
          // The last place is the narrowest.
          [...additions.map(({ place }) => place).reverse(), event.producer].join(' ');
  return entries
    .map((entry) => ({ entry, order: orderOf(entry) }))
    .sort((one, other) => compare(one.order, other.order))
    .map(({ entry }) => entry);
}

const compare = (one: string, other: string): number => {
  if (one === other) return 0;
  return one < other ? -1 : 1;
};

/** Counts the writes of a transaction as it grows. */
function createSize() {
  const producers = new Set<string>();
  const places = new Map<string, Set<string>>();

  /** Whether the item would not have too many attributes. */
  function hasRoom({ place, attributes }: PlacedAddition): boolean {
    const present = places.get(place);
    if (!present || present.size + attributes.length <= mostAttributes) return true;
    return present.size + attributes.filter((name) => !present.has(name)).length <= mostAttributes;
  }

  function add({ place, attributes }: PlacedAddition): void {
    const names = places.get(place);
    if (!names) places.set(place, new Set(attributes));
    else for (const name of attributes) names.add(name);
  }

  return {
    /** Whether the event fits; if it does, it is in. A single event always does. */
    takes({ event, additions }: Entry): boolean {
      const isNew = producers.has(event.producer) ? 0 : 1;
      const newPlaces = additions.filter(({ place }) => !places.has(place)).length;
      const writes = producers.size + isNew + places.size + newPlaces;
      if (writes > mostWrites || !additions.every(hasRoom)) return false;
      producers.add(event.producer);
      for (const addition of additions) add(addition);
      return true;
    },
  };
}
