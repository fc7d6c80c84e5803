import { drawAwning } from '../../../../shared/drawing/awning.ts';
import { rectangle } from '../../../../shared/drawing/shapes.ts';
import { drawSymbol } from '../../../../shared/drawing/symbol.ts';
import type { ReportDocument } from '../document.ts';
import { column, columnWidth, type Flow, palette, paper } from './flow.ts';

const band = 92;

/** What the report is and of when, and six of its numbers. */
export function setTitlePage(flow: Flow, document: ReportDocument): void {
  drawHeader(flow, document);
  setTitle(flow, document);
  setHighlights(flow, document);
  setFacts(flow, document);
}

function drawHeader(flow: Flow, { programme, slogan }: ReportDocument): void {
  const { doc } = flow;
  const sheet = {
    fill: (path: string, colour: string, opacity = 1) => {
      doc.path(path).fillColor(colour, opacity).fill();
    },
  };
  flow.decoration(() => {
    drawAwning(sheet, palette, { x: 0, y: band, width: paper.width, height: 22 }, 15);
    sheet.fill(rectangle({ x: 0, y: 0, width: paper.width, height: band }), palette.primary);
    drawSymbol(sheet, palette, { x: column.left, y: 22, size: 48 });
  });
  const colour = palette.onPrimary;
  flow.part(flow.root, 'P', () => {
    const place = { x: column.left + 62, y: 26, width: columnWidth };
    flow.write(programme, { font: 'display', size: 24, colour }, place);
    flow.write(slogan, { font: 'text', size: 10.5, colour }, { ...place, y: 55 });
  });
}

function setTitle(flow: Flow, { title, subtitle, period }: ReportDocument): void {
  const place = { x: column.left, width: columnWidth };
  const large = { font: 'display', size: 38, colour: palette.primary } as const;
  const lines = flow.heightOf(title, large, columnWidth);
  flow.part(flow.root, 'H1', () => flow.write(title, large, { ...place, y: 222 }));
  flow.part(flow.root, 'P', () => {
    const style = { font: 'strong', size: 17, colour: palette.ink } as const;
    flow.write(period, style, { ...place, y: 222 + lines + 8 });
  });
  flow.part(flow.root, 'P', () => {
    const style = { font: 'text', size: 12, colour: palette.muted } as const;
    flow.write(subtitle, style, { ...place, y: 222 + lines + 34 });
  });
}

const grid = { top: 410, columns: 3, height: 84, gap: 12 } as const;

function setHighlights(flow: Flow, { highlights }: ReportDocument): void {
  const width = (columnWidth - grid.gap * (grid.columns - 1)) / grid.columns;
  highlights.forEach(({ value, label }, index) => {
    const x = column.left + (index % grid.columns) * (width + grid.gap);
    const y = grid.top + Math.floor(index / grid.columns) * (grid.height + grid.gap);
    flow.decoration(() => {
      flow.doc.rect(x, y, width, grid.height).fillColor(palette.tint, 1).fill();
      flow.doc.rect(x, y, 4, grid.height).fillColor(palette.accent, 1).fill();
    });
    flow.part(flow.root, 'P', () => {
      const place = { x: x + 16, width: width - 24 };
      const size = flow.widthOf(value, { font: 'display', size: 26 }) > width - 24 ? 16 : 26;
      flow.write(
        value,
        { font: 'display', size, colour: palette.primary },
        { ...place, y: y + 14 },
      );
      flow.write(label, { font: 'text', size: 9.5 }, { ...place, y: y + 51 });
    });
  });
}

function setFacts(flow: Flow, { facts }: ReportDocument): void {
  const style = { font: 'text', size: 9.5, colour: palette.muted, gap: 2 } as const;
  let y = 640;
  for (const fact of facts) {
    const top = y;
    flow.part(flow.root, 'P', () =>
      flow.write(fact, style, { x: column.left, y: top, width: columnWidth }),
    );
    y += flow.heightOf(fact, style, columnWidth) + 6;
  }
}
