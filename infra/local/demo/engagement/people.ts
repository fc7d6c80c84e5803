import type { Municipality } from '../../../../shared/programme/schema.ts';
import type { Chance } from './chance.ts';

/** A made-up resident who reads newsletters, or will. */
export interface Resident {
  readonly address: string;
  readonly name: string;
  readonly language: 'nl' | 'fr';
  readonly municipality: Municipality;
  /** Whether they say yes when asked whether clicks may be kept. */
  readonly agrees: boolean;
}

const firstNames = [
  ...['Lies', 'Jef', 'Fatima', 'Koen', 'An', 'Mohamed', 'Greet', 'Luc', 'Nele', 'Rik'],
  ...['Sofie', 'Bart', 'Hilde', 'Youssef', 'Marleen', 'Dirk', 'Els', 'Wout', 'Ria', 'Guy'],
];
const lastNames = [
  ...['Peeters', 'Janssens', 'Maes', 'Jacobs', 'Mertens', 'Willems', 'Claes', 'Goossens'],
  ...['Wouters', 'De Smet', 'El Amrani', 'Verbeeck', 'Dupont', 'Nys', 'Cools', 'Leroy'],
];

export function createPeople(chance: Chance, year: string) {
  let count = 0;
  return (municipality: Municipality): Resident => {
    count += 1;
    const first = chance.oneOf(firstNames);
    const last = chance.oneOf(lastNames);
    return {
      address: `${first}.${last}.${year}-${count}@inwoners.vanhier.example`
        .toLowerCase()
        .replaceAll(' ', ''),
      name: `${first} ${last}`,
      language: chance.happens(0.08) ? 'fr' : 'nl',
      municipality,
      agrees: chance.happens(0.12),
    };
  };
}
