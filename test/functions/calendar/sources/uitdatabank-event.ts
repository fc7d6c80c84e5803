import type { ReadableSource } from '../../../../functions/calendar/sources/source-event.ts';

/** An event as UiTdatabank has it, in JSON-LD; made up. */
export const uitdatabankEvent = (changes: Readonly<Record<string, unknown>> = {}) => ({
  '@id': 'https://io.uitdatabank.be/events/5d0a2f5e-8f3b-4a65-9a3c-0b2f6f0d1c11',
  '@type': 'Event',
  mainLanguage: 'nl',
  name: { nl: 'Oogstfeest op het Kerkplein' },
  description: {
    nl: '<p>Met <strong>oude tractoren</strong> &amp; vers brood.</p><p>Iedereen welkom.</p>',
  },
  calendarType: 'single',
  startDate: '2026-08-15T12:00:00+00:00',
  endDate: '2026-08-15T20:00:00+00:00',
  subEvent: [
    {
      '@type': 'Event',
      id: 0,
      startDate: '2026-08-15T12:00:00+00:00',
      endDate: '2026-08-15T20:00:00+00:00',
      status: { type: 'Available' },
      bookingAvailability: { type: 'Available' },
    },
  ],
  status: { type: 'Available' },
  workflowStatus: 'APPROVED',
  audience: { audienceType: 'everyone' },
  availableFrom: '2026-05-01T00:00:00+02:00',
  availableTo: '2026-08-15T20:00:00+00:00',
  created: '2026-04-20T10:00:00+02:00',
  modified: '2026-05-02T09:30:00+02:00',
  location: {
    '@id': 'https://io.uitdatabank.be/places/0b8a1b5e-6d17-4c3e-8a0e-2f5f0c7f1a22',
    '@type': 'Place',
    name: { nl: 'Kerkplein' },
    address: {
      nl: {
        addressCountry: 'BE',
        addressLocality: 'Retie',
        postalCode: '2470',
        streetAddress: 'Markt 1',
      },
    },
  },
  organizer: { '@type': 'Organizer', name: { nl: 'Landelijke Gilde' } },
  terms: [{ id: '0.28.0.0.0', label: 'Festiviteit', domain: 'eventtype' }],
  typicalAgeRange: '-',
  ...changes,
});

export const retieSource: ReadableSource<'uitdatabank'> = {
  nis: '13036',
  topics: [],
  settings: { kind: 'uitdatabank', regions: [], postcodes: ['2470'], labels: [], organizers: [] },
};
