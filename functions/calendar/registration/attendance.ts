import { byteOrderMark, csvLine } from '../../../shared/csv/write-csv.ts';
import { localWall } from '../local-day.ts';
import type { OccurrenceRef, Registration } from './registration.ts';
import type { RegistrationDeps } from './registration-deps.ts';
import type { Seats } from './seats.ts';

/** Who is registered for one time of an event: those who come first, then the line, then those who do not come (any more). */
export async function listAttendance(
  ref: OccurrenceRef,
  { registrations }: Pick<RegistrationDeps, 'registrations'>,
): Promise<{ readonly seats: Seats | undefined; readonly people: readonly Registration[] }> {
  const people: Registration[] = [];
  for await (const registration of registrations.list(ref)) people.push(registration);
  return { seats: await registrations.seats(ref), people: people.sort(inOrder) };
}

const order = [
  'confirmed',
  'offered',
  'waiting',
  'pending',
  'left',
  'cancelled',
  'lapsed',
] as const;

const inOrder = (one: Registration, other: Registration): number =>
  order.indexOf(one.state) - order.indexOf(other.state) ||
  (one.ticket ?? 0) - (other.ticket ?? 0) ||
  one.name.localeCompare(other.name, 'nl') ||
  (one.id < other.id ? -1 : 1);

const columns = [
  'name',
  'organisation',
  'places',
  'state',
  'attendance',
  'address',
  'language',
  'registered',
  'id',
] as const;

/** The list as a file for a spreadsheet, which runs nothing of what people typed. */
export const attendanceCsv = (people: readonly Registration[]): string =>
  byteOrderMark + csvLine(columns) + people.map((person) => csvLine(fieldsOf(person))).join('');

const fieldsOf = (person: Registration): string[] => [
  person.name,
  person.organisation ?? '',
  String(person.places),
  person.state,
  person.attendance ?? '',
  person.address ?? '',
  person.language,
  localWall(new Date(person.createdAt)).replace('T', ' '),
  person.id,
];
