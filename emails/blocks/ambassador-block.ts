import * as z from 'zod';
import { idPattern } from '../../shared/ids.ts';
import { markdownHtml } from '../markdown/markdown-html.ts';
import { markdownText, underlined } from '../markdown/markdown-text.ts';
import { markdownLinks, markdownTexts } from '../markdown/parse-markdown.ts';
import { escapeHtml } from '../merge/escape-html.ts';
import type { BlockContext, BlockFindings, WrittenBlock } from './block-context.ts';
import { boxButton, boxHeading, boxKicker, boxMjml, boxText, insideBox } from './box.ts';
import type { AmbassadorFacts, CampaignFacts } from './campaign-facts.ts';
import { beginningOf, factPhotoMjml, factText } from './fact-texts.ts';
import { markdownSchema } from './fields.ts';
import { missingFacts } from './missing-facts.ts';

/** An ambassador in the light: who is named, else whoever the municipality elected last. */
export const ambassadorBlockSchema = z.strictObject({
  type: z.literal('ambassador'),
  merchantId: z.string().regex(idPattern('mer')).optional(),
  /** In place of the beginning of the merchant's own story. */
  markdown: markdownSchema.optional(),
});

export type AmbassadorBlock = z.output<typeof ambassadorBlockSchema>;

/** The ambassador that a block shows in the municipality whose facts these are. */
export const ambassadorOf = (
  { merchantId }: Pick<AmbassadorBlock, 'merchantId'>,
  { ambassadors, named }: CampaignFacts,
): AmbassadorFacts | undefined =>
  merchantId === undefined
    ? ambassadors[0]
    : named.find((candidate) => candidate.merchantId === merchantId);

export function writeAmbassador(block: AmbassadorBlock, context: BlockContext): WrittenBlock {
  const ambassador = ambassadorOf(block, context.facts);
  if (ambassador === undefined) return missingFacts('ambassadorMissing', context);
  const { palette, t, language } = context;
  const { name, photo } = ambassador;
  const trade = t('ambassadorTrade', { trade: ambassador.trade[language], town: ambassador.town });
  const label = t('ambassadorButton', { name });
  const url = context.siteUrl + ambassador.page[language];
  const story = storyOf(block, ambassador, context);
  return {
    place: 'section',
    mjml: boxMjml(palette, [
      photo === undefined ? '' : factPhotoMjml(photo, context, insideBox),
      boxText([
        boxKicker(escapeHtml(t('ambassador')), palette),
        boxHeading(escapeHtml(name), palette),
        `<p style="margin:0 0 12px">${escapeHtml(trade)}</p>`,
        story.html,
      ]),
      boxButton(url, escapeHtml(label)),
    ]),
    text: [
      underlined(t('labelled', { label: t('ambassador'), text: name })),
      trade,
      story.text,
      t('button', { label, url }),
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
  };
}

/** Characters of a merchant's story that make one look further. */
const longestStory = 420;

function storyOf({ markdown }: AmbassadorBlock, { story }: AmbassadorFacts, context: BlockContext) {
  if (markdown !== undefined && markdown.trim() !== '') {
    return {
      html: markdownHtml(markdown, context.palette, context),
      text: markdownText(markdown, context),
    };
  }
  const { text: whole, lang } = factText(story, context);
  const text = beginningOf(whole, longestStory);
  if (text === '') return { html: '', text };
  return { html: `<p${lang} style="margin:0 0 12px">${escapeHtml(text)}</p>`, text };
}

export const inspectAmbassador = ({ markdown = '' }: AmbassadorBlock): BlockFindings => ({
  texts: markdownTexts(markdown),
  required: [],
  links: markdownLinks(markdown),
  images: [],
});
