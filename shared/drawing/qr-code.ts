import { encode } from 'uqr';

/** Modules that stay white on every side (ISO/IEC 18004). */
export const quietZone = 4;

/**
 * A QR code that survives a quarter of it being dirty, scratched or covered (level Q), as SVG path data in a square of
 * the size, quiet zone included. Modules of a row that touch are one rectangle.
 */
export function qrPath(text: string, x: number, y: number, size: number): string {
  const { data } = encode(text, { ecc: 'Q', border: quietZone });
  const module = size / data.length;
  const n = (value: number) => value.toFixed(3);
  return data
    .flatMap((row, line) =>
      runs(row).map(
        ([start, length]) =>
          `M${n(x + start * module)} ${n(y + line * module)}h${n(length * module)}v${n(module)}h${n(-length * module)}z`,
      ),
    )
    .join('');
}

/** Where dark modules begin, and how many follow each other. */
function runs(row: readonly boolean[]): [number, number][] {
  const found: [number, number][] = [];
  row.forEach((isDark, index) => {
    const last = found.at(-1);
    if (!isDark) return;
    if (last && last[0] + last[1] === index) last[1] += 1;
    else found.push([index, 1]);
  });
  return found;
}
