import { placeBySlug } from '../../../../shared/programme/programme.ts';

/** Where things take place in a municipality of the demonstration. All of it is made up but for the towns. */
export interface DemoPlace {
  readonly nis: string;
  readonly slug: string;
  readonly name: string;
  readonly postcode: string;
  /** The square where markets are held. */
  readonly square: string;
  /** Of the weekly market: its day (1 is Monday), from when, until when. */
  readonly market: readonly [weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7, from: string, to: string];
  readonly hall: string;
}

const place = (slug: string, own: Pick<DemoPlace, 'square' | 'market' | 'hall'>): DemoPlace => {
  const { nis, name, postcodes } = placeBySlug(slug).municipality;
  return { nis, slug, name, postcode: postcodes[0] ?? '', ...own };
};

export const demoPlaces = {
  retie: place('retie', {
    square: 'Markt',
    market: [4, '08:00', '12:00'],
    hall: 'Zaal De Linde',
  }),
  balen: place('balen', {
    square: 'Vrijheid',
    market: [2, '08:30', '12:30'],
    hall: 'Buurthuis De Vest',
  }),
  oudTurnhout: place('oud-turnhout', {
    square: 'Kerkplein',
    market: [6, '08:00', '12:30'],
    hall: 'Zaal De Heischuur',
  }),
  bierbeek: place('bierbeek', {
    square: 'Dorpsplein',
    market: [5, '14:00', '18:30'],
    hall: 'Gemeenschapshuis De Borre',
  }),
  zoutleeuw: place('zoutleeuw', {
    square: 'Grote Markt',
    market: [3, '08:00', '12:00'],
    hall: 'Lakenhal',
  }),
  lubbeek: place('lubbeek', {
    square: 'Gemeenteplein',
    market: [7, '09:00', '13:00'],
    hall: 'Zaal De Kring',
  }),
} as const;

export const venueOf = (
  { postcode, name: town, square, hall }: DemoPlace,
  where: 'square' | 'hall',
) => ({
  name: where === 'square' ? square : hall,
  street: where === 'square' ? `${square} 1` : 'Dorpsstraat 40',
  postcode,
  town,
});
