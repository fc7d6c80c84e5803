import { findOpen } from '../../../../functions/calendar/registration/open-occurrence.ts';
import {
  isActive,
  type Registration,
} from '../../../../functions/calendar/registration/registration.ts';
import type { RegistrationWorld } from './registration-world.ts';

export interface Situation {
  readonly people: readonly Registration[];
  readonly seats: NonNullable<Awaited<ReturnType<RegistrationWorld['seats']>>> | undefined;
  /** Ids in the order of the line. */
  readonly line: readonly string[];
}

export async function situationOf({ deps, ref, table }: RegistrationWorld): Promise<Situation> {
  const people: Registration[] = [];
  for await (const registration of deps.registrations.list(ref)) people.push(registration);
  const line: string[] = [];
  const pk = `REGISTRATIONS#${ref.eventId}#${ref.key}`;
  for await (const { id } of table.queryAll({ pk, sortKey: { beginsWith: 'LINE#' } })) {
    line.push(String(id));
  }
  return { people, seats: await deps.registrations.seats(ref), line };
}

const placesOf = (people: readonly Registration[], state: Registration['state']): number =>
  people.filter((person) => person.state === state).reduce((sum, { places }) => sum + places, 0);

/** Sentences about what is wrong with counts, line and addresses; none where all is as it must be. */
export function contradictions({ people, seats, line }: Situation): string[] {
  const found: string[] = [];
  const say = (isWrong: boolean, sentence: string) => {
    if (isWrong) found.push(sentence);
  };
  const waiting = people.filter(({ state }) => state === 'waiting').map(({ id }) => id);
  if (!seats) {
    say(
      people.some(({ state }) => state !== 'pending'),
      'people have places, and there are no seats',
    );
    return found;
  }
  const { capacity, spare, taken, offered } = seats;
  say(spare + taken + offered !== capacity, 'the counts do not add up to the capacity');
  say(taken !== placesOf(people, 'confirmed'), 'taken is not what people have');
  say(offered !== placesOf(people, 'offered'), 'offered is not what people were offered');
  say(seats.waiting !== waiting.length, 'waiting is not how many wait');
  say(line.toSorted().join() !== waiting.toSorted().join(), 'the line is not who waits');
  const addresses = people.filter(isActive).map(({ address }) => address);
  say(new Set(addresses).size !== addresses.length, 'an address is registered twice');
  return found;
}

/** Whether somebody waits for whom places are free that nobody offers. */
export async function isStuck(world: RegistrationWorld, situation: Situation): Promise<boolean> {
  const { people, seats } = situation;
  if (!seats || seats.dueAt !== undefined || !(await findOpen(world.ref, world.deps))) return false;
  return people.some(({ state, places }) => state === 'waiting' && places <= seats.spare);
}
