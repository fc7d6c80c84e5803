import { printFonts } from '../../../../shared/drawing/fonts.ts';
import {
  type Box,
  covering,
  type Photo,
  type Placement,
  type Sheet,
  type TextPlace,
} from '../../../../shared/drawing/sheet.ts';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => escapes[character] ?? '');

/** An SVG picture of this many pixels. */
export function drawSvg(width: number, height: number, draw: (sheet: Sheet) => void): string {
  const sheet = new SvgSheet();
  draw(sheet);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${sheet.elements.join('')}</svg>`;
}

class SvgSheet implements Sheet {
  readonly elements: string[] = [];

  fill(path: string, colour: string, opacity = 1): void {
    this.elements.push(`<path d="${path}" fill="${colour}" fill-opacity="${opacity}"/>`);
  }

  text(words: string, { x, y, font, size, colour, anchor = 'start' }: TextPlace): void {
    const { family, weight } = printFonts[font];
    this.elements.push(
      `<text x="${x}" y="${y}" font-family="${family}" font-weight="${weight}" font-size="${size}" fill="${colour}" text-anchor="${anchor}">${escapeXml(words)}</text>`,
    );
  }

  photo(photo: Photo, box: Box): void {
    const { x, y, width, height } = covering(photo, box);
    const data = Buffer.from(photo.bytes).toString('base64');
    this.elements.push(
      `<svg x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}">`,
      `<image x="${x - box.x}" y="${y - box.y}" width="${width}" height="${height}" href="data:image/jpeg;base64,${data}"/></svg>`,
    );
  }

  turned(degrees: number, x: number, y: number, draw: () => void): void {
    this.elements.push(`<g transform="rotate(${degrees} ${x} ${y})">`);
    draw();
    this.elements.push('</g>');
  }

  placed({ x, y, unit }: Placement, draw: () => void): void {
    this.elements.push(`<g transform="translate(${x} ${y}) scale(${unit})">`);
    draw();
    this.elements.push('</g>');
  }

  part(_role: string, draw: () => void): void {
    draw();
  }
}
