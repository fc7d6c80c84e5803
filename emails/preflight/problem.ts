import type { Language } from '../../shared/i18n/language.ts';

/** What the preflight can find. Only those named in `warnings` let an issue pass. */
export const problemCodes = [
  'default_language_missing',
  'language_missing',
  'subject_empty',
  'subject_long',
  'preheader_missing',
  'title_missing',
  'title_twice',
  'text_part_missing',
  'text_missing',
  'alt_missing',
  'merge_field_dead',
  'template_syntax',
  'link_not_https',
  'image_not_https',
  'offer_expired',
  'vote_not_open',
  'ambassador_missing',
  'ambassador_unknown',
  'result_missing',
  'events_none',
  'contrast',
  'html_large',
  'html_too_large',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

const warnings: ReadonlySet<ProblemCode> = new Set([
  'subject_long',
  'preheader_missing',
  'title_missing',
  'title_twice',
  'offer_expired',
  'events_none',
  'html_large',
]);

/** Something that staff should mend before readers see it. */
export interface PreflightProblem {
  readonly code: ProblemCode;
  /** `block` stops the issue; `warn` only tells. */
  readonly severity: 'block' | 'warn';
  readonly language?: Language;
  /** Index in the blocks of that language. */
  readonly block?: number;
  /** A sentence for staff: what is wrong and what to do. */
  readonly message: string;
}

/** Where a problem is. */
export interface ProblemPlace {
  readonly language?: Language;
  readonly block?: number;
}

export function problem(
  code: ProblemCode,
  message: string,
  place: ProblemPlace = {},
): PreflightProblem {
  return { code, severity: warnings.has(code) ? 'warn' : 'block', ...place, message };
}
