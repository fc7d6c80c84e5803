import { type Block, inspectBlock } from '../blocks/block.ts';
import { isSafeLink } from '../markdown/safe-link.ts';
import { deadMergeFields } from '../merge/merge-fields.ts';
import type { PreflightTranslate } from './preflight-messages.ts';
import { type PreflightProblem, type ProblemPlace, problem } from './problem.ts';

/**
 * Everything that is wrong inside one block.
 * @param today local date in Belgium, `2026-11-22`.
 */
export function checkBlock(
  block: Block,
  place: ProblemPlace,
  t: PreflightTranslate,
  today: string,
): PreflightProblem[] {
  const { texts, required, links, images } = inspectBlock(block);
  const blank = (text: string) => text.trim() === '';
  return [
    ...(required.some(blank) ? [problem('text_missing', t('text_missing'), place)] : []),
    ...images
      .filter(({ alt }) => blank(alt))
      .map(() => problem('alt_missing', t('alt_missing'), place)),
    ...images
      .filter(({ url }) => !url.startsWith('/') && !/^https:/i.test(url))
      .map(({ url }) => problem('image_not_https', t('image_not_https', { url }), place)),
    ...links
      .filter((url) => !isSafeLink(url))
      .map((url) => problem('link_not_https', t('link_not_https', { url }), place)),
    ...checkTexts(texts, place, t),
    ...(stringsIn(block).some(hasTemplateSyntax)
      ? [problem('template_syntax', t('template_syntax'), place)]
      : []),
    ...(block.type === 'offer' && block.validUntil !== undefined && block.validUntil < today
      ? [problem('offer_expired', t('offer_expired', expiry(block.validUntil)), place)]
      : []),
  ];
}

/** Merge fields that nothing will fill. */
export function checkTexts(
  texts: readonly string[],
  place: ProblemPlace,
  t: PreflightTranslate,
): PreflightProblem[] {
  return texts
    .flatMap(deadMergeFields)
    .map((field) => problem('merge_field_dead', t('merge_field_dead', { field }), place));
}

/** `{{` starts a variable of SES; `}}` says that somebody meant one. */
export const hasTemplateSyntax = (text: string): boolean => /\{\{|\}\}/.test(text);

const expiry = (day: string) => ({ day: new Date(`${day}T12:00:00Z`) });

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}
