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

/** What CreateTable asks for to make the table of votes: without indexes. */
export const createVoteTableInput = (TableName: string) => ({
  TableName,
  BillingMode: 'PAY_PER_REQUEST' as const,
  KeySchema: keySchema(tableSchema),
  AttributeDefinitions: [tableSchema.partitionKey, tableSchema.sortKey].map(attribute),
});
