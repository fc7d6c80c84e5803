import type { IdPrefix, NewId } from '../../shared/ids.ts';

export { seededRandom } from '../../infra/local/demo/engagement/seeded-random.ts';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Ids of the product's form that are the same for the same seed. */
export function seededNewId(random: () => number): NewId {
  return (prefix: IdPrefix) => {
    const rest = Array.from({ length: 25 }, () => alphabet.charAt(Math.floor(random() * 32)));
    return `${prefix}_0${rest.join('')}`;
  };
}
