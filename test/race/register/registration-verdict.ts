import type { AttendanceList, ListedPerson } from './race-event.ts';
import type { Registrant } from './registrant.ts';

export interface RegistrationVerdict {
  /** People with a place at the end, and the places that they have. */
  readonly confirmed: number;
  readonly places: number;
  readonly waiting: number;
  /** People to whom a place is offered still. */
  readonly offered: number;
  readonly cancelled: number;
  /** Places beyond the capacity that people have or were offered, summed person by person. */
  readonly overbooked: number;
  /** People who are registered twice, or whom nobody registered. */
  readonly doubles: number;
  /** People who were told that they are registered, or that they have left, and are not listed so. */
  readonly lost: number;
  /** People who wait though a place that is enough for them is free. */
  readonly stuck: number;
}

const sum = (people: readonly ListedPerson[]): number =>
  people.reduce((total, { places }) => total + places, 0);

const isActive = ({ state }: ListedPerson): boolean =>
  ['confirmed', 'offered', 'waiting'].includes(state);

/** What people were told, beside the list that staff see. */
export function registrationVerdict(
  { seats, people }: AttendanceList,
  registrants: readonly Registrant[],
): RegistrationVerdict {
  const inState = (state: string) => people.filter((person) => person.state === state);
  const [confirmed, offered, waiting] = [
    inState('confirmed'),
    inState('offered'),
    inState('waiting'),
  ];
  const held = sum(confirmed) + sum(offered);
  const byAddress = Map.groupBy(people, ({ address }) => address);
  const known = new Set(registrants.map(({ address }) => address));
  const twice = [...byAddress.values()].filter((own) => own.filter(isActive).length > 1);
  const strangers = [...byAddress.keys()].filter((address) => !known.has(address));
  const isLost = ({ address, places, hasLeft, placeToken }: Registrant): boolean => {
    if (!placeToken) return false;
    const own = byAddress.get(address) ?? [];
    const wanted = hasLeft ? ['left'] : ['confirmed', 'offered', 'waiting'];
    return !own.some((person) => wanted.includes(person.state) && person.places === places);
  };
  const isWrong = held !== seats.taken + seats.offered || waiting.length !== seats.waiting;
  return {
    confirmed: confirmed.length,
    places: sum(confirmed),
    waiting: waiting.length,
    offered: offered.length,
    cancelled: inState('left').length,
    overbooked: Math.max(0, held - seats.capacity),
    doubles: twice.length + strangers.length + (isWrong ? 1 : 0),
    lost: registrants.filter(isLost).length,
    stuck: waiting.filter(({ places }) => places <= seats.free).length,
  };
}
