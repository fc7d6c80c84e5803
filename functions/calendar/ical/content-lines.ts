/** A line of a calendar once put together again (RFC 5545, 3.1). */
export interface TextLine {
  readonly text: string;
  /** Where it begins in the text, the first being 1. */
  readonly number: number;
}

/** A line as name, parameters and value (RFC 5545, 3.1). */
export interface ContentLine {
  /** In capitals. */
  readonly name: string;
  /** By their names in capitals. Of several values the first. */
  readonly parameters: ReadonlyMap<string, string>;
  /** As written, with its escapes. */
  readonly value: string;
  readonly number: number;
}

const byteOrderMark = '\uFEFF';

/**
 * Lines however they end. Lines that were folded are put together before bytes become letters, since folding may cut through
 * one: a calendar that comes as bytes should be given as bytes. What is not UTF-8 is taken for Windows-1252.
 */
export function* textLines(input: string | Uint8Array): Generator<TextLine> {
  const { text, decode } = lettersOf(input);
  const end = text.includes('\n') ? '\n' : '\r';
  let pieces = '';
  let first = 0;
  let number = 0;
  for (let at = 0; at < text.length; ) {
    const found = text.indexOf(end, at);
    const next = found < 0 ? text.length : found;
    const stop = next > at && text[next - 1] === '\r' ? next - 1 : next;
    number += 1;
    if (number > 1 && (text[at] === ' ' || text[at] === '\t')) {
      pieces += text.slice(at + 1, stop);
    } else {
      if (pieces !== '') yield { text: decode(pieces), number: first };
      pieces = text.slice(at, stop);
      first = number;
    }
    at = next + 1;
  }
  if (pieces !== '') yield { text: decode(pieces), number: first };
}

interface Letters {
  readonly text: string;
  readonly decode: (line: string) => string;
}

const same = (line: string): string => line;

function lettersOf(input: string | Uint8Array): Letters {
  if (typeof input === 'string') return { text: withoutMark(input), decode: same };
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return { text: withoutMark(bytes.toString('utf16le')), decode: same };
  }
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const text = bytes.subarray(hasMark ? 3 : 0).toString('latin1');
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const windows = new TextDecoder('windows-1252');
  const decode = (line: string): string => {
    if (!isBeyondAscii.test(line)) return line;
    const own = Buffer.from(line, 'latin1');
    try {
      return withoutMark(utf8.decode(own));
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      return windows.decode(own);
    }
  };
  return { text, decode };
}

const isBeyondAscii = /[\x80-\xff]/;

const withoutMark = (text: string): string =>
  text.startsWith(byteOrderMark) ? text.slice(1) : text;

const namePattern = /^[A-Za-z0-9-]{1,60}$/;

/** The name of a line, in capitals; undefined for what is no content line. */
export function nameOf(text: string): string | undefined {
  const end = headEnd(text);
  const name = end < 0 ? '' : text.slice(0, end).trim();
  return namePattern.test(name) ? name.toUpperCase() : undefined;
}

/** Where the name ends: at the first parameter or at the value. */
function headEnd(text: string): number {
  const value = text.indexOf(':');
  const head = value < 0 ? text : text.slice(0, value);
  const parameter = head.indexOf(';');
  return parameter < 0 ? value : parameter;
}

const none: ReadonlyMap<string, string> = new Map();

/** @returns undefined for a line whose parameters have no end. */
export function parseLine({ text, number }: TextLine, name: string): ContentLine | undefined {
  let at = headEnd(text);
  // Most lines have none: a map for each would be most of what a calendar takes.
  if (text[at] === ':') return { name, parameters: none, value: text.slice(at + 1).trim(), number };
  const parameters = new Map<string, string>();
  while (text[at] === ';') {
    const found = parameterAt(text, at + 1);
    if (!found) return undefined;
    if (found.name !== '' && !parameters.has(found.name)) parameters.set(found.name, found.value);
    at = found.end;
  }
  if (text[at] !== ':') return undefined;
  return { name, parameters, value: text.slice(at + 1).trim(), number };
}

/** Looks at each letter once, so that a line of any length takes no longer than it is long. */
function parameterAt(text: string, start: number) {
  let at = start;
  while (at < text.length && text[at] !== '=' && text[at] !== ';' && text[at] !== ':') at += 1;
  const name = text.slice(start, at).trim().toUpperCase();
  if (text[at] !== '=') return at < text.length ? { name: '', value: '', end: at } : undefined;
  const from = at + 1;
  const end = name === 'TZID' && text[from] !== '"' ? zoneEnd(text, from) : valueEnd(text, from);
  return end < 0 ? undefined : { name, value: plain(text.slice(from, end)), end };
}

/** Past values in quotes, which may hold anything. */
function valueEnd(text: string, from: number): number {
  let quoted = false;
  for (let at = from; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === '"') quoted = !quoted;
    else if (!quoted && (letter === ';' || letter === ':')) return at;
  }
  return -1;
}

/** Some programs write `TZID=(UTC+01:00) Brussels` without the quotes that it needs: no time has a colon, so the last one ends it. */
function zoneEnd(text: string, from: number): number {
  const parameter = text.indexOf(';', from);
  const value = text.lastIndexOf(':');
  return parameter < 0 ? value : Math.min(parameter, value);
}

const carets = new Map([
  ['^n', '\n'],
  ["^'", '"'],
  ['^^', '^'],
]);

/** Without quotes, and with what RFC 6868 has in place of letters that parameters cannot hold. */
function plain(value: string): string {
  const bare = value.startsWith('"') ? value.slice(1, value.indexOf('"', 1)) : value;
  return bare.includes('^') ? bare.replace(/\^[n'^]/g, (pair) => carets.get(pair) ?? pair) : bare;
}
