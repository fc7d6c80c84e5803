import type { AgendaOccurrence } from './events/agenda-entry.ts';

/** The times of an event, as its page tells them. */
export interface EventTimes {
  /** The time that the page is about: the one asked for, else the next, else the last. */
  readonly shown: AgendaOccurrence | undefined;
  /** Whether it was asked for by its key. */
  readonly isChosen: boolean;
  /** Those that are not over, the first first. */
  readonly coming: readonly AgendaOccurrence[];
  readonly isOver: boolean;
}

/** @param on key of the time that is asked for; the next when absent or unknown */
export function eventTimes(
  occurrences: readonly AgendaOccurrence[],
  { on, now }: { readonly on: string | undefined; readonly now: Date },
): EventTimes {
  const coming = occurrences.filter((occurrence) => !isOver(occurrence, now));
  const chosen = occurrences.find(({ key }) => key === on);
  const shown = chosen ?? coming.find(takesPlace) ?? coming[0] ?? occurrences.at(-1);
  return {
    shown,
    isChosen: chosen !== undefined,
    coming,
    isOver: chosen ? isOver(chosen, now) : coming.length === 0,
  };
}

const isOver = ({ startsAt, endsAt }: AgendaOccurrence, now: Date): boolean =>
  now.getTime() >= Math.max(Date.parse(endsAt), Date.parse(startsAt) + 1);

export const takesPlace = ({ status }: Pick<AgendaOccurrence, 'status'>): boolean =>
  status === 'confirmed' || status === 'tentative';
