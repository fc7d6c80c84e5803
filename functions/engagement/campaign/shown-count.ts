/** Nothing smaller is told. */
const smallestShown = 5;

/**
 * What the page says of a count: undefined, so nothing at all, of fewer than five. Counts of what people did are rounded down to
 * a multiple of five: from what the page says one month and the next nobody can tell a smaller number.
 */
export function shownCount(
  count: number | undefined,
  { isRounded }: { readonly isRounded: boolean },
): number | undefined {
  if (count === undefined || count < smallestShown) return undefined;
  return isRounded ? count - (count % smallestShown) : count;
}
