import type { Table } from '../../../shared/data/table.ts';
import { createImportRepository } from '../../../shared/importing/import-repository.ts';
import { subscriberImports } from '../importing/import-job.ts';
import { importKey, importsIndex } from './keys.ts';

/** Imports of subscribers and how far each is. */
export const createSubscriberImports = (table: Table) =>
  createImportRepository(table, subscriberImports.job, { key: importKey, index: importsIndex });

export type SubscriberImports = ReturnType<typeof createSubscriberImports>;
