import * as z from 'zod';
import { lastMinute } from '../../shared/time/last-minute.ts';
import { markdownHtml } from '../markdown/markdown-html.ts';
import { markdownText, underlined } from '../markdown/markdown-text.ts';
import { markdownLinks, markdownTexts } from '../markdown/parse-markdown.ts';
import { escapeHtml } from '../merge/escape-html.ts';
import { textVariable } from '../merge/template-text.ts';
import type { BlockContext, BlockFindings, WrittenBlock } from './block-context.ts';
import { boxButton, boxHeading, boxKicker, boxLine, boxMjml, boxText } from './box.ts';
import type { VoteCallFacts } from './campaign-facts.ts';
import { factText } from './fact-texts.ts';
import { markdownSchema } from './fields.ts';
import { missingFacts } from './missing-facts.ts';

/** The vote that is open in the municipality when the newsletter goes out, with a button to it. */
export const voteCallBlockSchema = z.strictObject({
  type: z.literal('vote-call'),
  /** The editors' own words above the button. */
  markdown: markdownSchema.optional(),
});

export type VoteCallBlock = z.output<typeof voteCallBlockSchema>;

export function writeVoteCall(block: VoteCallBlock, context: BlockContext): WrittenBlock {
  const { voteCall } = context.facts;
  if (voteCall === undefined) return missingFacts('voteCallMissing', context);
  const { palette, t, siteUrl } = context;
  const url = siteUrl + voteCall.page[context.language];
  const title = factText(voteCall.title, context);
  const until = untilWhen(voteCall, context);
  const left = timeLeft(context);
  return {
    place: 'section',
    mjml: boxMjml(palette, [
      boxText([
        boxKicker(left.html, palette),
        boxHeading(title.html, palette, title.lang),
        block.markdown === undefined ? '' : markdownHtml(block.markdown, palette, context),
        `<p style="${boxLine}">${escapeHtml(until)}</p>`,
      ]),
      boxButton(url, escapeHtml(t('voteCallButton'))),
    ]),
    text: [
      left.text,
      underlined(title.text),
      block.markdown === undefined ? '' : markdownText(block.markdown, context),
      until,
      t('button', { label: t('voteCallButton'), url }),
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
  };
}

/** The time left is written into each mail as it is sent; a page that is read at any time has the date alone. */
function timeLeft({ medium, t }: BlockContext) {
  return medium === 'mail'
    ? { html: '{{timeLeftHtml}}', text: textVariable('timeLeft') }
    : { html: escapeHtml(t('voteCall')), text: t('voteCall') };
}

const untilWhen = ({ candidates, closesAt }: VoteCallFacts, { t }: BlockContext): string =>
  t('voteCallUntil', { candidates, closes: lastMinute(new Date(closesAt)) });

export const inspectVoteCall = ({ markdown = '' }: VoteCallBlock): BlockFindings => ({
  texts: markdownTexts(markdown),
  required: [],
  links: markdownLinks(markdown),
  images: [],
});
