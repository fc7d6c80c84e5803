import { hatchPitch, type Pen, type TextPlace } from '../charts/pen.ts';

/** Marks that everything is written with, for who draws several charts on one page. */
export const hatchDefinition = `<svg width="0" height="0" aria-hidden="true"><defs><pattern id="hatch" width="${hatchPitch}" height="${hatchPitch}" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0v${hatchPitch}" class="hatch"/></pattern></defs></svg>`;

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => escapes[character] ?? '');

const n = (value: number): string => String(Math.round(value * 100) / 100);

const anchors = { left: 'start', center: 'middle', right: 'end' } as const;

/** Gathers the elements of an SVG picture. */
export function svgPen(): Pen & { readonly elements: readonly string[] } {
  const elements: string[] = [];
  return {
    elements,
    bar({ x, y, width, height }, filling) {
      if (width <= 0 || height <= 0) return;
      elements.push(
        `<rect class="${filling}" x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}"/>`,
      );
    },
    clear({ x, y, width, height }) {
      elements.push(
        `<rect class="paper" x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}"/>`,
      );
    },
    line(from, to, tone) {
      elements.push(`<path class="${tone}" d="M${n(from.x)} ${n(from.y)}L${n(to.x)} ${n(to.y)}"/>`);
    },
    text(words, place) {
      const { size, align = 'left', tone = 'ink' } = place;
      elements.push(
        `<text class="${tone}" x="${n(anchorAt(place))}" y="${n(place.y + size * 0.82)}" font-size="${size}" text-anchor="${anchors[align]}">${escaped(words)}</text>`,
      );
    },
    // Near enough for a legend, of letters of any font.
    widthOf: (words, size) => words.length * size * 0.52,
  };
}

function anchorAt({ x, width, align = 'left' }: TextPlace): number {
  if (align === 'left') return x;
  return align === 'center' ? x + width / 2 : x + width;
}
