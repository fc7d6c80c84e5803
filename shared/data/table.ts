import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  type BatchWriteCommandInput,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { conditional } from './condition-failed.ts';
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

const marshallOptions = { removeUndefinedValues: true };

/** A client that tries four times more when it is throttled; the SDK would only twice. */
export function createDocumentClient(): DynamoDBDocumentClient {
  const client = new DynamoDBClient({ maxAttempts: 5 });
  // It prepares every request and answer for a log that nobody keeps.
  client.middlewareStack.remove('loggerMiddleware');
  return DynamoDBDocumentClient.from(client, { marshallOptions });
}

export type Table = ReturnType<typeof createTable>;

/** The one table behind every repository. Only repositories know keys; only this file knows commands. */
export function createTable(client: DynamoDBDocumentClient, name: string) {
  const TableName = name;

  return {
    name,

    async get(key: Key, options: { consistent?: boolean } = {}): Promise<Item | undefined> {
      const ConsistentRead = options.consistent ?? false;
      return (await client.send(new GetCommand({ TableName, Key: key, ConsistentRead }))).Item;
    },

    /** Reads any number of keys, 100 a call, until none is left unprocessed. Order is not kept; absent keys are left out. */
    async getMany(
      keys: readonly Key[],
      options: { consistent?: boolean; project?: readonly string[] } = {},
    ): Promise<Item[]> {
      const found: Item[] = [];
      const wanted: Record<string, unknown>[] = keys.map((key) => ({ ...key }));
      await retryRemainder(wanted, 100, async (batch) => {
        const request = {
          Keys: [...batch],
          ConsistentRead: options.consistent ?? false,
          ...projectionOf(options.project),
        };
        const answer = await client.send(
          new BatchGetCommand({ RequestItems: { [TableName]: request } }),
        );
        found.push(...(answer.Responses?.[TableName] ?? []));
        return answer.UnprocessedKeys?.[TableName]?.Keys ?? [];
      });
      return found;
    },

    /** @throws {ConditionFailed} */
    async put(item: Item, condition?: Expression): Promise<void> {
      await conditional(() =>
        client.send(
          new PutCommand({
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
        ...puts.map((Item) => ({ PutRequest: { Item } })),
        ...removes.map((key) => ({ DeleteRequest: { Key: { ...key } } })),
      ];
      await retryRemainder(requests, 25, async (batch) => {
        const answer = await client.send(
          new BatchWriteCommand({ RequestItems: { [TableName]: [...batch] } }),
        );
        return answer.UnprocessedItems?.[TableName] ?? [];
      });
    },

    /** Returns the whole item after the update. Creates it when absent, unless the condition forbids. @throws {ConditionFailed} */
    async update(key: Key, update: Update): Promise<Item> {
      const answer = await conditional(() =>
        client.send(
          new UpdateCommand({
            TableName,
            Key: key,
            ReturnValues: 'ALL_NEW',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
            ...updateOf(update),
          }),
        ),
      );
      return answer.Attributes ?? {};
    },

    /** @throws {ConditionFailed} */
    async remove(key: Key, condition?: Expression): Promise<void> {
      await conditional(() =>
        client.send(new DeleteCommand({ TableName, Key: key, ...conditionOf(condition) })),
      );
    },

    async query(query: Query): Promise<Page> {
      const answer = await client.send(new QueryCommand({ TableName, ...queryOf(query) }));
      return { items: answer.Items ?? [], next: answer.LastEvaluatedKey };
    },

    /** How many items a query finds. Nothing of them is sent over, though all are read and paid for. */
    async count(query: Query): Promise<number> {
      const parameters = { TableName, ...queryOf(query), Select: 'COUNT' as const };
      let count = 0;
      let ExclusiveStartKey: Item | undefined;
      do {
        const answer = await client.send(new QueryCommand({ ...parameters, ExclusiveStartKey }));
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
      const TransactItems = writes.map((write) => transactItemOf(TableName, write));
      await conditional(() => client.send(new TransactWriteCommand({ TransactItems })));
    },
  };
}

type BatchWrite = NonNullable<BatchWriteCommandInput['RequestItems']>[string][number];
