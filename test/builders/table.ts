import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { inject } from 'vitest';
import { environmentOf } from '../../infra/local/emulators/environment-of.ts';
import { createDocumentClient, type DocumentClient } from '../../shared/data/document-client.ts';
import { createTable, type Table } from '../../shared/data/table.ts';
import { createTableInput } from './create-table-input.ts';

export { createTableInput };

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/** AWS's own client, for what functions do not do, of the engine at `endpoint` (the run's own engine when absent). */
export const testDynamoDbClient = (endpoint: string = inject('dynamoDbEndpoint')): DynamoDBClient =>
  new DynamoDBClient({
    endpoint,
    region: 'eu-west-1',
    credentials,
  });

/** The functions' client of the same. */
export const testDocumentClient = (endpoint: string = inject('dynamoDbEndpoint')): DocumentClient =>
  createDocumentClient({ environment: environmentOf(endpoint, credentials) });

/** A new, empty table on a real engine. */
export async function freshTable(): Promise<Table> {
  const name = `test-${crypto.randomUUID()}`;
  await testDynamoDbClient().send(new CreateTableCommand(createTableInput(name)));
  return createTable(testDocumentClient(), name);
}
