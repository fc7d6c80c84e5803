import type { Token } from 'markdown-it';
import type { Palette } from '../../shared/programme/brand.ts';
import { fonts } from '../layout/fonts.ts';
import { escapeHtml } from '../merge/escape-html.ts';
import { htmlTemplate, type MergeContext } from '../merge/template-text.ts';
import { parseMarkdown } from './parse-markdown.ts';

/** Mail programs drop style sheets, so every element carries its own style. */
function styles(palette: Palette): Record<string, string> {
  const heading = `margin:24px 0 8px;font-family:${fonts.heading};font-weight:bold;color:${palette.ink}`;
  const list = 'margin:0 0 16px;padding:0 0 0 24px';
  return {
    p: 'margin:0 0 16px',
    h2: `${heading};font-size:24px;line-height:30px`,
    h3: `${heading};font-size:20px;line-height:26px`,
    ul: list,
    ol: list,
    li: 'margin:0 0 8px',
    blockquote: `margin:0 0 16px;padding:0 0 0 16px;border-left:4px solid ${palette.accent}`,
    a: `color:${palette.link};text-decoration:underline`,
  };
}

/**
 * Staff Markdown as HTML of an SES template. Headings start at `h2`, because the mail's title is its `h1`, and no
 * level is skipped.
 */
export function markdownHtml(source: string, palette: Palette, context: MergeContext): string {
  const tokens = parseMarkdown(source);
  const topLevel = Math.min(...tokens.flatMap(headingLevel));
  const style = styles(palette);
  const write = (token: Token): string => {
    if (token.type === 'inline') return (token.children ?? []).map(write).join('');
    if (token.type === 'text') return htmlTemplate(token.content, context);
    if (token.type === 'softbreak' || token.type === 'hardbreak') return '<br>';
    if (token.hidden) return '';
    const tag = htmlTag(token, topLevel);
    if (tag === undefined) return '';
    return token.nesting === -1 ? `</${tag}>` : `<${tag}${attributes(token, tag, style)}>`;
  };
  return tokens.map(write).join('');
}

function headingLevel(token: Token): number[] {
  return token.type === 'heading_open' ? [Number(token.tag.slice(1))] : [];
}

const plainTags = new Set(['p', 'ul', 'ol', 'li', 'blockquote', 'strong', 'em', 'a']);

function htmlTag(token: Token, topLevel: number): string | undefined {
  if (/^h[1-6]$/.test(token.tag)) return Number(token.tag.slice(1)) === topLevel ? 'h2' : 'h3';
  return plainTags.has(token.tag) ? token.tag : undefined;
}

function attributes(token: Token, tag: string, style: Record<string, string>): string {
  const own = style[tag] === undefined ? '' : ` style="${style[tag]}"`;
  const start = tag === 'ol' ? Number(token.attrGet('start') ?? 1) : 1;
  if (tag === 'a') return ` href="${escapeHtml(String(token.attrGet('href') ?? ''))}"${own}`;
  return start === 1 ? own : ` start="${start}"${own}`;
}
