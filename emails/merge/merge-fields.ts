/**
 * The closed list of what staff can have filled in per reader. Staff write the field between square brackets in the
 * language they write in, `Dag [naam],`, and never see template syntax.
 *
 * - `name`: the reader's name, or the content's `nameFallback` where the name is not known. Differs per recipient.
 * - `municipality`: the name of the municipality that this variant is for. Known when the mail is rendered.
 */
const aliases = {
  naam: 'name',
  nom: 'name',
  name: 'name',
  gemeente: 'municipality',
  commune: 'municipality',
  municipality: 'municipality',
} as const satisfies Record<string, string>;

type MergeField = (typeof aliases)[keyof typeof aliases];

export type MergePiece =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'field'; readonly field: MergeField };

const bracketed = /\[([\p{L}_-]{1,30})\]/gu;

/** Merge syntax of other mail programs, pasted in by habit: `{voornaam}`, `*|FNAME|*`, `%naam%`, `<<naam>>`. */
const foreign =
  /\$?(?<!\{)\{[\p{L}_. ]{1,30}\}(?!\})|\*\|[^|\n]{1,30}\|\*|%{1,2}[\p{L}_]{2,30}%{1,2}|<<[\p{L}_ ]{1,30}>>/gu;

function fieldNamed(name: string): MergeField | undefined {
  const alias = name.toLowerCase();
  return Object.entries(aliases).find(([key]) => key === alias)?.[1];
}

/** Cuts a text into literals and known fields; an unknown `[word]` stays literal. */
export function parseMergeFields(text: string): MergePiece[] {
  const pieces: MergePiece[] = [];
  let end = 0;
  for (const match of text.matchAll(bracketed)) {
    const field = fieldNamed(match[1] ?? '');
    if (field === undefined) continue;
    if (match.index > end) pieces.push({ kind: 'literal', text: text.slice(end, match.index) });
    pieces.push({ kind: 'field', field });
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ kind: 'literal', text: text.slice(end) });
  return pieces;
}

/** What looks like a merge field but would reach readers unfilled, as written. */
export function deadMergeFields(text: string): string[] {
  const unknown = [...text.matchAll(bracketed)].filter(
    (match) => fieldNamed(match[1] ?? '') === undefined,
  );
  return [...unknown, ...text.matchAll(foreign)].map((match) => match[0]);
}
