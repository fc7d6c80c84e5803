import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { describe, expect, inject, it } from 'vitest';
import { createTables } from '../../../../infra/local/emulators/tables.ts';
import type { JsonObject } from '../../../../infra/local/resources.ts';
import { resolveTemplate } from '../../../../infra/local/template/resolve-template.ts';
import { addresses, anAssembly } from '../assemblies.ts';

const endpoint = inject('dynamoDbEndpoint');

const anIndex = (name: string): JsonObject => ({
  IndexName: name,
  KeySchema: [{ AttributeName: 'sk', KeyType: 'HASH' }],
  Projection: { ProjectionType: 'ALL' },
});
const withTable = (TableName: string, ...indexes: JsonObject[]) =>
  resolveTemplate(
    anAssembly({
      App: {
        Resources: {
          Table: {
            Type: 'AWS::DynamoDB::Table',
            Properties: {
              TableName,
              AttributeDefinitions: [
                { AttributeName: 'pk', AttributeType: 'S' },
                { AttributeName: 'sk', AttributeType: 'S' },
              ],
              KeySchema: [
                { AttributeName: 'pk', KeyType: 'HASH' },
                { AttributeName: 'sk', KeyType: 'RANGE' },
              ],
              GlobalSecondaryIndexes: indexes,
              TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
            },
          },
        },
      },
    }),
    addresses,
  );

describe('the tables of the template', () => {
  it('are created once, with their indexes', async () => {
    const template = withTable('tables-once', anIndex('gsi1'));
    await createTables(template, endpoint);
    await createTables(template, endpoint);
    const client = new DynamoDBClient({
      endpoint,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    const { Table } = await client.send(new DescribeTableCommand({ TableName: 'tables-once' }));
    expect(Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName)).toEqual(['gsi1']);
  });

  it('are not used with other indexes than the template says', async () => {
    await createTables(withTable('tables-other', anIndex('gsi1')), endpoint);
    const changed = withTable('tables-other', anIndex('gsi1'), anIndex('gsi2'));
    await expect(createTables(changed, endpoint)).rejects.toThrow('Remove the data directory');
  });
});
