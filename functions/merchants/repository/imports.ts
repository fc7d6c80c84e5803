import type { Table } from '../../../shared/data/table.ts';
import { createImportRepository } from '../../../shared/importing/import-repository.ts';
import { merchantImports } from '../importing/import-job.ts';
import { importKey, importsIndex } from './keys.ts';

/** Imports of merchants and how far each is. */
export const createMerchantImports = (table: Table) =>
  createImportRepository(table, merchantImports.job, { key: importKey, index: importsIndex });

export type MerchantImports = ReturnType<typeof createMerchantImports>;
