import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceNotFoundException,
  type TableDescription,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { type ResolvedTemplate, type Resource, readProperties, region } from '../resources.ts';
import { localCredentials } from './local-credentials.ts';

const keySchema = z.array(
  z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }),
);
const projection = z.object({
  ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
  NonKeyAttributes: z.array(z.string()).optional(),
});
const tableProperties = z.object({
  AttributeDefinitions: z.array(
    z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  KeySchema: keySchema,
  GlobalSecondaryIndexes: z
    .array(z.object({ IndexName: z.string(), KeySchema: keySchema, Projection: projection }))
    .optional(),
  TimeToLiveSpecification: z.object({ AttributeName: z.string(), Enabled: z.boolean() }).optional(),
});
type TableProperties = z.infer<typeof tableProperties>;

/**
 * Creates the template's tables where they do not exist yet.
 * @throws Error when a kept table has other keys or indexes than the template says.
 */
export async function createTables(template: ResolvedTemplate, endpoint: string): Promise<void> {
  const client = new DynamoDBClient({ endpoint, region, credentials: localCredentials });
  const tables = [
    ...template.byType('AWS::DynamoDB::Table'),
    ...template.byType('AWS::DynamoDB::GlobalTable'),
  ];
  try {
    await Promise.all(tables.map((table) => createTable(client, table)));
  } finally {
    client.destroy();
  }
}

async function createTable(client: DynamoDBClient, table: Resource): Promise<void> {
  const properties = readProperties(table, tableProperties);
  const kept = await describe(client, table.name);
  if (kept !== undefined) {
    refuseOtherLayout(table, properties, kept);
    return;
  }
  const { TimeToLiveSpecification, ...layout } = properties;
  await client.send(
    new CreateTableCommand({ ...layout, TableName: table.name, BillingMode: 'PAY_PER_REQUEST' }),
  );
  await waitUntilTableExists({ client, maxWaitTime: 60, minDelay: 1 }, { TableName: table.name });
  if (TimeToLiveSpecification !== undefined)
    await client.send(
      new UpdateTimeToLiveCommand({ TableName: table.name, TimeToLiveSpecification }),
    );
}

async function describe(
  client: DynamoDBClient,
  name: string,
): Promise<TableDescription | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: name }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

function refuseOtherLayout(table: Resource, wanted: TableProperties, kept: TableDescription): void {
  if (layoutOf(wanted) !== layoutOf(kept))
    throw new Error(
      `The table ${table.name} kept from an earlier start has other keys or indexes than the template. Remove the data directory (.local) to begin anew.`,
    );
}

/** Keys and indexes as one comparable text. */
function layoutOf(table: Pick<TableDescription, 'KeySchema' | 'GlobalSecondaryIndexes'>): string {
  const keys = (schema: TableDescription['KeySchema']) =>
    (schema ?? []).map(({ AttributeName, KeyType }) => `${AttributeName}:${KeyType}`).join(',');
  const indexes = (table.GlobalSecondaryIndexes ?? []).map(
    ({ IndexName, KeySchema }) => `${IndexName}(${keys(KeySchema)})`,
  );
  return [keys(table.KeySchema), ...indexes.sort()].join(' ');
}
