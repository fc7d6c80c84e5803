import { csvLine } from '../../../shared/csv/write-csv.ts';
import type { Language } from '../../../shared/i18n/language.ts';
import { createTranslator } from '../../../shared/i18n/translator.ts';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import nl from './messages/nl.json' with { type: 'json' };
import type { Refusal } from './refusal.ts';

const messages = createTranslator({ nl, fr, en });

export interface RefusedRow extends Refusal {
  /** Line of the file on which the row begins, the first being 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

/** First line of the list of refusals; the columns of the file follow as they were. */
export function refusalHeader(header: readonly string[], language: Language): string {
  const t = messages(language);
  const own = [t('column.line'), t('column.reason'), t('column.sentence'), t('column.suggestion')];
  return csvLine([...own, ...header]);
}

/**
 * The row as it was, after line, reason, sentence and suggestion: to be corrected and imported again.
 * `width` is the number of columns of the file.
 */
export function refusalLine(
  { line, reason, suggestion = '', fields }: RefusedRow,
  { language, width }: { language: Language; width: number },
): string {
  const missing = Array.from({ length: Math.max(0, width - fields.length) }, () => '');
  const sentence = messages(language)(reason);
  return csvLine([String(line), reason, sentence, suggestion, ...fields, ...missing]);
}
