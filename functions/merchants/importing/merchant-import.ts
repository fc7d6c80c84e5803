import { createTranslator } from '../../../shared/i18n/translator.ts';
import type { ImportKind } from '../../../shared/importing/import-kind.ts';
import { type ApplyDeps, applyRows } from './apply-rows.ts';
import { findColumns } from './columns.ts';
import { merchantImportPaths } from './import-job.ts';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import nl from './messages/nl.json' with { type: 'json' };
import type { ImportPolicy } from './policy.ts';
import { type ImportedMerchant, readRow } from './read-row.ts';
import type { RefusalReason, RowNote } from './refusal.ts';

const messages = createTranslator({ nl, fr, en });

/** Lists of merchants. */
export const merchantImport = (
  deps: ApplyDeps,
): ImportKind<ImportPolicy, ImportedMerchant, RefusalReason, RowNote> => ({
  paths: merchantImportPaths,
  isHeader: (fields) => {
    const { name, street } = findColumns(fields);
    return name !== undefined && street !== undefined;
  },
  withoutHeader: 'no_name_column',
  readRow: (fields, { survey: { header }, policy }) =>
    readRow(fields, { columns: findColumns(header), width: header.length, policy }),
  applyRows: (rows, { id, policy }) => applyRows(rows, { importId: id, policy }, deps),
  sentence: (reason, language) => messages(language)(reason),
});
