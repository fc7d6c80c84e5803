/** So that spreadsheets read it as UTF-8. */
export const byteOrderMark = '\ufeff';

/** A spreadsheet would run what begins with one of these. */
const formula = /^[=+\-@\t\r]/;

/**
 * One line of a file that staff open in a spreadsheet: `;`, every field quoted, and an apostrophe before
 * what a spreadsheet would run as a formula.
 */
export const csvLine = (fields: readonly string[]): string =>
  `${fields.map((field) => `"${harmless(field).replaceAll('"', '""')}"`).join(';')}\r\n`;

const harmless = (field: string): string => (formula.test(field) ? `'${field}` : field);

/** The field as it was before {@link csvLine} made it harmless. */
export const withoutApostrophe = (field: string): string =>
  field.startsWith("'") && formula.test(field.slice(1)) ? field.slice(1) : field;
