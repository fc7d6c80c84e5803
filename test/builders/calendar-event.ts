import type { AgendaOccurrence } from '../../functions/calendar/events/agenda-entry.ts';
import type { CampaignEvent, EventFacts } from '../../functions/calendar/events/event.ts';
import type { DatedPart, RuledPart, Timing } from '../../functions/calendar/timing/timing.ts';

export const brussels = 'Europe/Brussels';

/** A wall time in Belgium, its seconds left out: `2026-12-03T08:00`. */
export const at = (wall: string, zone = brussels) => ({ wall: `${wall}:00`, zone });

/** Three hours on Thursday morning, once. */
export const aPart = (change: Partial<RuledPart> = {}): RuledPart => ({
  kind: 'ruled',
  start: at('2026-12-03T08:00'),
  length: { end: at('2026-12-03T11:00') },
  rules: [],
  extra: [],
  except: [],
  changes: [],
  ...change,
});

export const aTiming = (...parts: (RuledPart | DatedPart)[]): Timing => ({
  parts: parts.length > 0 ? parts : [aPart()],
});

/** The timing of an event that takes place once. */
export const once = (start: string, end: string): Timing =>
  aTiming(aPart({ start: at(start), length: { end: at(end) } }));

export const aFactSheet = (change: Partial<EventFacts> = {}): EventFacts => ({
  title: { nl: 'Weekmarkt' },
  description: { nl: 'Elke donderdag op het marktplein.' },
  venue: { name: 'Marktplein', street: 'Markt 1', postcode: '2470', town: 'Retie' },
  organizer: 'Gemeente Retie',
  website: 'https://www.retie.example/markt',
  topics: ['market'],
  status: 'confirmed',
  visibility: 'public',
  timing: aTiming(),
  ...change,
});

export type EventChange = Partial<Omit<CampaignEvent, 'said' | 'hand'>> & {
  readonly said?: Partial<EventFacts>;
  readonly hand?: Partial<CampaignEvent['hand']>;
};

/** A weekly market of Retie that staff typed. */
export function anEvent({ said, hand, ...change }: EventChange = {}): CampaignEvent {
  const id = change.id ?? 'evt_01jz0000000000000000000001';
  return {
    id,
    nis: '13036',
    origin: { sourceId: 'staff', uid: id },
    said: aFactSheet(said),
    hand: { corrections: {}, promoted: false, ...hand },
    moments: 0,
    sequence: 2,
    createdAt: '2026-11-01T09:00:00.000Z',
    changedAt: '2026-11-20T10:00:00.000Z',
    version: 3,
    ...change,
  };
}

/** An id that sorts by its number. */
export const eventId = (number: number): string =>
  `evt_01jz00000000000000${String(number).padStart(8, '0')}`;

export const anOccurrence = (change: Partial<AgendaOccurrence> = {}): AgendaOccurrence => ({
  key: 'once',
  startsAt: '2026-12-03T07:00:00.000Z',
  endsAt: '2026-12-03T10:00:00.000Z',
  status: 'confirmed',
  ...change,
});
