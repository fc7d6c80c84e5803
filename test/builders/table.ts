import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { inject } from 'vitest';
import { createTable, type Table } from '../../shared/data/table.ts';
import { createTableInput } from './create-table-input.ts';

export { createTableInput };

/** A client for the engine at `endpoint` (the run's own engine when absent), with made-up credentials. */
export const testDynamoDbClient = (endpoint: string = inject('dynamoDbEndpoint')): DynamoDBClient =>
  new DynamoDBClient({
    endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });

/** A new, empty table on a real engine. */
export async function freshTable(client: DynamoDBClient = testDynamoDbClient()): Promise<Table> {
  const name = `test-${crypto.randomUUID()}`;
  await client.send(new CreateTableCommand(createTableInput(name)));
  const document = DynamoDBDocumentClient.from(client, {
    marshallOptions: { removeUndefinedValues: true },
  });
  return createTable(document, name);
}
