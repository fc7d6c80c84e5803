/** Why a row of any list may be refused, as programs read it; `messages` says it in words. */
export const commonReasons = [
  'row.unclosed_quote',
  'row.too_large',
  'row.too_many_fields',
  'municipality.missing',
  'municipality.unknown',
  'municipality.contradictory',
  'municipality.not_in_import',
] as const;

export type CommonReason = (typeof commonReasons)[number];

const codes: ReadonlySet<string> = new Set(commonReasons);

export const isCommonReason = (reason: string): reason is CommonReason => codes.has(reason);

/** `Own`: the reasons of one kind of list, beside those of any. */
export interface Refusal<Own extends string = never> {
  readonly reason: Own | CommonReason;
  /** What was probably meant, where that is clear enough to propose. */
  readonly suggestion?: string | undefined;
}

export interface RefusedRow<Own extends string> extends Refusal<Own> {
  /** Line of the file on which the row begins, the first being 1. */
  readonly line: number;
  readonly fields: readonly string[];
}
