import type { Palette } from '../../shared/programme/brand.ts';
import type { WrittenBlock } from '../blocks/block-context.ts';

/** The sheet that the content stands on: blocks that flow share a section, the last one ends in round corners. */
export function sheet(blocks: readonly WrittenBlock[], palette: Palette): string {
  const parts: string[] = [];
  let flow = '';
  const closeFlow = () => {
    if (flow !== '') parts.push(sheetSection(flow, palette));
    flow = '';
  };
  for (const block of blocks) {
    if (block.place === 'flow') flow += block.mjml;
    if (block.place === 'section') {
      closeFlow();
      parts.push(block.mjml);
    }
  }
  closeFlow();
  return `${parts.join('')}<mj-section css-class="surface round" background-color="${palette.surface}" border-radius="0 0 12px 12px" padding="0"><mj-column><mj-spacer height="24px" /></mj-column></mj-section>`;
}

/** A section of the sheet with these column children. */
function sheetSection(children: string, palette: Palette): string {
  return `<mj-section css-class="surface" background-color="${palette.surface}"><mj-column>${children}</mj-column></mj-section>`;
}
