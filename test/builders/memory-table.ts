import { ConditionFailed } from '../../shared/data/condition-failed.ts';
import type { Expression, Item, Key, Query, Update, Write } from '../../shared/data/expressions.ts';
import type { Page, Table } from '../../shared/data/table.ts';
import { tableSchema } from '../../shared/data/table-schema.ts';
import { holds, updated } from './memory-expressions.ts';

const textOf = ({ pk, sk }: Key): string => `${pk}\u0000${sk}`;

/**
 * A table in memory that behaves as DynamoDB does, for runs that must be quick and the same each time. The tests of
 * `memory-table.test.ts` hold it to what the real engine answers.
 */
export function memoryTable(): Table {
  const items = new Map<string, Item>();
  const read = (key: Key): Item | undefined => items.get(textOf(key));
  const keep = (item: Item): void => {
    items.set(textOf({ pk: String(item.pk), sk: String(item.sk) }), stored(item));
  };

  function meets(key: Key, condition: Expression | undefined): boolean {
    if (!condition) return true;
    const { expression, names = {}, values = {} } = condition;
    return holds(expression, { item: read(key), names, values });
  }

  const conditionOfUpdate = ({ condition, names, values }: Update): Expression | undefined =>
    condition === undefined
      ? undefined
      : { expression: condition, ...(names && { names }), ...(values && { values }) };

  function apply(write: Write): void {
    if ('put' in write) keep(write.put);
    if ('remove' in write) items.delete(textOf(write.remove));
    if ('update' in write) {
      const { expression, names = {}, values = {} } = write.with;
      const item = read(write.update) ?? { ...write.update };
      keep(updated(expression, { item, names, values: stored(values) }));
    }
  }

  function isMet(write: Write): boolean {
    if ('put' in write) return meets(keyOf(write.put), write.condition);
    if ('update' in write) return meets(write.update, conditionOfUpdate(write.with));
    if ('remove' in write) return meets(write.remove, write.condition);
    return meets(write.check, write.condition);
  }

  function transact(writes: readonly Write[]): void {
    const failed = writes.flatMap((write, index) => (isMet(write) ? [] : [index]));
    const [first] = failed.map((index) => writes[index]);
    if (first) throw new ConditionFailed(failed, copy(read(targetOf(first))));
    for (const write of writes) apply(write);
  }

  function select(query: Query): Item[] {
    const keys = query.index ? tableSchema.indexes[query.index] : tableSchema;
    const found = [...items.values()]
      .filter((item) => item[keys.partitionKey] === query.pk)
      .filter((item) => item[keys.sortKey] !== undefined)
      .filter((item) => isInRange(String(item[keys.sortKey]), query.sortKey))
      .sort((a, b) => byText(sortText(a, keys.sortKey), sortText(b, keys.sortKey)));
    return query.descending ? found.reverse() : found;
  }

  function page(query: Query): Page {
    const all = select(query);
    const from = query.startAfter ? all.findIndex((item) => isSame(item, query.startAfter)) + 1 : 0;
    const window = all.slice(from, query.limit === undefined ? undefined : from + query.limit);
    const last = window.at(-1);
    const hasMore = query.limit !== undefined && window.length === query.limit;
    const kept = window.filter((item) => isKept(item, query.filter));
    return {
      items: kept.map((item) => projected(item, query.project)),
      next: hasMore && last ? positionOf(last, query) : undefined,
    };
  }

  const table = {
    name: 'memory',
    get: async (key: Key) => copy(read(key)),
    getMany: async (keys: readonly Key[], options: { project?: readonly string[] } = {}) =>
      keys.flatMap((key) => {
        const item = read(key);
        return item ? [projected(item, options.project)] : [];
      }),
    put: async (item: Item, condition?: Expression) =>
      transact([{ put: item, ...(condition && { condition }) }]),
    writeMany: async (puts: readonly Item[], removes: readonly Key[] = []) => {
      for (const put of puts) apply({ put });
      for (const remove of removes) apply({ remove });
    },
    update: async (key: Key, update: Update) => {
      transact([{ update: key, with: update }]);
      return copy(read(key)) ?? {};
    },
    remove: async (key: Key, condition?: Expression) =>
      transact([{ remove: key, ...(condition && { condition }) }]),
    query: async (query: Query) => page(query),
    count: async (query: Query) => page(query).items.length,
    async *queryAll(query: Query): AsyncGenerator<Item> {
      let startAfter = query.startAfter;
      do {
        const present: Page = await table.query({ ...query, startAfter });
        yield* present.items;
        startAfter = present.next;
      } while (startAfter);
    },
    transact: async (writes: readonly Write[]) => transact(writes),
  };
  return table as Table;
}

const keyOf = (item: Item): Key => ({ pk: String(item.pk), sk: String(item.sk) });

function targetOf(write: Write): Key {
  if ('put' in write) return keyOf(write.put);
  if ('update' in write) return write.update;
  return 'remove' in write ? write.remove : write.check;
}

/** As it comes back from DynamoDB: nothing undefined, nothing shared with the caller. */
const stored = <Value extends Item>(item: Value): Value => structuredClone(withoutUndefined(item));

function withoutUndefined<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(withoutUndefined) as Value;
  if (
    value === null ||
    typeof value !== 'object' ||
    Object.getPrototypeOf(value) !== Object.prototype
  ) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([name, member]) => [name, withoutUndefined(member)]),
  ) as Value;
}

const copy = (item: Item | undefined): Item | undefined => item && structuredClone(item);

function projected(item: Item, project: readonly string[] | undefined): Item {
  if (!project) return structuredClone(item);
  const found: Item = {};
  for (const path of project) {
    const [name = '', member] = path.split('.');
    const value = item[name];
    if (member === undefined) {
      if (value !== undefined) found[name] = value;
    } else if (typeof value === 'object' && value !== null && member in value) {
      found[name] = { [member]: (value as Item)[member] };
    }
  }
  return structuredClone(found);
}

const sortText = (item: Item, sortKey: string): string => `${item[sortKey]}\u0000${item.sk}`;
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const isSame = (item: Item, position: Item | undefined): boolean =>
  item.pk === position?.pk && item.sk === position?.sk;

const positionOf = (item: Item, { index }: Query): Item => ({
  ...keyOf(item),
  ...(index && { [`${index}pk`]: item[`${index}pk`], [`${index}sk`]: item[`${index}sk`] }),
});

function isInRange(value: string, sortKey: Query['sortKey']): boolean {
  if (!sortKey) return true;
  if ('beginsWith' in sortKey) return value.startsWith(sortKey.beginsWith);
  if ('after' in sortKey) return value > sortKey.after;
  return value >= sortKey.from && value <= sortKey.to;
}

function isKept(item: Item, filter: Expression | undefined): boolean {
  if (!filter) return true;
  return holds(filter.expression, {
    item,
    names: filter.names ?? {},
    values: filter.values ?? {},
  });
}
