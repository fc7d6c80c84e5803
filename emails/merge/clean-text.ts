/**
 * C0 and C1 controls, the Unicode line separators, and marks that reorder text. A line break in a subject starts a new
 * header; Gmail clips a message at a C1 control (hteumeuleu/email-bugs#41); reordering marks can disguise a name.
 * U+FDD0 to U+FDD6 mark variables, lists of events and links inside `emails/`.
 */
const controls = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufdd0-\ufdd6]+/gu;

/** One line of text that is safe in a header: controls become one blank, blanks at the ends go. */
export function cleanLine(text: string): string {
  return text.replace(controls, ' ').replace(/ {2,}/g, ' ').trim().toWellFormed();
}

/** Text of several lines: keeps line feeds, drops every other control. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.replace(/\t/g, '    ').replace(controls, '').toWellFormed())
    .join('\n');
}
