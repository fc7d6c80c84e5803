import { CreateTableCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Item } from '../../shared/data/expressions.ts';
import { createTable } from '../../shared/data/table.ts';
import { createVoteTableInput } from './create-table-input.ts';
import { testDocumentClient, testDynamoDbClient } from './table.ts';

/** A new, empty table of votes on a real engine. */
export async function freshVoteTable() {
  const name = `votes-${crypto.randomUUID()}`;
  const admin = testDynamoDbClient();
  await admin.send(new CreateTableCommand(createVoteTableInput(name)));
  const client = testDocumentClient();
  return {
    name,
    client,
    table: createTable(client, name),
    /** Every item, whatever it is. */
    async items(): Promise<Item[]> {
      const found: Item[] = [];
      let ExclusiveStartKey: Record<string, never> | undefined;
      do {
        const page = await admin.send(new ScanCommand({ TableName: name, ExclusiveStartKey }));
        found.push(...(page.Items ?? []).map((item) => unmarshall(item)));
        ExclusiveStartKey = page.LastEvaluatedKey as typeof ExclusiveStartKey;
      } while (ExclusiveStartKey);
      return found;
    },
  };
}
