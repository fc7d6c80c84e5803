/** A JSON document; what is read of it is looked at where it is read. */
export type Json = Readonly<Record<string, unknown>>;

/** An event as UiTdatabank has it: its JSON-LD, and what it is found by beside. */
export interface UitdatabankEntry {
  readonly json: Json;
  /** Ids of regions of its place, such as `nis-13036`. */
  readonly regions?: readonly string[];
}

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** What stands at a path of a document; in lists, and at `*`, whatever stands there. */
export function valuesAt(value: unknown, [name, ...rest]: readonly string[]): unknown[] {
  if (Array.isArray(value))
    return value.flatMap((item) => valuesAt(item, name ? [name, ...rest] : []));
  if (name === undefined) return value === undefined ? [] : [value];
  if (!isJson(value)) return [];
  const found = name === '*' ? Object.values(value) : [value[name]];
  return found.flatMap((item) => valuesAt(item, rest));
}

export const textsAt = (json: Json, path: string): string[] =>
  valuesAt(json, path.split('.')).filter((value) => typeof value === 'string');

/** Milliseconds; undefined where nothing is written. */
export function instantAt(json: Json, name: string): number | undefined {
  const [text] = textsAt(json, name);
  return text === undefined ? undefined : Date.parse(text);
}
