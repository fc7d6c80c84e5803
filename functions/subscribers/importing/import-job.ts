import {
  type ImportJob as ImportJobOf,
  importPaths,
  importSchemas,
} from '../../../shared/importing/import-job.ts';
import { type ImportPolicy, importPolicySchema } from './policy.ts';
import type { RowNote } from './read-row.ts';
import { type RefusalReason, refusalReasons } from './refusal.ts';

/** Schemas of imports of subscribers. */
export const subscriberImports = importSchemas(importPolicySchema, {
  reasons: refusalReasons,
  notes: ['address_repaired', 'name_left_out', 'language_guessed'],
});

export type ImportJob = ImportJobOf<ImportPolicy, RefusalReason, RowNote>;

export const subscriberImportPaths = importPaths('imports', 'refusals');
