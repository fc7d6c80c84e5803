/** Key attributes of the one table; the data stack, the local cloud and the tests create it from here. */
export const tableSchema = {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: {
    gsi1: { partitionKey: 'gsi1pk', sortKey: 'gsi1sk' },
    gsi2: { partitionKey: 'gsi2pk', sortKey: 'gsi2sk' },
  },
  /** Epoch seconds after which DynamoDB may remove the item. */
  timeToLive: 'expiresAt',
} as const;

export type IndexName = keyof typeof tableSchema.indexes;
