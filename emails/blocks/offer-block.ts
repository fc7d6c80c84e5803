import * as z from 'zod';
import { fonts } from '../layout/fonts.ts';
import { markdownHtml } from '../markdown/markdown-html.ts';
import { markdownText, underlined } from '../markdown/markdown-text.ts';
import { markdownLinks, markdownTexts } from '../markdown/parse-markdown.ts';
import { safeLink } from '../markdown/safe-link.ts';
import { escapeHtml } from '../merge/escape-html.ts';
import { htmlTemplate, textTemplate } from '../merge/template-text.ts';
import type { BlockContext, BlockFindings, WrittenBlock } from './block-context.ts';
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
  const small = 'margin:0 0 4px;font-size:16px;line-height:22px;font-weight:bold';
  const body = [
    `<p class="accent" style="${small};color:${palette.accent}">${escapeHtml(context.t('offer'))}</p>`,
    `<h2 style="margin:0 0 8px;font-family:${fonts.heading};font-size:24px;line-height:30px;color:${palette.ink}">${htmlTemplate(offer.merchant, context)}</h2>`,
    markdownHtml(offer.markdown, palette, context),
    until === '' ? '' : `<p style="${small}">${escapeHtml(until)}</p>`,
  ];
  const image =
    offer.image === undefined
      ? ''
      : pictureMjml(offer.image, context, {
          widest: contentInside,
          padding: '24px 24px 0',
          cssClass: 'inside',
        });
  return {
    place: 'section',
    mjml:
      `<mj-section css-class="surface edge" background-color="${palette.surface}" padding="8px 32px 24px">` +
      `<mj-column css-class="offer" inner-background-color="${palette.tint}" inner-border-radius="8px" inner-border-left="6px solid ${palette.accent}">` +
      `${image}<mj-text css-class="inside" padding="20px 24px 12px">${body.join('')}</mj-text>${offerButton(offer, context)}` +
      '</mj-column></mj-section>',
    text: offerText(offer, until, context),
  };
}

/** CSS pixels inside the offer's box. */
const contentInside = 482;

function validity(day: string, { t }: BlockContext): string {
  return t('validUntil', { day: new Date(`${day}T12:00:00Z`) });
}

function offerButton({ link }: OfferBlock, context: BlockContext): string {
  const address = safeLink(link?.url);
  if (link === undefined || address === undefined) return '';
  return `<mj-button href="${escapeHtml(address)}" align="left" css-class="inside press" padding="0 24px 24px">${htmlTemplate(link.label, context)}</mj-button>`;
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
