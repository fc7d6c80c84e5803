import * as z from 'zod';
import { markdownHtml } from '../markdown/markdown-html.ts';
import { markdownText, underlined } from '../markdown/markdown-text.ts';
import { markdownLinks, markdownTexts } from '../markdown/parse-markdown.ts';
import { escapeHtml } from '../merge/escape-html.ts';
import type { BlockContext, BlockFindings, WrittenBlock } from './block-context.ts';
import { boxButton, boxHeading, boxKicker, boxMjml, boxText } from './box.ts';
import type { WinnerFacts } from './campaign-facts.ts';
import { factText } from './fact-texts.ts';
import { markdownSchema } from './fields.ts';
import { missingFacts } from './missing-facts.ts';

/** Whom the municipality elected in the vote whose result was published last. */
export const winnersBlockSchema = z.strictObject({
  type: z.literal('winners'),
  /** The editors' own words below the names. */
  markdown: markdownSchema.optional(),
});

export type WinnersBlock = z.output<typeof winnersBlockSchema>;

export function writeWinners({ markdown }: WinnersBlock, context: BlockContext): WrittenBlock {
  const { winners: result } = context.facts;
  if (result === undefined || result.winners.length === 0) {
    return missingFacts('winnersMissing', context);
  }
  const { palette, t, municipality } = context;
  const { ballots, winners } = result;
  const title = factText(result.title, context);
  const counted = t('winnersBallots', { ballots, winners: winners.length, municipality });
  const label = t('winnersButton');
  const url = context.siteUrl + result.page[context.language];
  return {
    place: 'section',
    mjml: boxMjml(palette, [
      boxText([
        boxKicker(escapeHtml(t('winners')), palette),
        boxHeading(title.html, palette, title.lang),
        `<p style="margin:0">${escapeHtml(counted)}</p>`,
      ]),
      `<mj-table css-class="inside" padding="4px 24px 12px" role="presentation">${winners.map((winner) => winnerRow(winner, context)).join('')}</mj-table>`,
      markdown === undefined
        ? ''
        : `<mj-text css-class="inside" padding="0 24px 12px">${markdownHtml(markdown, palette, context)}</mj-text>`,
      boxButton(url, escapeHtml(label)),
    ]),
    text: [
      underlined(t('labelled', { label: t('winners'), text: title.text })),
      counted,
      ...winners.map((winner) => winnerText(winner, context)),
      markdown === undefined ? '' : markdownText(markdown, context),
      t('button', { label, url }),
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
  };
}

/** Side of the photo in CSS pixels. */
const side = 72;

/** The photo says nothing that the name beside it does not: it has no text of its own. */
function winnerRow(winner: WinnerFacts, context: BlockContext): string {
  const { photo, name, page } = winner;
  const { siteUrl, palette, language } = context;
  const picture =
    photo === undefined
      ? ''
      : `<td style="width:${side}px;padding:8px 16px 8px 0;vertical-align:top"><img src="${escapeHtml(siteUrl + photo.path)}" width="${side}" height="${side}" alt="" style="display:block;width:${side}px;height:${side}px;border-radius:8px;object-fit:cover"></td>`;
  const category = winner.category && factText(winner.category, context);
  const above =
    category === undefined
      ? ''
      : `<p class="accent"${category.lang} style="margin:0;font-size:16px;line-height:22px;color:${palette.accent}">${category.html}</p>`;
  const link = `<a href="${escapeHtml(siteUrl + page[language])}" style="color:${palette.link};text-decoration:underline">${escapeHtml(name)}</a>`;
  const votes = escapeHtml(votesOf(winner, context));
  return `<tr>${picture}<td${photo === undefined ? ' colspan="2"' : ''} style="padding:8px 0;vertical-align:top">${above}<p style="margin:0;font-size:20px;line-height:26px;font-weight:bold">${link}</p><p style="margin:0;font-size:16px;line-height:24px;color:${palette.ink}">${votes}</p></td></tr>`;
}

const votesOf = ({ trade, votes }: WinnerFacts, { t, language }: BlockContext): string =>
  t('winnersVotes', { trade: trade[language], votes });

function winnerText(winner: WinnerFacts, context: BlockContext): string {
  const category = winner.category && factText(winner.category, context).text;
  const name =
    category === undefined
      ? winner.name
      : context.t('labelled', { label: category, text: winner.name });
  return `${name}\n${votesOf(winner, context)}`;
}

export const inspectWinners = ({ markdown = '' }: WinnersBlock): BlockFindings => ({
  texts: markdownTexts(markdown),
  required: [],
  links: markdownLinks(markdown),
  images: [],
});
