import * as z from 'zod';
import { markdownHtml } from '../markdown/markdown-html.ts';
import { markdownText, underlined } from '../markdown/markdown-text.ts';
import { markdownLinks, markdownTexts } from '../markdown/parse-markdown.ts';
import { escapeHtml } from '../merge/escape-html.ts';
import { htmlTemplate, textTemplate } from '../merge/template-text.ts';
import type { BlockContext, BlockFindings, WrittenBlock } from './block-context.ts';
import { boxButton, boxHeading, boxKicker, boxMjml, boxText } from './box.ts';
import { type EventQuery, eventQuerySchema } from './event-facts.ts';
import { eventSlot } from './event-slot.ts';
import { lineSchema, markdownSchema } from './fields.ts';

/** What takes place in the reader's municipality in the days after the newsletter goes out. */
export const eventsBlockSchema = z.strictObject({
  type: z.literal('events'),
  /** In place of the usual one. */
  heading: lineSchema(100).optional(),
  /** The editors' own words above the list. */
  markdown: markdownSchema.optional(),
  ...eventQuerySchema.shape,
});

export type EventsBlock = z.output<typeof eventsBlockSchema>;

export const queryOf = ({ fromDays, days, topics, maximum }: EventsBlock): EventQuery => ({
  fromDays,
  days,
  topics,
  maximum,
});

/** The list itself is left open: it is filled in when the newsletter is planned. */
export function writeEvents(block: EventsBlock, context: BlockContext): WrittenBlock {
  const { palette, t, municipality } = context;
  const usual = t('eventsHeading', { municipality });
  const heading = block.heading?.trim() || undefined;
  const words = block.markdown;
  const slot = eventSlot(queryOf(block));
  const label = t('eventsButton');
  const url = context.siteUrl + context.calendarPage;
  return {
    place: 'section',
    mjml: boxMjml(palette, [
      boxText([
        boxKicker(escapeHtml(t('events')), palette),
        boxHeading(heading ? htmlTemplate(heading, context) : escapeHtml(usual), palette),
        words === undefined ? '' : markdownHtml(words, palette, context),
      ]),
      `<mj-table css-class="inside" padding="0 24px 12px" role="presentation">${slot}</mj-table>`,
      boxButton(url, escapeHtml(label)),
    ]),
    text: [
      underlined(heading ? textTemplate(heading, context) : usual),
      words === undefined ? '' : markdownText(words, context),
      slot,
      t('button', { label, url }),
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
  };
}

export const inspectEvents = ({ heading, markdown = '' }: EventsBlock): BlockFindings => ({
  texts: [heading ?? '', ...markdownTexts(markdown)],
  required: [],
  links: markdownLinks(markdown),
  images: [],
});
