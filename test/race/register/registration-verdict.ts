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
  /** People who are registered twice, or whom nobody registered, and evenings whose counts are not those of their people. */
  readonly doubles: number;
  /** People who were told that they are registered, or that they have left, and are not listed so. */
  readonly lost: number;
  /** Evenings for which people wait though a place that is enough for them is free. */
  readonly stuck: number;
}

const sum = (people: readonly ListedPerson[]): number =>
  people.reduce((total, { places }) => total + places, 0);

const isActive = ({ state }: ListedPerson): boolean =>
  ['confirmed', 'offered', 'waiting'].includes(state);

/** Whether somebody waits though a place that is enough for them is free. */
export const isStuck = ({ seats, people }: AttendanceList): boolean =>
  people.some(({ state, places }) => state === 'waiting' && places <= seats.free);

const overbookedBy = ({ seats, people }: AttendanceList): number =>
  Math.max(0, sum(people.filter(holdsPlaces)) - seats.capacity);

const holdsPlaces = ({ state }: ListedPerson): boolean =>
  state === 'confirmed' || state === 'offered';

/** Whether the counts are those of the people. */
const isWrong = ({ seats, people }: AttendanceList): boolean =>
  sum(people.filter(holdsPlaces)) !== seats.taken + seats.offered ||
  people.filter(({ state }) => state === 'waiting').length !== seats.waiting;

/** What people were told, beside the lists that staff see. */
export function registrationVerdict(
  lists: readonly AttendanceList[],
  registrants: readonly Registrant[],
): RegistrationVerdict {
  const people = lists.flatMap((list) => list.people);
  const inState = (state: string) => people.filter((person) => person.state === state);
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
  return {
    confirmed: inState('confirmed').length,
    places: sum(inState('confirmed')),
    waiting: inState('waiting').length,
    offered: inState('offered').length,
    cancelled: inState('left').length,
    overbooked: lists.reduce((total, list) => total + overbookedBy(list), 0),
    doubles: twice.length + strangers.length + lists.filter(isWrong).length,
    lost: registrants.filter(isLost).length,
    stuck: lists.filter(isStuck).length,
  };
}
