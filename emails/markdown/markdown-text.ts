import type { Token } from 'markdown-it';
import { type MergeContext, textTemplate } from '../merge/template-text.ts';
import { parseMarkdown } from './parse-markdown.ts';

interface OpenList {
  readonly ordered: boolean;
  next: number;
}

interface Paragraph {
  readonly text: string;
  /** The outermost list that this is an item of; items of one list follow each other without an empty line. */
  readonly list?: number;
}

/** Where the walk through the document is. */
interface Outline {
  readonly lists: OpenList[];
  readonly paragraphs: Paragraph[];
  listCount: number;
  quotes: number;
  heading: boolean;
  /** `- ` or `2. `, until the first paragraph of the item has it. */
  mark: string;
}

/** Staff Markdown as text for people: no marks but those of lists and quotes, and every link written out. */
export function markdownText(source: string, context: MergeContext): string {
  const outline: Outline = {
    lists: [],
    paragraphs: [],
    listCount: 0,
    quotes: 0,
    heading: false,
    mark: '',
  };
  for (const token of parseMarkdown(source)) {
    follow(outline, token);
    if (token.type === 'inline') addParagraph(outline, inlineText(token, context));
  }
  return outline.paragraphs
    .map(({ text, list }, index, all) => {
      const sameList = list !== undefined && list === all[index - 1]?.list;
      return (index === 0 ? '' : sameList ? '\n' : '\n\n') + text;
    })
    .join('');
}

function follow(outline: Outline, token: Token): void {
  const { lists } = outline;
  if (token.type === 'bullet_list_open' || token.type === 'ordered_list_open') {
    if (lists.length === 0) outline.listCount += 1;
    lists.push({
      ordered: token.type === 'ordered_list_open',
      next: Number(token.attrGet('start') ?? 1),
    });
  }
  if (token.type.endsWith('_list_close')) lists.pop();
  if (token.type === 'list_item_open') outline.mark = itemMark(lists.at(-1));
  if (token.tag === 'blockquote') outline.quotes += token.nesting;
  if (/^h[1-6]$/.test(token.tag)) outline.heading = token.nesting === 1;
}

function itemMark(list: OpenList | undefined): string {
  if (list === undefined) return '';
  const mark = list.ordered ? `${list.next}. ` : '- ';
  list.next += 1;
  return mark;
}

function addParagraph(outline: Outline, text: string): void {
  const { lists, mark, quotes, heading } = outline;
  const margin = '> '.repeat(quotes) + '  '.repeat(Math.max(0, lists.length - 1));
  const hanging = margin + (lists.length > 0 ? ' '.repeat(mark.length || 2) : '');
  const lines = (heading ? underlined(text) : text).split('\n');
  const indented = lines.map((line, index) => {
    return (index === 0 && mark !== '' ? margin + mark : hanging) + line;
  });
  outline.paragraphs.push({
    text: indented.join('\n'),
    ...(mark === '' ? {} : { list: outline.listCount }),
  });
  outline.mark = '';
}

/** A heading with a line below it, about as long as the heading. */
export function underlined(text: string, line = '-'): string {
  return `${text}\n${line.repeat(Math.min(60, Math.max(3, text.length)))}`;
}

function inlineText(token: Token, context: MergeContext): string {
  let href = '';
  let label = '';
  let text = '';
  for (const child of token.children ?? []) {
    if (child.type === 'text') text += textTemplate(child.content, context);
    if (child.type === 'text') label += child.content;
    if (child.type === 'softbreak' || child.type === 'hardbreak') text += '\n';
    if (child.type === 'link_open') {
      href = String(child.attrGet('href') ?? '');
      label = '';
    }
    if (child.type === 'link_close' && !saysItself(label, href)) {
      text += ` (${href.replace(/^mailto:/i, '')})`;
    }
  }
  return text;
}

/** A link whose words are its address needs no address behind it. */
function saysItself(label: string, href: string): boolean {
  return href === label || href === `mailto:${label}`;
}
