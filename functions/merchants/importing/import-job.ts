import {
  type ImportJob as ImportJobOf,
  importPaths,
  importSchemas,
} from '../../../shared/importing/import-job.ts';
import { type ImportPolicy, importPolicySchema } from './policy.ts';
import { type RefusalReason, type RowNote, refusalReasons, rowNotes } from './refusal.ts';

/** Schemas of imports of merchants. */
export const merchantImports = importSchemas(importPolicySchema, {
  reasons: refusalReasons,
  notes: rowNotes,
});

export type ImportJob = ImportJobOf<ImportPolicy, RefusalReason, RowNote>;

export const merchantImportPaths = importPaths('merchant-imports', 'merchant-refusals');
