import { escapeHtml } from '../merge/escape-html.ts';
import type { BlockContext, WrittenBlock } from './block-context.ts';
import { boxMjml, boxText } from './box.ts';

/** What staff see in a preview where a block has nothing to say yet; the preflight lets no such mail out. */
export function missingFacts(
  key: 'voteCallMissing' | 'ambassadorMissing' | 'winnersMissing',
  { t, municipality, palette }: BlockContext,
): WrittenBlock {
  const text = t(key, { municipality });
  return {
    place: 'section',
    mjml: boxMjml(palette, [boxText([`<p style="margin:0">${escapeHtml(text)}</p>`])]),
    text,
  };
}
