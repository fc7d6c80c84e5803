import type { CounterPlace } from '../counters/counter-keys.ts';
import type { EngagementEvent } from '../events/engagement-event.ts';
import { type Addition, additionsOf } from './places-of.ts';

/** Events of one transaction. */
export type Pack = readonly EngagementEvent[];

/** What DynamoDB allows a transaction. */
const mostWrites = 100;
/** Of one item: DynamoDB takes update expressions of 4 kB. */
const mostAttributes = 150;

/**
 * Divides events into transactions, each with all that its events count in. Events that count in the same items come
 * together, so that an item is seldom written twice. Doubles are left out.
 */
export function makePacks(events: readonly EngagementEvent[]): Pack[] {
  const packs: EngagementEvent[][] = [];
  let pack: EngagementEvent[] = [];
  let size = createSize();
  for (const event of withoutDoubles(events)) {
    if (!size.takes(event)) {
      packs.push(pack);
      pack = [];
      size = createSize();
      size.takes(event);
    }
    pack.push(event);
  }
  return pack.length > 0 ? [...packs, pack] : packs;
}

function withoutDoubles(events: readonly EngagementEvent[]): EngagementEvent[] {
  const unique = new Map(events.map((event) => [`${event.producer} ${event.seq}`, event]));
  return [...unique.values()]
    .map((event) => ({ event, order: orderOf(event) }))
    .sort((one, other) => compare(one.order, other.order))
    .map(({ event }) => event);
}

/** By day, then by what the event is about. */
function orderOf({ at, nis = '', about = {}, producer }: EngagementEvent): string {
  const { issue = '', link = '', contest = '', merchant = '', shortLink = '' } = about;
  const { event = '', source = '' } = about;
  const subjects = [issue, link, contest, merchant, shortLink, event, source, nis, producer];
  return [at.slice(0, 10), ...subjects].join(' ');
}

const compare = (one: string, other: string): number => {
  if (one === other) return 0;
  return one < other ? -1 : 1;
};

export const placeText = ({ scope, day }: CounterPlace): string => `${scope}#${day}`;

/** Counts the writes of a transaction as it grows. */
function createSize() {
  const producers = new Set<string>();
  const places = new Map<string, Set<string>>();

  /** How many attributes the item would have with the addition. */
  function grown(addition: Addition): number {
    const present = places.get(placeText(addition));
    const more = addition.attributes.filter((name) => !present?.has(name));
    return (present?.size ?? 0) + more.length;
  }

  return {
    /** Whether the event fits; if it does, it is in. */
    takes(event: EngagementEvent): boolean {
      const additions = additionsOf(event);
      const isNewProducer = producers.has(event.producer) ? 0 : 1;
      const newPlaces = additions.filter((addition) => !places.has(placeText(addition))).length;
      const writes = producers.size + isNewProducer + places.size + newPlaces;
      const isEmpty = producers.size === 0;
      const fits =
        writes <= mostWrites && additions.every((addition) => grown(addition) <= mostAttributes);
      if (!fits && !isEmpty) return false;
      producers.add(event.producer);
      for (const addition of additions) {
        const names = places.get(placeText(addition)) ?? new Set();
        for (const name of addition.attributes) names.add(name);
        places.set(placeText(addition), names);
      }
      return true;
    },
  };
}
