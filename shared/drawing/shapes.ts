import type { Box } from './sheet.ts';

/** SVG path data of simple shapes; numbers to a hundredth of the unit. */
const n = (value: number): string => String(Math.round(value * 100) / 100);

export const rectangle = ({ x, y, width, height }: Box): string =>
  `M${n(x)} ${n(y)}h${n(width)}v${n(height)}h${n(-width)}z`;

export function roundedRectangle({ x, y, width, height }: Box, radius: number): string {
  const r = n(radius);
  const corner = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${n(dx * radius)} ${n(dy * radius)}`;
  return `M${n(x + radius)} ${n(y)}h${n(width - 2 * radius)}${corner(1, 1)}v${n(height - 2 * radius)}${corner(-1, 1)}h${n(2 * radius - width)}${corner(-1, -1)}v${n(2 * radius - height)}${corner(1, -1)}z`;
}

/** A rectangle whose upper corners are round. */
export function arch({ x, y, width, height }: Box, radius: number): string {
  const r = n(radius);
  return `M${n(x)} ${n(y + height)}v${n(radius - height)}a${r} ${r} 0 0 1 ${r} ${n(-radius)}h${n(width - 2 * radius)}a${r} ${r} 0 0 1 ${r} ${r}v${n(height - radius)}z`;
}

export function circle(x: number, y: number, radius: number): string {
  const r = n(radius);
  return `M${n(x - radius)} ${n(y)}a${r} ${r} 0 1 1 ${n(2 * radius)} 0a${r} ${r} 0 1 1 ${n(-2 * radius)} 0z`;
}

/** A point on a circle; degrees go clockwise from the top. */
function onCircle(x: number, y: number, radius: number, degrees: number): string {
  const angle = ((degrees - 90) * Math.PI) / 180;
  return `${n(x + radius * Math.cos(angle))} ${n(y + radius * Math.sin(angle))}`;
}

export interface RoundStripe {
  /** Of the middle. */
  readonly x: number;
  readonly y: number;
  readonly outer: number;
  readonly inner: number;
  /** Degrees, clockwise from the top. */
  readonly from: number;
  readonly to: number;
}

/** A stripe of an awning that goes round: its end towards the middle is round. */
export function roundStripe({ x, y, outer, inner, from, to }: RoundStripe): string {
  const half = n(inner * Math.sin(((to - from) * Math.PI) / 360));
  const [a, b, c, d] = [
    onCircle(x, y, outer, from),
    onCircle(x, y, outer, to),
    onCircle(x, y, inner, to),
    onCircle(x, y, inner, from),
  ];
  return `M${a}A${n(outer)} ${n(outer)} 0 0 1 ${b}L${c}A${half} ${half} 0 0 1 ${d}z`;
}

/** Dots on a circle. */
export function dottedCircle(x: number, y: number, radius: number, count: number, dot: number) {
  return Array.from({ length: count }, (_, index) => {
    const angle = (2 * Math.PI * index) / count;
    return circle(x + radius * Math.cos(angle), y + radius * Math.sin(angle), dot);
  }).join('');
}

/** One stripe of an awning: straight down, round at its end. */
export const scallop = ({ x, y, width, height }: Box): string =>
  `M${n(x)} ${n(y)}h${n(width)}v${n(height)}a${n(width / 2)} ${n(width / 2)} 0 0 1 ${n(-width)} 0z`;

/** A tick inside a square of the size, its corner at x, y. */
export function tick(x: number, y: number, size: number): string {
  const at = (dx: number, dy: number) => `${n(x + dx * size)} ${n(y + dy * size)}`;
  return `M${at(0.22, 0.52)}L${at(0.34, 0.4)}L${at(0.45, 0.51)}L${at(0.68, 0.27)}L${at(0.8, 0.39)}L${at(0.45, 0.75)}z`;
}
