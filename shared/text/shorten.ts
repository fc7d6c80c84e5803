/**
 * The beginning of a text as one line of so many characters, cut between words, or inside one that takes half of them; the
 * whole of it where it is short.
 */
export function shorten(text: string, length: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= length) return line;
  const blank = line.lastIndexOf(' ', length);
  return `${line.slice(0, blank > length / 2 ? blank : length).replace(/[\s,;:.–-]+$/, '')} …`;
}
