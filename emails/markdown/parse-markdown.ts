import createMarkdown, { type MarkdownIt, type Token } from 'markdown-it';
import { isSafeLink } from './safe-link.ts';

/**
 * A small Markdown: paragraphs, headings, lists, quotes, emphasis, links, line breaks. No raw HTML, no images (they
 * have a block of their own, with alt text), no reference links (they would take over `[naam]`).
 */
const rules = [
  'normalize',
  'block',
  'inline',
  'linkify',
  'text_join',
  'paragraph',
  'heading',
  'list',
  'blockquote',
  'newline',
  'escape',
  'emphasis',
  'balance_pairs',
  'fragments_join',
  'link',
  'autolink',
  'entity',
];

function createParser(linkAllowed: (url: string) => boolean): MarkdownIt {
  const parser = createMarkdown('zero', { html: false, linkify: true, breaks: true });
  parser.enable(rules, true);
  parser.linkify.set({ fuzzyLink: false, fuzzyEmail: true });
  parser.validateLink = linkAllowed;
  return parser;
}

const safeParser = createParser(isSafeLink);
// `[site]()` names no address, of which the parser asks nobody whether it is safe.
safeParser.inline.ruler.before('link', 'link-to-nowhere', (state, silent) => {
  if (state.src[state.pos] !== '[') return false;
  const end = state.md.helpers.parseLinkLabel(state, state.pos, true);
  if (end < 0 || !/^\(\s*\)/.test(state.src.slice(end + 1))) return false;
  if (!silent) state.pending += '[';
  state.pos += 1;
  return true;
});

const anyLinkParser = createParser(() => true);

/** Parsed staff text. A link that is not safe stays the text that it was written as. */
export function parseMarkdown(source: string): Token[] {
  return safeParser.parse(source, {});
}

/** Every run of text, marks and addresses of links taken away. */
export function markdownTexts(source: string): string[] {
  return anyLinkParser
    .parse(source, {})
    .flatMap((token) => token.children ?? [])
    .filter((token) => token.type === 'text')
    .map((token) => token.content);
}

/** Every link as written, also those that are not safe and will not become a link. */
export function markdownLinks(source: string): string[] {
  return anyLinkParser
    .parse(source, {})
    .flatMap((token) => token.children ?? [])
    .filter((token) => token.type === 'link_open')
    .map((token) => String(token.attrGet('href') ?? ''));
}
