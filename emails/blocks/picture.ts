import { safeLink } from '../markdown/safe-link.ts';
import { escapeHtml } from '../merge/escape-html.ts';
import { htmlTemplate } from '../merge/template-text.ts';
import type { BlockContext } from './block-context.ts';

/** Width of the sheet less its margins, in CSS pixels. */
const contentWidth = 536;

export interface Picture {
  readonly url: string;
  readonly alt: string;
  readonly width: number;
  readonly link?: string | undefined;
}

/** `mj-image` of at most `widest` CSS pixels, never wider than its file. */
export function pictureMjml(
  { url, alt, width, link }: Picture,
  context: BlockContext,
  { widest = contentWidth, padding = '8px 32px 16px', cssClass = 'pad' } = {},
): string {
  const address = safeLink(link);
  const href = address === undefined ? '' : ` href="${escapeHtml(address)}"`;
  return (
    `<mj-image src="${escapeHtml(pictureUrl(url, context.siteUrl))}" alt="${htmlTemplate(alt, context)}"` +
    `${href} width="${Math.min(width, widest)}px" padding="${padding}" css-class="${cssClass}" border-radius="8px"` +
    ` font-size="16px" fluid-on-mobile="${width >= widest}" />`
  );
}

/** Absolute address of an image; uploaded ones are given by path on the site. */
function pictureUrl(url: string, siteUrl: string): string {
  return url.startsWith('/') ? siteUrl + url : url;
}
