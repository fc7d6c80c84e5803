import type {
  AmbassadorFacts,
  CampaignFacts,
  MerchantFacts,
} from '../../emails/blocks/campaign-facts.ts';
import type { EventList, EventQuery, ListedEvent } from '../../emails/blocks/event-facts.ts';

const baker: MerchantFacts = {
  merchantId: 'mer_01jz0000000000000000000001',
  name: 'Bakkerij O’Brien & Zonen',
  trade: { nl: 'Bakkerij', fr: 'Boulangerie', en: 'Bakery' },
  photo: {
    path: '/images/merchants/mer_01jz0000000000000000000001/ab-small.jpg',
    width: 640,
    height: 480,
    alt: { nl: 'Els achter haar "toonbank"' },
  },
  page: {
    nl: '/merchants/nl/retie/bakkerij-o-brien',
    fr: '/merchants/fr/retie/bakkerij-o-brien',
    en: '/merchants/en/retie/bakkerij-o-brien',
  },
};

export const anAmbassador: AmbassadorFacts = {
  ...baker,
  town: 'Retie',
  story: {
    nl: 'Elke nacht om drie uur steekt Els de oven aan. Dag [naam], {{name}} & <b>brood</b>.',
  },
  since: '2026-10-20T10:00:00.000Z',
};

export const aQuery: EventQuery = { fromDays: 0, days: 14, topics: [], maximum: 8 };

const calendarPages = (rest = '') => ({
  nl: `/calendar/nl/retie${rest}`,
  fr: `/calendar/fr/retie${rest}`,
  en: `/calendar/en/retie${rest}`,
});

/** The Christmas market of Retie, one afternoon. */
export const aListedEvent = (changes: Partial<ListedEvent> = {}): ListedEvent => ({
  eventId: 'evt_01jz0000000000000000000001',
  title: { nl: 'Kerstmarkt & {{name}} op <het> plein' },
  venue: 'Marktplein, Retie',
  times: [{ startsAt: '2026-12-05T13:00:00.000Z', endsAt: '2026-12-05T17:00:00.000Z' }],
  moreTimes: 0,
  takesRegistrations: false,
  page: calendarPages('/event/evt_01jz0000000000000000000001'),
  ...changes,
});

export const aList = (events: readonly ListedEvent[], query: EventQuery = aQuery): EventList => ({
  query,
  events: [...events],
  calendar: calendarPages(),
});

/** A municipality where a vote is open, another one was won, and a baker is ambassador. */
export const someFacts: CampaignFacts = {
  voteCall: {
    contestId: 'con_01jz0000000000000000000001',
    title: { nl: 'Wie wordt ambassadeur van Retie & Schoonbroek?' },
    opensAt: '2026-11-20T08:00:00.000Z',
    closesAt: '2026-12-04T19:00:00.000Z',
    candidates: 8,
    page: { nl: '/vote/nl/retie/2026', fr: '/vote/fr/retie/2026', en: '/vote/en/retie/2026' },
  },
  winners: {
    contestId: 'con_01jz0000000000000000000002',
    title: { nl: 'Ambassadeurs van Retie 2025', fr: 'Ambassadeurs de Retie 2025' },
    publishedAt: '2025-12-20T10:00:00.000Z',
    ballots: 1204,
    winners: [
      { ...baker, votes: 554, category: { nl: 'Eten en drinken' } },
      {
        merchantId: 'mer_01jz0000000000000000000002',
        name: 'Boekhandel De Uil',
        trade: { nl: 'Boekhandel', fr: 'Librairie', en: 'Bookshop' },
        page: {
          nl: '/merchants/nl/retie/de-uil',
          fr: '/merchants/fr/retie/de-uil',
          en: '/merchants/en/retie/de-uil',
        },
        votes: 1,
      },
    ],
    page: {
      nl: '/vote/nl/retie/2025/result',
      fr: '/vote/fr/retie/2025/result',
      en: '/vote/en/retie/2025/result',
    },
  },
  ambassadors: [anAmbassador],
  named: [],
  eventLists: [aList([aListedEvent()])],
};
