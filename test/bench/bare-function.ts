import { createDocumentClient, createTable } from '../../shared/data/table.ts';

/** The least that a function of ours can be: the DynamoDB client and nothing else. What others are compared with. */
const table = createTable(createDocumentClient(), process.env.TABLE_NAME ?? '');

export const handler = (key: { pk: string; sk: string }) => table.get(key);
