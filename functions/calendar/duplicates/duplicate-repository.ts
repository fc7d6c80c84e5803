import {
  type Expression,
  type Item,
  ifAbsent,
  type Write,
} from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { AppError } from '../../../shared/errors.ts';
import { nisCodesOf, presentNisOf } from '../../../shared/programme/nis-codes.ts';
import { type PageWanted, pageOfPartitions } from '../events/page-of-partitions.ts';
import {
  type Duplicate,
  type DuplicateState,
  duplicateSchema,
  eventsOfId,
  pairOf,
} from './duplicate.ts';
import {
  duplicatesPartition,
  duplicatesRange,
  duplicatesSort,
  pairKey,
  pairsPartition,
} from './duplicate-keys.ts';

/** Reads pairs of events that may be one. They are written with what changes them. */
export function createDuplicateRepository(table: Table) {
  const consistent = true;
  const find = async (one: string, other: string): Promise<Duplicate | undefined> => {
    const item = await table.get(pairKey(...pairOf(one, other)), { consistent });
    return item && duplicateOf(item);
  };

  return {
    find,

    /** @throws {AppError} duplicate.not_found */
    async read(id: string): Promise<Duplicate> {
      const events = eventsOfId(id);
      const found = events && (await find(events.first, events.second));
      if (!found) throw new AppError('duplicate.not_found', 'There is no such pair of events.');
      return found;
    },

    /** All pairs of an event, whatever became of them; by the id of the other event. */
    async ofEvent(eventId: string): Promise<Map<string, Duplicate>> {
      const others: string[] = [];
      for await (const { sk } of table.queryAll({ pk: pairsPartition(eventId), consistent })) {
        others.push(String(sk));
      }
      const keys = others.map((other) => pairKey(...pairOf(eventId, other)));
      const pairs = (await table.getMany(keys, { consistent })).map(duplicateOf);
      return new Map(
        pairs.map((pair) => [pair.first === eventId ? pair.second : pair.first, pair]),
      );
    },

    /** How many pairs an event has, counted up to this many. */
    async countOf(eventId: string, limit: number): Promise<number> {
      const query = { pk: pairsPartition(eventId), consistent, limit, project: ['sk'] };
      return (await table.query(query)).items.length;
    },

    /**
     * Pairs in this state of which one event at least is in the municipality, the likeliest first; those that lead elsewhere where
     * that is allowed.
     * @throws {AppError} cursor.invalid
     */
    async list(
      nis: string,
      state: DuplicateState,
      page: PageWanted,
      mayRead: (nis: string) => boolean,
    ): Promise<{ readonly duplicates: readonly Duplicate[]; readonly cursor: string | undefined }> {
      const sortKey = { beginsWith: duplicatesRange(state) };
      const partitions = nisCodesOf(nis).map(duplicatesPartition);
      const queries = (['gsi1', 'gsi2'] as const).flatMap((index) =>
        partitions.map((pk) => ({ index, pk, sortKey })),
      );
      const isWanted = (item: Item): boolean => duplicateOf(item).nis.every(mayRead);
      const { items, cursor } = await pageOfPartitions(table, queries, page, isWanted);
      return { duplicates: items.map(duplicateOf), cursor };
    },
  };
}

function duplicateOf(item: Item): Duplicate {
  const pair = duplicateSchema().parse(item);
  const [first, second] = pair.nis;
  return { ...pair, nis: [presentNisOf(first), presentNisOf(second)] };
}

/** Writes a pair in place of the version read, or anew. */
export function pairWrites(before: Duplicate | undefined, after: Duplicate): Write[] {
  const { first, second } = after;
  const condition = before ? ifVersion(before) : ifAbsent;
  return [
    { put: pairItem(after), condition },
    ...(before ? [] : [{ put: { ...pairKey(second, first) } }]),
  ];
}

export const pairRemoval = (pair: Duplicate): Write[] => [
  { remove: pairKey(pair.first, pair.second), condition: ifVersion(pair) },
  { remove: pairKey(pair.second, pair.first) },
];

function pairItem(pair: Duplicate): Item {
  const { first, second, nis } = pair;
  const [one, other] = nis;
  const sort = duplicatesSort(pair);
  return {
    ...pairKey(first, second),
    ...pair,
    gsi1pk: duplicatesPartition(one),
    gsi1sk: sort,
    ...(one !== other && { gsi2pk: duplicatesPartition(other), gsi2sk: sort }),
  };
}

const ifVersion = ({ version }: Duplicate): Expression => ({
  expression: 'version = :version',
  values: { ':version': version },
});
