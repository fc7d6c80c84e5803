import type { Language } from '../../shared/i18n/language.ts';
import { localized } from '../../shared/i18n/localized.ts';
import type { Merchant, Trade } from './merchant.ts';
import { merchantPath } from './paths.ts';

/** What schema.org calls a trade, where it has a word for it. */
const types: Partial<Record<Trade, string>> = {
  bakery: 'Bakery',
  grocery: 'GroceryStore',
  greengrocer: 'GroceryStore',
  drinks: 'LiquorStore',
  flowers: 'Florist',
  books: 'BookStore',
  clothing: 'ClothingStore',
  shoes: 'ShoeStore',
  jewellery: 'JewelryStore',
  hairdresser: 'HairSalon',
  beauty: 'BeautySalon',
  bicycles: 'BikeStore',
  electronics: 'ElectronicsStore',
  household: 'HardwareStore',
  furniture: 'FurnitureStore',
  toys: 'ToyStore',
  pharmacy: 'Pharmacy',
  optician: 'Optician',
  restaurant: 'Restaurant',
  cafe: 'CafeOrCoffeeShop',
  services: 'ProfessionalService',
};

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/**
 * A merchant for search engines, as a data block (schema.org LocalBusiness): no script, so that the security policy of
 * pages lets it be. `<` is written so that no text of a merchant can end the block.
 */
export function structuredData(merchant: Merchant, language: Language, siteUrl: string): string {
  const { name, trade, address, photo, website, enterpriseNumber, story } = merchant;
  const data = {
    '@context': 'https://schema.org',
    '@type': ['LocalBusiness', types[trade] ?? 'Store'],
    '@id': `${siteUrl}${merchantPath(merchant, 'nl')}#business`,
    name,
    url: `${siteUrl}${merchantPath(merchant, language)}`,
    description: localized(story, language)?.text,
    image: photo && `${siteUrl}${photo.path}`,
    sameAs: website,
    vatID: enterpriseNumber && `BE${enterpriseNumber}`,
    address: {
      '@type': 'PostalAddress',
      streetAddress: address.street,
      postalCode: address.postcode,
      addressLocality: address.town,
      addressCountry: 'BE',
    },
    openingHoursSpecification: merchant.openingHours.map(({ day, from, to }) => ({
      '@type': 'OpeningHoursSpecification',
      dayOfWeek: `https://schema.org/${days[day - 1]}`,
      opens: from,
      // Midnight at both ends would say that the door never opens.
      closes: from === to ? '23:59' : to,
    })),
  };
  const text = JSON.stringify(data).replaceAll('<', '\\u003c');
  return `<script type="application/ld+json">${text}</script>`;
}
