import type { Block } from '../document.ts';
import {
  column,
  columnWidth,
  type Element,
  type Flow,
  palette,
  type Role,
  type Style,
} from './flow.ts';

export const body: Style = { font: 'text', size: 10, gap: 3 };

export const small: Style = { font: 'text', size: 8.5, colour: palette.muted, gap: 2 };

const headings = {
  H1: { font: 'display', size: 22, colour: palette.primary },
  H2: { font: 'strong', size: 13, colour: palette.primary },
} as const satisfies Partial<Record<Role, Style>>;

/** A heading, never left alone at the foot of a page: so much must fit below it. */
export function setHeading(
  flow: Flow,
  into: Element,
  level: 'H1' | 'H2',
  text: string,
  below = 70,
) {
  const style = headings[level];
  if (level === 'H2') flow.skip(8);
  const height = flow.heightOf(text, style, columnWidth);
  flow.need(height + below);
  const { y } = flow;
  flow.part(into, level, () => flow.write(text, style, { x: column.left, y, width: columnWidth }));
  flow.skip(height + (level === 'H1' ? 12 : 5));
}

export function setParagraph(
  flow: Flow,
  into: Element,
  text: string,
  { style = body, after = 8 }: { readonly style?: Style; readonly after?: number } = {},
): void {
  const height = flow.heightOf(text, style, columnWidth);
  flow.need(height);
  const { y } = flow;
  flow.part(into, 'P', () => flow.write(text, style, { x: column.left, y, width: columnWidth }));
  flow.skip(height + after);
}

const bulletIndent = 14;

export function setList(flow: Flow, into: Element, entries: readonly string[]): void {
  const list = flow.group(into, 'L');
  const width = columnWidth - bulletIndent;
  for (const entry of entries) {
    const height = flow.heightOf(entry, body, width);
    flow.need(height);
    const { y } = flow;
    const x = column.left + bulletIndent;
    flow.decoration(() => flow.doc.circle(column.left + 4, y + 6.5, 2.2).fill(palette.accent));
    const item = flow.group(list, 'LI');
    flow.part(item, 'LBody', () => flow.write(entry, body, { x, y, width }));
    item.end();
    flow.skip(height + 5);
  }
  list.end();
  flow.skip(6);
}

const termWidth = 128;

/** Terms at the left, what they mean at the right. */
export function setTerms(
  flow: Flow,
  into: Element,
  { terms }: Extract<Block, { kind: 'terms' }>,
): void {
  const list = flow.group(into, 'L');
  const term: Style = { font: 'strong', size: 9, gap: 2 };
  const text: Style = { font: 'text', size: 9, gap: 2 };
  const width = columnWidth - termWidth - 12;
  for (const { term: name, text: meaning } of terms) {
    const height = Math.max(
      flow.heightOf(name, term, termWidth),
      flow.heightOf(meaning, text, width),
    );
    flow.need(height + 4);
    const { y } = flow;
    const item = flow.group(list, 'LI');
    flow.part(item, 'Lbl', () => flow.write(name, term, { x: column.left, y, width: termWidth }));
    flow.part(item, 'LBody', () =>
      flow.write(meaning, text, { x: column.left + termWidth + 12, y, width }),
    );
    item.end();
    flow.skip(height + 5);
  }
  list.end();
  flow.skip(4);
}
