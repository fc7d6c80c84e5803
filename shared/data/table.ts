import { randomUUID } from 'node:crypto';
import type { Attributes } from '../aws/aws-refusal.ts';
import { fromAttributes, toAttributes } from './attributes.ts';
import { conditional } from './condition-failed.ts';
import { type BatchWrite, type DocumentClient, onWire } from './document-client.ts';
import {
  conditionOf,
  type Expression,
  type Item,
  type Key,
  projectionOf,
  type Query,
  queryOf,
  transactItemOf,
  type Update,
  updateOf,
  type Write,
} from './expressions.ts';
import { retryRemainder } from './retry-remainder.ts';

export interface Page {
  readonly items: readonly Item[];
  /** Where the next page starts; undefined at the end. */
  readonly next: Item | undefined;
}

export { createDocumentClient } from './document-client.ts';

export type Table = ReturnType<typeof createTable>;

/** The one table behind every repository. Only repositories know keys; only this file knows commands. */
export function createTable(client: DocumentClient, name: string) {
  const TableName = name;

  return {
    name,

    async get(key: Key, options: { consistent?: boolean } = {}): Promise<Item | undefined> {
      const ConsistentRead = options.consistent ?? false;
      const parameters = onWire({ TableName, Key: key, ConsistentRead });
      const { Item } = await client.call('GetItem', parameters);
      return Item && fromAttributes(Item);
    },

    /** Reads any number of keys, 100 a call, until none is left unprocessed. Order is not kept; absent keys are left out. */
    async getMany(
      keys: readonly Key[],
      options: { consistent?: boolean; project?: readonly string[] } = {},
    ): Promise<Item[]> {
      const found: Item[] = [];
      await retryRemainder(keys.map(toAttributes), 100, async (Keys) => {
        const ConsistentRead = options.consistent ?? false;
        const request = { Keys, ConsistentRead, ...projectionOf(options.project) };
        const answer = await client.call('BatchGetItem', {
          RequestItems: { [TableName]: request },
        });
        found.push(...(answer.Responses?.[TableName] ?? []).map(fromAttributes));
        return answer.UnprocessedKeys?.[TableName]?.Keys ?? [];
      });
      return found;
    },

    /** @throws {ConditionFailed} */
    async put(item: Item, condition?: Expression): Promise<void> {
      await conditional(() =>
        client.call(
          'PutItem',
          onWire({
            TableName,
            Item: item,
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
            ...conditionOf(condition),
          }),
        ),
      );
    },

    /** Puts and removes any number of items, 25 a call, unconditionally, until none is left unprocessed. */
    async writeMany(puts: readonly Item[], removes: readonly Key[] = []): Promise<void> {
      const requests: BatchWrite[] = [
        ...puts.map((item) => ({ PutRequest: { Item: toAttributes(item) } })),
        ...removes.map((key) => ({ DeleteRequest: { Key: toAttributes(key) } })),
      ];
      await retryRemainder(requests, 25, async (batch) => {
        const answer = await client.call('BatchWriteItem', {
          RequestItems: { [TableName]: batch },
        });
        return answer.UnprocessedItems?.[TableName] ?? [];
      });
    },

    /** Returns the whole item after the update. Creates it when absent, unless the condition forbids. @throws {ConditionFailed} */
    async update(key: Key, update: Update): Promise<Item> {
      const answer = await conditional(() =>
        client.call(
          'UpdateItem',
          onWire({
            TableName,
            Key: key,
            ReturnValues: 'ALL_NEW',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
            ...updateOf(update),
          }),
        ),
      );
      return fromAttributes(answer.Attributes ?? {});
    },

    /** @throws {ConditionFailed} */
    async remove(key: Key, condition?: Expression): Promise<void> {
      await conditional(() =>
        client.call('DeleteItem', onWire({ TableName, Key: key, ...conditionOf(condition) })),
      );
    },

    async query(query: Query): Promise<Page> {
      const answer = await client.call('Query', onWire({ TableName, ...queryOf(query) }));
      const { Items = [], LastEvaluatedKey: next } = answer;
      return { items: Items.map(fromAttributes), next: next && fromAttributes(next) };
    },

    /** How many items a query finds. Nothing of them is sent over, though all are read and paid for. */
    async count(query: Query): Promise<number> {
      const parameters = onWire({ TableName, ...queryOf(query), Select: 'COUNT' });
      let count = 0;
      let ExclusiveStartKey: Attributes | undefined;
      do {
        const answer = await client.call('Query', { ...parameters, ExclusiveStartKey });
        count += answer.Count ?? 0;
        ExclusiveStartKey = answer.LastEvaluatedKey;
      } while (ExclusiveStartKey);
      return count;
    },

    /** Reads a query to its end, page by page. `limit` is then the page size. */
    async *queryAll(query: Query): AsyncGenerator<Item> {
      let startAfter = query.startAfter;
      do {
        const page = await this.query({ ...query, startAfter });
        yield* page.items;
        startAfter = page.next;
      } while (startAfter);
    },

    /** All or nothing, at most 100 writes. @throws {ConditionFailed} with the indexes of the writes that failed. */
    async transact(writes: readonly Write[]): Promise<void> {
      const TransactItems = writes.map((write) =>
        Object.fromEntries(
          Object.entries(transactItemOf(TableName, write)).map(([kind, parameters]) => [
            kind,
            onWire(parameters),
          ]),
        ),
      );
      await conditional(() =>
        client.call('TransactWriteItems', {
          TransactItems,
          // A request that is made again because its answer was lost is done once.
          ClientRequestToken: randomUUID(),
        }),
      );
    },
  };
}
