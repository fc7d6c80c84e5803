import type { OpenOccurrence } from '../../registration/open-occurrence.ts';
import type { Seats } from '../../registration/seats.ts';
import type { RegistrationText } from './messages.ts';

/** Whether somebody can have a place now, in a sentence or two. */
export function placesLeft(
  { rule }: Pick<OpenOccurrence, 'rule'>,
  seats: Pick<Seats, 'spare' | 'waiting'> | undefined,
  t: RegistrationText,
): string {
  const { spare, waiting } = seats ?? untouched(rule);
  if (hasPlaces({ rule }, seats)) return t('left.some', { places: spare });
  if (!rule.waitingList) return t('left.none');
  const people = waiting > 0 ? [t('left.line.people', { people: waiting })] : [];
  return [t('left.line'), ...people].join(' ');
}

/** Whether somebody can have so many places at once. */
export function hasPlaces(
  { rule }: Pick<OpenOccurrence, 'rule'>,
  seats: Pick<Seats, 'spare' | 'waiting'> | undefined,
  places = 1,
): boolean {
  const { spare, waiting } = seats ?? untouched(rule);
  return spare >= places && waiting === 0;
}

/** Before anybody has registered. */
const untouched = ({ capacity }: OpenOccurrence['rule']) => ({ spare: capacity, waiting: 0 });

/** Whether nobody can register: all is taken, and there is no line. */
export const isFull = (
  { rule }: Pick<OpenOccurrence, 'rule'>,
  seats: Pick<Seats, 'spare'> | undefined,
): boolean => !rule.waitingList && seats !== undefined && seats.spare <= 0;
