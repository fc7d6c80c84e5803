import type { Merchant } from '../../functions/merchants/merchant.ts';

/** A listed baker of Retie with everything filled in; the change comes on top. */
export const aMerchant = (change: Partial<Merchant> = {}): Merchant => ({
  id: 'mer_01jz0000000000000000000001',
  nis: '13036',
  slug: 'bakkerij-peeters',
  state: 'listed',
  name: 'Bakkerij Peeters',
  trade: 'bakery',
  kind: 'shop',
  address: { street: 'Markt 5', postcode: '2470', town: 'Retie' },
  story: { nl: 'Wij bakken al vijftig jaar.\n\nElke nacht vanaf drie uur.' },
  website: 'https://www.bakkerij-peeters.example/',
  openingHours: [
    { day: 2, from: '07:00', to: '12:30' },
    { day: 2, from: '13:30', to: '18:00' },
    { day: 6, from: '07:00', to: '17:00' },
  ],
  enterpriseNumber: '0123456749',
  promises: { knowsYou: true, givesService: true, helpsYou: false },
  contact: { email: 'an@bakkerij-peeters.example', language: 'nl', name: 'An Peeters' },
  shortCode: 'bcdfghj',
  origin: 'page',
  createdAt: '2026-11-01T09:00:00.000Z',
  version: 0,
  ...change,
});
