import type { DemoDays } from './demo-days.ts';
import { demoPlaces, venueOf } from './demo-places.ts';
import type { StaffEvent } from './staff-events.ts';

/** Days before today on which each municipality had an event of its own; a day later than its neighbour. */
const pastDays = [160, 118, 76, 34] as const;

const texts = [
  {
    title: { nl: 'Braderie in het dorp', fr: 'Braderie au village', en: 'Village street fair' },
    description: {
      nl: 'De winkels zetten hun rekken op straat, en de fanfare komt langs.',
      fr: 'Les magasins sortent leurs étals et la fanfare passe.',
      en: 'Shops put their racks outside, and the brass band comes by.',
    },
  },
  {
    title: {
      nl: 'Proeverij bij de hoeve',
      fr: 'Dégustation à la ferme',
      en: 'Tasting at the farm',
    },
    description: {
      nl: 'Kaas, brood en vruchten van wie ze maakt.',
      fr: 'Fromage, pain et fruits de ceux qui les font.',
      en: 'Cheese, bread and fruit by those who make them.',
    },
  },
] as const;

/** What took place in the half-year before: for reports to name. */
export const pastEvents = (days: DemoDays): StaffEvent[] =>
  Object.values(demoPlaces).flatMap((place, index) =>
    pastDays.map((before, turn) => {
      const day = days.after(days.today, index - before);
      const { title, description } = texts[turn % texts.length] ?? texts[0];
      return {
        municipality: place.nis,
        facts: { title, description, venue: venueOf(place, 'square'), topics: ['market'] },
        recurrence: { start: `${day}T10:00`, end: `${day}T17:00` },
      };
    }),
  );
