import { type Box, type Filling, hatchPitch, type Pen } from '../charts/pen.ts';
import { type Flow, palette, type Style } from './flow.ts';

/** Draws with its upper left at the point. */
export const pdfPen = (flow: Flow, { x: left, y: top }: { x: number; y: number }): Pen => ({
  bar({ x, y, width, height }, filling) {
    drawBar(flow, { x: left + x, y: top + y, width, height }, filling);
  },
  clear({ x, y, width, height }) {
    flow.doc
      .rect(left + x, top + y, width, height)
      .fillColor('#ffffff', 1)
      .fill();
  },
  line(from, to, tone) {
    flow.doc
      .moveTo(left + from.x, top + from.y)
      .lineTo(left + to.x, top + to.y)
      .lineWidth(0.5)
      .strokeColor(palette[tone])
      .stroke();
  },
  text(words, { x, y, width, align = 'left', ...how }) {
    flow.write(words, styleOf(how), { x: left + x, y: top + y, width, align });
  },
  widthOf: (words, size) => flow.widthOf(words, styleOf({ size })),
});

const styleOf = ({ size, tone = 'ink' }: { size: number; tone?: 'ink' | 'muted' }): Style => ({
  font: 'text',
  size,
  colour: palette[tone],
});

function drawBar({ doc }: Flow, { x, y, width, height }: Box, filling: Filling): void {
  if (width <= 0 || height <= 0) return;
  if (filling === 'full') {
    doc.rect(x, y, width, height).fillColor(palette.primary, 1).fill();
    return;
  }
  doc.save();
  doc.rect(x, y, width, height).clip();
  for (let offset = -height; offset < width; offset += hatchPitch) {
    doc.moveTo(x + offset, y + height).lineTo(x + offset + height, y);
  }
  doc.lineWidth(0.6).strokeColor(palette.primary).stroke();
  doc.restore();
  const inside = (length: number) => Math.max(0.1, length - 0.5);
  doc.rect(x + 0.25, y + 0.25, inside(width), inside(height));
  doc.lineWidth(0.5).strokeColor(palette.primary).stroke();
}
