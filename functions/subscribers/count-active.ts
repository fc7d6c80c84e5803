import type { Expression } from '../../shared/data/expressions.ts';
import type { Table } from '../../shared/data/table.ts';
import { membersKey } from './repository/keys.ts';
import { partitionsOf } from './repository/member-item.ts';
import type { Audience } from './schema.ts';

/**
 * How many people newsletters for this audience reach in these municipalities (NIS codes): active, the
 * address in order, everyone once even when they follow several. Counts the municipalities' lists as
 * they are, so that no counter can drift: about 30 read units a thousand people, of whom nothing comes back.
 */
export async function countActive(
  table: Table,
  audience: Audience,
  municipalities: readonly string[],
): Promise<number> {
  const lists = [...new Set(municipalities.flatMap(partitionsOf))];
  const counts = await Promise.all(
    lists.map((nis, index) =>
      table.count({
        pk: membersKey(nis),
        filter: onlyHere(audience, lists.slice(0, index)),
      }),
    ),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Active in this list, and in none of the earlier ones. */
function onlyHere(audience: Audience, earlier: readonly string[]): Expression {
  const conditions = [
    '#state = :active',
    '#address = :ok',
    ...earlier.map((_, index) => `NOT contains(#in, :e${index})`),
  ];
  return {
    expression: conditions.join(' AND '),
    names: {
      '#state': audience,
      '#address': 'addressState',
      ...(earlier.length > 0 && { '#in': `${audience}In` }),
    },
    values: {
      ':active': 'active',
      ':ok': 'ok',
      ...Object.fromEntries(earlier.map((nis, index) => [`:e${index}`, nis])),
    },
  };
}
