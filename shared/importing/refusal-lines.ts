import { csvLine } from '../csv/write-csv.ts';
import type { Language } from '../i18n/language.ts';
import { createTranslator } from '../i18n/translator.ts';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import nl from './messages/nl.json' with { type: 'json' };
import { isCommonReason, type RefusedRow } from './refusal.ts';

const messages = createTranslator({ nl, fr, en });

/** First line of the list of refusals; the columns of the file follow as they were. */
export function refusalHeader(header: readonly string[], language: Language): string {
  const t = messages(language);
  const own = [t('column.line'), t('column.reason'), t('column.sentence'), t('column.suggestion')];
  return csvLine([...own, ...header]);
}

/**
 * The row as it was, after line, reason, sentence and suggestion: to be corrected and imported again.
 * `width` is the number of columns of the file; `sentence` says the reasons of its kind.
 */
export function refusalLine<Own extends string>(
  { line, reason, suggestion = '', fields }: RefusedRow<Own>,
  { language, width, sentence }: Layout<Own>,
): string {
  const missing = Array.from({ length: Math.max(0, width - fields.length) }, () => '');
  const words = isCommonReason(reason) ? messages(language)(reason) : sentence(reason, language);
  return csvLine([String(line), reason, words, suggestion, ...fields, ...missing]);
}

interface Layout<Own extends string> {
  readonly language: Language;
  readonly width: number;
  readonly sentence: (reason: Own, language: Language) => string;
}
