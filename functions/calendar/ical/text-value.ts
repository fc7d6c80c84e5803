/** A value of the type TEXT without its escapes (RFC 5545, 3.3.11). */
export const unescapeText = (value: string): string =>
  value.includes('\\')
    ? value.replace(/\\([\s\S])/g, (_, letter: string) =>
        letter === 'n' || letter === 'N' ? '\n' : letter,
      )
    : value;

/** Values of a list, between commas that are not escaped. */
export function splitTexts(value: string): string[] {
  const texts: string[] = [];
  let from = 0;
  for (let at = 0; at <= value.length; at += 1) {
    if (value[at] === '\\') at += 1;
    else if (at === value.length || value[at] === ',') {
      texts.push(unescapeText(value.slice(from, at)));
      from = at + 1;
    }
  }
  return texts;
}
