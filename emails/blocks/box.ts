import type { Palette } from '../../shared/programme/brand.ts';
import { fonts } from '../layout/fonts.ts';
import { escapeHtml } from '../merge/escape-html.ts';

/** Width of what stands inside a box, in CSS pixels. */
export const insideBox = 482;

/** A box of its own on the sheet, around columns' children. */
export const boxMjml = (palette: Palette, children: readonly string[]): string =>
  `<mj-section css-class="surface edge" background-color="${palette.surface}" padding="8px 32px 24px">` +
  `<mj-column css-class="offer" inner-background-color="${palette.tint}" inner-border-radius="8px" inner-border-left="6px solid ${palette.accent}">` +
  `${children.join('')}</mj-column></mj-section>`;

/** Paragraphs and headings of a box. */
export const boxText = (html: readonly string[]): string =>
  `<mj-text css-class="inside" padding="20px 24px 12px">${html.join('')}</mj-text>`;

/** Inline style of a short line of its own: what a box is about, until when it holds. */
export const boxLine = 'margin:0 0 4px;font-size:16px;line-height:22px;font-weight:bold';

/** The words above the heading. */
export const boxKicker = (html: string, palette: Palette): string =>
  `<p class="accent" style="${boxLine};color:${palette.accent}">${html}</p>`;

export const boxHeading = (html: string, palette: Palette, attributes = ''): string =>
  `<h2${attributes} style="margin:0 0 8px;font-family:${fonts.heading};font-size:24px;line-height:30px;color:${palette.ink}">${html}</h2>`;

/**
 * @param address as the reader's program follows it; escaped here.
 * @param label HTML.
 */
export const boxButton = (address: string, label: string): string =>
  `<mj-button href="${escapeHtml(address)}" align="left" css-class="inside press" padding="0 24px 24px">${label}</mj-button>`;
