import * as z from 'zod';
import { type ResolvedTemplate, readProperties } from '../resources.ts';
import type { GrantWorld } from './iam/grants.ts';
import type { Secrets } from './secrets/secrets.ts';
import { domainOf } from './ses/address.ts';
import type { Senders } from './ses/senders.ts';

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.string() }));
const tableSchema = z.object({
  KeySchema: keySchema,
  GlobalSecondaryIndexes: z
    .array(z.object({ IndexName: z.string(), KeySchema: keySchema }))
    .default([]),
});

/** What the template says about tables, senders and secrets that a request does not. */
export function createGrantWorld(
  template: ResolvedTemplate,
  senders: Senders,
  secrets: Secrets,
): GrantWorld {
  const keys = new Map<string, string>();
  for (const table of [
    ...template.byType('AWS::DynamoDB::Table'),
    ...template.byType('AWS::DynamoDB::GlobalTable'),
  ]) {
    const { KeySchema, GlobalSecondaryIndexes } = readProperties(table, tableSchema);
    for (const { IndexName, KeySchema: schema } of [
      { IndexName: '', KeySchema },
      ...GlobalSecondaryIndexes,
    ]) {
      const hash = schema.find(({ KeyType }) => KeyType === 'HASH');
      if (hash) keys.set(`${table.name} ${IndexName}`, hash.AttributeName);
    }
  }
  return {
    identityOf: (address) => senders.identityOf(address)?.name ?? domainOf(address),
    secretArn: (id) => secrets.arnOf(id),
    partitionKey: (table, index = '') => keys.get(`${table} ${index}`),
  };
}
