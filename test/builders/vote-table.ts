import { CreateTableCommand, type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Item } from '../../shared/data/expressions.ts';
import { createTable } from '../../shared/data/table.ts';
import { createVoteTableInput } from './create-table-input.ts';
import { testDynamoDbClient } from './table.ts';

/** A new, empty table of votes on a real engine. */
export async function freshVoteTable(client: DynamoDBClient = testDynamoDbClient()) {
  const name = `votes-${crypto.randomUUID()}`;
  await client.send(new CreateTableCommand(createVoteTableInput(name)));
  const document = DynamoDBDocumentClient.from(client, {
    marshallOptions: { removeUndefinedValues: true },
  });
  return {
    name,
    client,
    table: createTable(document, name),
    /** Every item, whatever it is. */
    async items(): Promise<Item[]> {
      const found: Item[] = [];
      let ExclusiveStartKey: Record<string, never> | undefined;
      do {
        const page = await client.send(new ScanCommand({ TableName: name, ExclusiveStartKey }));
        found.push(...(page.Items ?? []).map((item) => unmarshall(item)));
        ExclusiveStartKey = page.LastEvaluatedKey as typeof ExclusiveStartKey;
      } while (ExclusiveStartKey);
      return found;
    },
  };
}
