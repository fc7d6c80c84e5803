import { cleanLine, cleanText } from './clean-text.ts';
import { escapeHtml } from './escape-html.ts';
import { parseMergeFields } from './merge-fields.ts';

/** What is known of the variant when staff text becomes template text. */
export interface MergeContext {
  readonly municipality: string;
  /**
   * What stands for the reader's name: `variable` leaves it to the send, a text is written in its place (the page
   * that everybody can read online has no name).
   */
  readonly name: 'variable' | { readonly text: string };
}

/** Noncharacters stand around a variable until the text is sealed; staff text cannot hold them. */
const open = '\ufdd0';
const close = '\ufdd1';

/** A variable in text that is not sealed yet. */
export const textVariable = (name: string): string => `${open}${name}${close}`;

/** Staff text as HTML of an SES template: everything escaped, fields as variables of the escaped kind. */
export function htmlTemplate(text: string, context: MergeContext): string {
  return writeFields(text, context, escapeHtml, '{{nameHtml}}');
}

/** Staff text as plain text whose variables are marked; `sealText` makes a template of it. */
export function textTemplate(text: string, context: MergeContext): string {
  return writeFields(text, context, (literal) => literal, textVariable('name'));
}

/** Staff text as the subject of an SES template: one line, no controls. */
export function subjectTemplate(text: string, context: MergeContext): string {
  return sealText(textTemplate(cleanLine(text), context));
}

/**
 * Turns marked variables into template syntax. Plain text has no escape that both SES and the reader understand, so
 * braces that would read as syntax are set apart by a blank: `{{` becomes `{ {`, and a brace or backslash is moved
 * away from a variable beside it.
 */
export function sealText(marked: string): string {
  return marked
    .replace(/\{(?=\{)/g, '{ ')
    .replace(/([{\\])(?=\ufdd0)/g, '$1 ')
    .replace(/\ufdd1(?=\})/g, `${close} `)
    .replaceAll(open, '{{')
    .replaceAll(close, '}}');
}

function writeFields(
  text: string,
  context: MergeContext,
  write: (literal: string) => string,
  nameVariable: string,
): string {
  return parseMergeFields(cleanText(text))
    .map((piece) => {
      if (piece.kind === 'literal') return write(piece.text);
      if (piece.field === 'municipality') return write(context.municipality);
      return context.name === 'variable' ? nameVariable : write(context.name.text);
    })
    .join('');
}
