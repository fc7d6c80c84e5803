import { createHash } from 'node:crypto';
import { type DemoDays, type FourWeeks, withOffset } from './demo-days.ts';
import { type DemoPlace, demoPlaces, venueOf } from './demo-places.ts';
import type { Json, UitdatabankEntry } from './uitdatabank-entry.ts';

interface Texts {
  readonly nl: string;
  readonly fr: string;
  readonly en: string;
}

interface Activity {
  readonly place: DemoPlace;
  readonly at?: 'square' | 'hall';
  /** By which it keeps its id. */
  readonly key: string;
  readonly name: Texts;
  readonly description: Texts;
  /** Id of a type of UiTdatabank's taxonomy. */
  readonly type: string;
  readonly when: Json;
  readonly organizer: string;
  readonly ages?: string;
}

/** What UiTdatabank has of the six municipalities: entries of all four calendar types. */
export const uitdatabankEntries = (days: DemoDays): UitdatabankEntry[] =>
  [days.present, days.next].flatMap((weeks) => {
    const since = days.after(weeks(0, 1), -28);
    return [...inKempen(weeks, days), ...inHageland(weeks)].map((one) => entryOf(one, since));
  });

/** `since`: the day on which it was entered. */
function entryOf(activity: Activity, since: string): UitdatabankEntry {
  const { place, at = 'hall' } = activity;
  const { name, street, postcode, town } = venueOf(place, at);
  const changed = withOffset(since, '09:00');
  return {
    regions: [`nis-${place.nis}`],
    json: {
      '@id': `https://io.uitdatabank.be/events/${uuidOf(activity.key)}`,
      '@type': 'Event',
      mainLanguage: 'nl',
      name: activity.name,
      description: activity.description,
      ...activity.when,
      workflowStatus: 'APPROVED',
      audience: { audienceType: 'everyone' },
      availableFrom: changed,
      created: changed,
      modified: changed,
      location: {
        '@type': 'Place',
        name: { nl: name },
        address: {
          nl: {
            addressCountry: 'BE',
            addressLocality: town,
            postalCode: postcode,
            streetAddress: street,
          },
        },
      },
      organizer: { '@type': 'Organizer', name: { nl: activity.organizer } },
      terms: [{ id: activity.type, label: '', domain: 'eventtype' }],
      typicalAgeRange: activity.ages ?? '-',
    },
  };
}

/** Always the same of the same key. */
function uuidOf(key: string): string {
  const hex = createHash('sha256').update(`demo ${key}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

type Slot = readonly [day: string, from: string, to: string];

const subEvent = ([day, from, to]: Slot, index: number, type = 'Available') => ({
  '@type': 'Event',
  id: index,
  startDate: withOffset(day, from),
  endDate: withOffset(day, to),
  status: { type },
});

const single = (slot: Slot, type = 'Available'): Json => ({
  calendarType: 'single',
  startDate: withOffset(slot[0], slot[1]),
  endDate: withOffset(slot[0], slot[2]),
  status: { type },
  subEvent: [subEvent(slot, 0, type)],
});

/** Several dates; `off` is the number of the one that does not take place. */
const multiple = (slots: readonly [Slot, ...Slot[]], off: number): Json => ({
  calendarType: 'multiple',
  startDate: withOffset(slots[0][0], slots[0][1]),
  endDate: withOffset((slots.at(-1) ?? slots[0])[0], (slots.at(-1) ?? slots[0])[2]),
  status: { type: 'Available' },
  subEvent: slots.map((slot, index) =>
    subEvent(slot, index, index === off ? 'Unavailable' : 'Available'),
  ),
});

const hours = (dayOfWeek: readonly string[], opens: string, closes: string) => [
  { dayOfWeek, opens, closes },
];

function inKempen(weeks: FourWeeks, { after }: DemoDays): Activity[] {
  const { retie, balen } = demoPlaces;
  const market = weeks(3, 7);
  const play = weeks(2, 5);
  return [
    {
      place: retie,
      at: 'square',
      key: `streekmarkt ${market}`,
      name: {
        nl: 'Streekmarkt in Retie: jonge makers',
        fr: 'Marché du terroir à Retie : jeunes artisans',
        en: 'Regional market in Retie: young makers',
      },
      description: {
        nl: '<p>Dertig jonge makers uit de Kempen tonen wat ze maken: honing, kaas, keramiek en zeep.</p>',
        fr: '<p>Trente jeunes artisans de la Campine montrent leur travail.</p>',
        en: '<p>Thirty young makers of the Kempen show what they make.</p>',
      },
      type: '0.37.0.0.0',
      when: single([market, '10:00', '17:00']),
      organizer: 'Van hier Kempen',
    },
    {
      place: balen,
      key: `toneel ${play}`,
      name: {
        nl: 'Toneel: De laatste bakker',
        fr: 'Théâtre : Le dernier boulanger',
        en: 'Theatre: The last baker',
      },
      description: {
        nl: '<p>Een dorp, een oven en drie zonen die liever iets anders deden. Door de toneelkring.</p>',
        fr: '<p>Un village, un four et trois fils qui préféraient faire autre chose.</p>',
        en: '<p>A village, an oven and three sons who would rather have done something else.</p>',
      },
      type: '0.55.0.0.0',
      when: multiple(
        [
          [play, '20:00', '22:15'],
          [after(play, 1), '20:00', '22:15'],
          [after(play, 2), '15:00', '17:15'],
        ],
        1,
      ),
      organizer: 'Toneelkring De Vest',
    },
  ];
}

function inHageland(on: FourWeeks): Activity[] {
  const { bierbeek, zoutleeuw, lubbeek } = demoPlaces;
  return [
    {
      place: bierbeek,
      at: 'square',
      key: `lichtjesstoet ${on(1, 6)}`,
      name: {
        nl: 'Lichtjesstoet door Bierbeek',
        fr: 'Cortège aux lumières à Bierbeek',
        en: 'Parade of lights through Bierbeek',
      },
      description: {
        nl: '<p>Met zelfgemaakte lantaarns van het Dorpsplein naar de kerk. Winkels langs de weg schenken soep.</p>',
        fr: '<p>Avec des lanternes faites maison. Les magasins servent de la soupe en chemin.</p>',
        en: '<p>With home-made lanterns to the church. Shops along the way pour soup.</p>',
      },
      type: '0.28.0.0.0',
      when: single([on(1, 6), '17:30', '20:00']),
      organizer: 'Feestcomité Bierbeek',
      ages: '3-12',
    },
    {
      place: bierbeek,
      key: `kookavonden ${on(1, 3)}`,
      name: {
        nl: 'Kookavonden met groenten van om de hoek',
        fr: 'Soirées cuisine aux légumes du coin',
        en: 'Cooking evenings with vegetables from round the corner',
      },
      description: {
        nl: '<p>Drie avonden, drie telers. U kookt, u eet, en u weet van wie het komt.</p>',
        fr: '<p>Trois soirées, trois maraîchers.</p>',
        en: '<p>Three evenings, three growers. You cook, you eat, and you know whose it is.</p>',
      },
      type: '0.3.1.0.0',
      when: multiple(
        [
          [on(1, 3), '19:00', '22:00'],
          [on(2, 3), '19:00', '22:00'],
          [on(3, 3), '19:00', '22:00'],
        ],
        1,
      ),
      organizer: 'Velt Bierbeek',
    },
    {
      place: zoutleeuw,
      key: `tentoonstelling ${on(0, 1)}`,
      name: {
        nl: 'Tentoonstelling: honderd jaar winkelramen',
        fr: 'Exposition : cent ans de vitrines',
        en: 'Exhibition: a hundred years of shop windows',
      },
      description: {
        nl: '<p>Foto’s van winkels die er waren, en van winkels die er nog zijn. De verhalen staan erbij.</p>',
        fr: '<p>Photos de magasins disparus et de magasins bien vivants.</p>',
        en: '<p>Photographs of shops that were, and of shops that still are.</p>',
      },
      type: '0.0.0.0.0',
      when: {
        calendarType: 'periodic',
        startDate: withOffset(on(0, 1), '00:00'),
        endDate: withOffset(on(3, 7), '23:59'),
        status: { type: 'Available' },
        openingHours: hours(['saturday', 'sunday'], '10:00', '17:00'),
        openingHoursClosedDays: [{ startDate: on(2, 7), endDate: on(2, 7) }],
      },
      organizer: 'Erfgoedkring Zoutleeuw',
    },
    {
      place: zoutleeuw,
      at: 'square',
      key: `rommelmarkt ${on(2, 7)}`,
      name: {
        nl: 'Brocante op de Grote Markt',
        fr: 'Brocante sur la Grote Markt',
        en: 'Antiques fair on the Grote Markt',
      },
      description: {
        nl: '<p>Zestig standhouders. De bakker opent om zes uur, voor wie vroeg komt zoeken.</p>',
        fr: '<p>Soixante exposants. Le boulanger ouvre à six heures.</p>',
        en: '<p>Sixty stalls. The baker opens at six, for those who come to search early.</p>',
      },
      type: '0.37.0.0.0',
      when: single([on(2, 7), '08:00', '16:00']),
      organizer: 'Handelaarsbond Zoutleeuw',
    },
    {
      place: lubbeek,
      key: `quiz ${on(1, 5)}`,
      name: {
        nl: 'Grote dorpsquiz',
        fr: 'Grand quiz du village',
        en: 'Big village quiz',
      },
      description: {
        nl: '<p>Tien rondes, en de prijzen komen van de winkels van Lubbeek. Een nieuwe datum volgt.</p>',
        fr: '<p>Dix manches, et des prix offerts par les magasins de Lubbeek. Nouvelle date à venir.</p>',
        en: '<p>Ten rounds, with prizes from the shops of Lubbeek. A new date will follow.</p>',
      },
      type: '0.28.0.0.0',
      when: single([on(1, 5), '20:00', '23:30'], 'TemporarilyUnavailable'),
      organizer: 'Harmonie Lubbeek',
    },
    {
      place: lubbeek,
      at: 'square',
      key: 'hoevemarkt lubbeek',
      name: {
        nl: 'Hoevemarkt in de schuur',
        fr: 'Marché fermier dans la grange',
        en: 'Farm market in the barn',
      },
      description: {
        nl: '<p>Melk, eieren, groenten en zelfgemaakt ijs, elke vrijdag en het hele jaar door.</p>',
        fr: '<p>Lait, œufs, légumes et glace maison, chaque vendredi et toute l’année.</p>',
        en: '<p>Milk, eggs, vegetables and home-made ice cream, every Friday of the year.</p>',
      },
      type: '0.37.0.0.0',
      when: {
        calendarType: 'permanent',
        status: { type: 'Available' },
        openingHours: hours(['friday'], '13:00', '18:00'),
      },
      organizer: 'Hoeve Ter Linden',
    },
  ];
}
