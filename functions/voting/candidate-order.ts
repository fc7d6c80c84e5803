import { createHash, randomInt } from 'node:crypto';

const alphabet = '23456789abcdefghjkmnpqrstuvwxyz';

/** Six characters in the address of a page: the seed of one visitor's order of candidates. */
export const orderPattern = /^[a-z0-9]{6}$/;

/** A new seed, so that no candidate stands first for everybody. */
export const newOrder = (): string =>
  Array.from({ length: 6 }, () => alphabet[randomInt(alphabet.length)]).join('');

/** The order that belongs to a text no two visitors share, as the token of a link. */
export const orderOf = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 6);

/** Candidates in the order of a seed: the same for the same seed, whatever order they come in. */
export function inOrder<Item extends { readonly id: string }>(
  items: readonly Item[],
  order: string,
): Item[] {
  const rank = ({ id }: Item) => createHash('sha256').update(`${order}|${id}`).digest('hex');
  return items
    .map((item) => ({ item, rank: rank(item) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ item }) => item);
}
