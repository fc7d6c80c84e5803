export interface Taken {
  readonly fields: string[];
  /** Where the next record begins. */
  readonly next: number;
}

/** `more`: the record goes on in text that is not read yet. `unclosed`: a quote opens and never rightly closes. */
export type Taking = Taken | 'more' | 'unclosed';

/** Where a line ends: index after the line break, or -1 when the text must go on to know. */
export function afterBreak(text: string, at: number, isEnd: boolean): number {
  if (text[at] === '\n') return at + 1;
  if (at + 1 >= text.length && !isEnd) return -1;
  return text[at + 1] === '\n' ? at + 2 : at + 1;
}

/**
 * Takes the record that begins at `from` (RFC 4180, with any delimiter and line break). Lenient where
 * exports are: a quote inside an unquoted field is a letter, and what follows a closing quote belongs to
 * the field.
 */
export function takeRecord(text: string, from: number, delimiter: string, isEnd: boolean): Taking {
  const fields: string[] = [];
  let at = from;
  for (;;) {
    const field = takeField(text, at, delimiter, isEnd);
    if (typeof field === 'string') return field;
    fields.push(field.value);
    const end = text[field.end];
    if (end === delimiter) {
      at = field.end + 1;
      continue;
    }
    const next = end === undefined ? field.end : afterBreak(text, field.end, isEnd);
    return next === -1 ? 'more' : { fields, next };
  }
}

/** A field's value and the index of what ends it: delimiter, line break or the end of the text. */
function takeField(
  text: string,
  from: number,
  delimiter: string,
  isEnd: boolean,
): { value: string; end: number } | 'more' | 'unclosed' {
  const quoted = text[from] === '"' ? takeQuoted(text, from + 1, isEnd) : { value: '', end: from };
  if (typeof quoted === 'string') return quoted;
  if (isStray(quoted, text[quoted.end], delimiter)) return 'unclosed';
  let end = quoted.end;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') {
    end += 1;
  }
  if (end === text.length && !isEnd) return 'more';
  return { value: quoted.value + text.slice(quoted.end, end), end };
}

/** A quote that closes lines further on and in the middle of a field opened somewhere else. */
const isStray = ({ value }: { value: string }, follower: string | undefined, delimiter: string) =>
  /[\r\n]/.test(value) && follower !== undefined && ![delimiter, '\r', '\n'].includes(follower);

function takeQuoted(
  text: string,
  from: number,
  isEnd: boolean,
): { value: string; end: number } | 'more' | 'unclosed' {
  let value = '';
  let at = from;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return isEnd ? 'unclosed' : 'more';
    value += text.slice(at, quote);
    if (quote + 1 === text.length && !isEnd) return 'more';
    if (text[quote + 1] !== '"') return { value, end: quote + 1 };
    value += '"';
    at = quote + 2;
  }
}
