import { describe, expect, it } from 'vitest';
import type { SourceItem } from '../../../../functions/calendar/sources/source-event.ts';
import { readEvent } from '../../../../functions/calendar/sources/uitdatabank/read-event.ts';
import { retieSource, uitdatabankEvent } from './uitdatabank-event.ts';

const now = new Date('2026-06-01T10:00:00Z');

const read = (changes: Readonly<Record<string, unknown>>, source = retieSource) =>
  readEvent(uitdatabankEvent(changes), { source, now });

function eventOf(item: SourceItem | undefined) {
  if (!item || !('event' in item)) throw new Error(`no event: ${JSON.stringify(item)}`);
  return item.event;
}

const factsOf = (changes: Readonly<Record<string, unknown>> = {}, source = retieSource) =>
  eventOf(read(changes, source)).facts;

describe('an entry of UiTdatabank', () => {
  it('says what there is to know of an event', () => {
    expect(eventOf(read({}))).toEqual({
      uid: '5d0a2f5e-8f3b-4a65-9a3c-0b2f6f0d1c11',
      modifiedAt: '2026-05-02T07:30:00.000Z',
      facts: {
        title: { nl: 'Oogstfeest op het Kerkplein' },
        description: { nl: 'Met oude tractoren & vers brood.\n\nIedereen welkom.' },
        venue: { name: 'Kerkplein', street: 'Markt 1', postcode: '2470', town: 'Retie' },
        organizer: 'Landelijke Gilde',
        topics: ['festivity'],
        status: 'confirmed',
        visibility: 'public',
        timing: {
          parts: [
            {
              kind: 'dated',
              dates: [
                {
                  key: '',
                  start: { wall: '2026-08-15T14:00:00', zone: 'Europe/Brussels' },
                  end: { wall: '2026-08-15T22:00:00', zone: 'Europe/Brussels' },
                  status: 'confirmed',
                },
              ],
            },
          ],
        },
      },
    });
  });

  it.each(['event', 'events'])('is the same by its UUID, at /%s/', (path) => {
    const id = `http://udb.test/${path}/5d0a2f5e-8f3b-4a65-9a3c-0b2f6f0d1c11`;
    expect(eventOf(read({ '@id': id })).uid).toBe('5d0a2f5e-8f3b-4a65-9a3c-0b2f6f0d1c11');
  });

  it.each([
    ['APPROVED', {}, 'public'],
    ['READY_FOR_VALIDATION', {}, 'draft'],
    ['DRAFT', {}, 'draft'],
    ['APPROVED', { audience: { audienceType: 'members' } }, 'private'],
    ['APPROVED', { audience: { audienceType: 'education' } }, 'private'],
    ['APPROVED', { audience: undefined }, 'public'],
    ['APPROVED', { availableFrom: '2026-06-01T10:00:01Z' }, 'draft'],
    ['APPROVED', { availableFrom: '2026-06-01T10:00:00Z' }, 'public'],
    ['APPROVED', { availableFrom: undefined }, 'public'],
  ])('that is %s with %j is %s', (workflowStatus, changes, visibility) => {
    expect(factsOf({ workflowStatus, ...changes }).visibility).toBe(visibility);
  });

  it('that waits to be checked is public where the source says so', () => {
    const settings = { ...retieSource.settings, showUnchecked: true };
    const source = { ...retieSource, settings };
    expect(factsOf({ workflowStatus: 'READY_FOR_VALIDATION' }, source).visibility).toBe('public');
    expect(factsOf({ workflowStatus: 'DRAFT' }, source).visibility).toBe('draft');
  });

  it.each(['DELETED', 'REJECTED'])(
    'that is %s is gone, whatever else it says',
    (workflowStatus) => {
      const gone = { gone: '5d0a2f5e-8f3b-4a65-9a3c-0b2f6f0d1c11' };
      expect(read({ workflowStatus })).toEqual(gone);
      expect(read({ workflowStatus, calendarType: 'never', name: 3 })).toEqual(gone);
    },
  );

  it.each([
    ['Available', 'confirmed'],
    ['Unavailable', 'cancelled'],
    ['TemporarilyUnavailable', 'postponed'],
    [undefined, 'confirmed'],
  ])('with the status %s is %s', (type, status) => {
    expect(factsOf({ status: type && { type } }).status).toBe(status);
  });

  it('is in each of our languages that it has', () => {
    const name = { nl: 'Markt', fr: 'Marché', en: 'Market', de: 'Markt' };
    expect(factsOf({ name }).title).toEqual({ nl: 'Markt', fr: 'Marché', en: 'Market' });
  });

  it.each([
    ['in another language alone', { name: { de: 'Hofladen' }, mainLanguage: 'de' }, 'Hofladen'],
    ['without a language', { name: 'Boerenmarkt' }, 'Boerenmarkt'],
    ['in French alone', { name: { fr: 'Marché', nl: '' } }, undefined],
  ])('%s is taken as it is', (_how, changes, nl) => {
    expect(factsOf(changes).title.nl).toBe(nl);
  });

  it('without a title is a problem, and so is one that is not understood', () => {
    const uid = '5d0a2f5e-8f3b-4a65-9a3c-0b2f6f0d1c11';
    expect(read({ name: { nl: ' ' } })).toMatchObject({
      problem: { uid, code: 'event.title_missing' },
    });
    expect(read({ subEvent: [{ startDate: 'soon' }] })).toMatchObject({
      problem: { uid, code: 'uitdatabank.not_understood' },
    });
    expect(read({ calendarType: 'permanent' })).toMatchObject({
      problem: { uid, code: 'uitdatabank.no_dates' },
    });
    expect(read({ '@id': 7 })).toBeUndefined();
    expect(readEvent('event', { source: retieSource, now })).toBeUndefined();
  });

  it('is kept where what it can do without is not understood', () => {
    const facts = factsOf({
      organizer: 3,
      terms: 'none',
      location: { name: 5, address: 'Markt' },
      mediaObject: [{ contentUrl: 9 }],
      contactPoint: [],
      bookingInfo: { url: {} },
      typicalAgeRange: 12,
      description: [],
      modified: 'yesterday',
    });
    expect(facts).toMatchObject({
      title: { nl: 'Oogstfeest op het Kerkplein' },
      topics: ['other'],
    });
    expect(facts).not.toHaveProperty('venue');
  });

  it.each([
    ['2490', '13003'],
    ['2470', undefined],
    ['9000', undefined],
  ])('at the postcode %s is of the municipality %s', (postalCode, nis) => {
    const location = { name: { nl: 'Zaal' }, address: { nl: { postalCode } } };
    expect(eventOf(read({ location })).nis).toBe(nis);
  });

  it('has the address of any language, or of none', () => {
    const address = { postalCode: '2470', addressLocality: 'Retie', streetAddress: 'Markt 1' };
    expect(factsOf({ location: { name: 'Zaal', address } }).venue?.town).toBe('Retie');
    expect(factsOf({ location: { name: 'Zaal', address: { fr: address } } }).venue?.town).toBe(
      'Retie',
    );
  });

  it.each([
    [[{ id: '0.37.0.0.0', label: 'Markt', domain: 'eventtype' }], '-', ['market', 'fair']],
    [
      [
        { id: '1.64.0.0.0', label: 'Milieu en natuur', domain: 'theme' },
        { id: '0.3.1.0.0', label: 'Lessenreeks', domain: 'eventtype' },
      ],
      '6-12',
      ['training', 'nature', 'family'],
    ],
    [[{ id: 'x', label: 'Concert & Film', domain: 'eventtype' }], '18-', ['culture']],
    [[{ id: '3.33.0.0.0', label: 'Markt', domain: 'facility' }], '-', ['other']],
    [[], '-', ['other']],
  ])('with the terms %j for ages %s is about %j', (terms, typicalAgeRange, topics) => {
    expect(factsOf({ terms, typicalAgeRange }).topics).toEqual(topics);
  });

  it('is about what the source is about where it has no terms itself', () => {
    const source = { ...retieSource, topics: ['business' as const] };
    expect(factsOf({ terms: [] }, source).topics).toEqual(['business']);
    expect(factsOf({}, source).topics).toEqual(['festivity']);
  });

  it('links to its own website first, and to a picture that is safe to open', () => {
    const web = {
      contactPoint: { url: ['javascript:alert(1)', 'https://www.oogstfeest.be'] },
      bookingInfo: { url: 'https://tickets.be/1' },
      sameAs: ['https://www.uitinvlaanderen.be/e/1'],
      image: 'http://images.uitdatabank.be/1.jpg',
      mediaObject: [
        { '@type': 'schema:mediaObject', contentUrl: 'https://images.uitdatabank.be/1.pdf' },
        { '@type': 'schema:ImageObject', contentUrl: 'https://images.uitdatabank.be/2.jpg' },
      ],
    };
    expect(factsOf(web)).toMatchObject({
      website: 'https://www.oogstfeest.be/',
      image: 'https://images.uitdatabank.be/2.jpg',
    });
    expect(factsOf({ ...web, contactPoint: undefined }).website).toBe('https://tickets.be/1');
  });

  it('of any length fits what events can hold', () => {
    const long = 'woord '.repeat(40_000);
    const facts = factsOf({
      name: { nl: long },
      description: { nl: `<p>${long}</p>` },
      organizer: { name: long },
      location: {
        name: long,
        address: { streetAddress: long, postalCode: long, addressLocality: long },
      },
      contactPoint: { url: [`https://a.be/${'x'.repeat(2000)}`] },
    });
    expect(facts.title.nl?.length).toBeLessThanOrEqual(300);
    expect(facts.description.nl?.length).toBeLessThanOrEqual(10_000);
    expect(facts.description.nl).toMatch(/woord …$/);
  });
});
