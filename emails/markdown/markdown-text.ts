import type { Token } from 'markdown-it';
import { type MergeContext, textTemplate } from '../merge/template-text.ts';
import { parseMarkdown } from './parse-markdown.ts';

interface OpenList {
  ordered: boolean;
  next: number;
}

/** Staff Markdown as text for people: no marks but those of lists and quotes, and every link written out. */
export function markdownText(source: string, context: MergeContext): string {
  const lists: OpenList[] = [];
  const paragraphs: string[] = [];
  let quotes = 0;
  let mark = '';
  let heading = false;
  for (const token of parseMarkdown(source)) {
    if (token.type === 'bullet_list_open') lists.push({ ordered: false, next: 1 });
    if (token.type === 'ordered_list_open') {
      lists.push({ ordered: true, next: Number(token.attrGet('start') ?? 1) });
    }
    if (token.type.endsWith('_list_close')) lists.pop();
    if (token.type === 'list_item_open') mark = itemMark(lists.at(-1));
    if (token.tag === 'blockquote') quotes += token.nesting;
    if (/^h[1-6]$/.test(token.tag)) heading = token.nesting === 1;
    if (token.type !== 'inline') continue;
    const text = inlineText(token, context);
    const indent = '> '.repeat(quotes) + '  '.repeat(Math.max(0, lists.length - 1));
    const hanging = indent + ' '.repeat(lists.length > 0 ? 2 : 0);
    const lines = (heading ? underlined(text) : text).split('\n');
    const first = lists.length > 0 && mark === '' ? hanging : indent + mark;
    paragraphs.push(lines.map((line, index) => (index === 0 ? first : hanging) + line).join('\n'));
    mark = '';
  }
  return joinParagraphs(paragraphs);
}

/** Items of a list follow each other; everything else is set apart by an empty line. */
function joinParagraphs(paragraphs: readonly string[]): string {
  const isItem = (text: string | undefined) => /^[> ]*(?:- |\d+\. )/.test(text ?? '');
  return paragraphs
    .map((text, index) => {
      if (index === 0) return text;
      return (isItem(text) && isItem(paragraphs[index - 1]) ? '\n' : '\n\n') + text;
    })
    .join('');
}

function itemMark(list: OpenList | undefined): string {
  if (list === undefined) return '';
  const mark = list.ordered ? `${list.next}. ` : '- ';
  list.next += 1;
  return mark;
}

/** A heading with a line below it, as long as the heading. */
export function underlined(text: string, line = '-'): string {
  return `${text}\n${line.repeat(Math.min(60, Math.max(3, text.length)))}`;
}

function inlineText(token: Token, context: MergeContext): string {
  let href = '';
  let label = '';
  let text = '';
  for (const child of token.children ?? []) {
    if (child.type === 'text') {
      const piece = textTemplate(child.content, context);
      text += piece;
      label += child.content;
    }
    if (child.type === 'softbreak' || child.type === 'hardbreak') text += '\n';
    if (child.type === 'link_open') {
      href = String(child.attrGet('href') ?? '');
      label = '';
    }
    if (child.type === 'link_close' && !linkSaysItself(label, href)) {
      text += ` (${href.replace(/^mailto:/, '')})`;
    }
  }
  return text;
}

function linkSaysItself(label: string, href: string): boolean {
  return href === label || href === `mailto:${label}`;
}
