import * as z from 'zod';
import { markdownHtml } from '../markdown/markdown-html.ts';
import { markdownText, underlined } from '../markdown/markdown-text.ts';
import { markdownLinks, markdownTexts } from '../markdown/parse-markdown.ts';
import { safeLink } from '../markdown/safe-link.ts';
import { escapeHtml } from '../merge/escape-html.ts';
import { htmlTemplate, textTemplate } from '../merge/template-text.ts';
import type { BlockContext, BlockFindings, WrittenBlock } from './block-context.ts';
import { boxButton, boxHeading, boxKicker, boxLine, boxMjml, boxText, insideBox } from './box.ts';
import { buttonText } from './button-block.ts';
import {
  imageSourceSchema,
  lineSchema,
  linkSchema,
  markdownSchema,
  pixelsSchema,
} from './fields.ts';
import { pictureMjml } from './picture.ts';

/** What one merchant offers, for how long. */
export const offerBlockSchema = z.strictObject({
  type: z.literal('offer'),
  merchant: lineSchema(100),
  markdown: markdownSchema,
  /** The last day of the offer, in Belgium. */
  validUntil: z.iso.date().optional(),
  image: z
    .strictObject({
      url: imageSourceSchema,
      alt: lineSchema(300),
      width: pixelsSchema,
      height: pixelsSchema,
    })
    .optional(),
  link: z.strictObject({ label: lineSchema(60), url: linkSchema }).optional(),
});

export type OfferBlock = z.output<typeof offerBlockSchema>;

export function writeOffer(offer: OfferBlock, context: BlockContext): WrittenBlock {
  const { palette } = context;
  const until = offer.validUntil === undefined ? '' : validity(offer.validUntil, context);
  const image =
    offer.image === undefined
      ? ''
      : pictureMjml(offer.image, context, {
          widest: insideBox,
          padding: '24px 24px 0',
          cssClass: 'inside',
        });
  const body = boxText([
    boxKicker(escapeHtml(context.t('offer')), palette),
    boxHeading(htmlTemplate(offer.merchant, context), palette),
    markdownHtml(offer.markdown, palette, context),
    until === '' ? '' : `<p style="${boxLine}">${escapeHtml(until)}</p>`,
  ]);
  return {
    place: 'section',
    mjml: boxMjml(palette, [image, body, offerButton(offer, context)]),
    text: offerText(offer, until, context),
  };
}

function validity(day: string, { t }: BlockContext): string {
  return t('validUntil', { day: new Date(`${day}T12:00:00Z`) });
}

function offerButton({ link }: OfferBlock, context: BlockContext): string {
  const address = safeLink(link?.url);
  if (link === undefined || address === undefined) return '';
  return boxButton(address, htmlTemplate(link.label, context));
}

function offerText(offer: OfferBlock, until: string, context: BlockContext): string {
  const { link } = offer;
  return [
    underlined(
      context.t('labelled', {
        label: context.t('offer'),
        text: textTemplate(offer.merchant, context),
      }),
    ),
    markdownText(offer.markdown, context),
    until,
    link === undefined ? '' : buttonText(link.label, safeLink(link.url), context),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

export const inspectOffer = ({ merchant, markdown, image, link }: OfferBlock): BlockFindings => ({
  texts: [merchant, ...markdownTexts(markdown), image?.alt ?? '', link?.label ?? ''],
  required: [merchant, markdown, ...(link === undefined ? [] : [link.label])],
  links: [...markdownLinks(markdown), ...(link === undefined ? [] : [link.url])],
  images: image === undefined ? [] : [image],
});
