import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { inject } from 'vitest';
import { createTable, type Table } from '../../shared/data/table.ts';
import { tableSchema } from '../../shared/data/table-schema.ts';

const attribute = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });

const keySchema = ({ partitionKey, sortKey }: { partitionKey: string; sortKey: string }) => [
  { AttributeName: partitionKey, KeyType: 'HASH' as const },
  { AttributeName: sortKey, KeyType: 'RANGE' as const },
];

/** What CreateTable asks for to make a table as the data stack does. */
export const createTableInput = (TableName: string) => ({
  TableName,
  BillingMode: 'PAY_PER_REQUEST' as const,
  KeySchema: keySchema(tableSchema),
  AttributeDefinitions: [tableSchema, ...Object.values(tableSchema.indexes)].flatMap(
    ({ partitionKey, sortKey }) => [attribute(partitionKey), attribute(sortKey)],
  ),
  GlobalSecondaryIndexes: Object.entries(tableSchema.indexes).map(([IndexName, keys]) => ({
    IndexName,
    KeySchema: keySchema(keys),
    Projection: { ProjectionType: 'ALL' as const },
  })),
});

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
