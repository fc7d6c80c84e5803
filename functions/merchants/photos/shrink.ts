import type { Pixels } from './pixels.ts';

const white = 255;

/**
 * The picture on white, its longer side at most `longest` pixels: each new pixel is the average of those that it
 * covers. Never enlarges.
 */
export function shrink(picture: Pixels, longest: number): Pixels {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const data = new Uint8ClampedArray(width * height * 4).fill(white);
  const sum = new Float32Array(width * 3);
  const rowOf = rowReader(picture, width);
  for (let y = 0; y < height; y += 1) {
    sum.fill(0);
    for (const [row, share] of covered(y, picture.height / height)) add(sum, rowOf(row), share);
    write(data, sum, y * width * 4);
  }
  return { width, height, data };
}

/** Rows or columns that the new one at `index` covers, with the share of each in it. */
function covered(index: number, step: number): readonly (readonly [number, number])[] {
  const [from, to] = [index * step, (index + 1) * step];
  // A little less than `to`, for what rounding adds: no share of a column beyond the last.
  const last = Math.max(Math.floor(from), Math.ceil(to - 1e-6) - 1);
  return Array.from({ length: last - Math.floor(from) + 1 }, (_, offset) => {
    const at = Math.floor(from) + offset;
    return [at, (Math.min(at + 1, to) - Math.max(at, from)) / step] as const;
  });
}

/** Reads a row in the new width. The last one is kept: the border between two new rows often runs through it. */
function rowReader({ width, data }: Pixels, newWidth: number): (row: number) => Float32Array {
  const columns = Array.from({ length: newWidth }, (_, x) => covered(x, width / newWidth));
  const kept = new Float32Array(newWidth * 3);
  let keptRow = -1;
  return (row) => {
    if (row === keptRow) return kept;
    keptRow = row;
    kept.fill(0);
    for (const [x, shares] of columns.entries()) {
      for (const [column, share] of shares)
        addPixel(kept, x * 3, data, (row * width + column) * 4, share);
    }
    return kept;
  };
}

function addPixel(
  sum: Float32Array,
  to: number,
  data: Pixels['data'],
  from: number,
  share: number,
) {
  const opaque = (data[from + 3] ?? white) / white;
  const background = white * (1 - opaque);
  for (let colour = 0; colour < 3; colour += 1) {
    sum[to + colour] =
      (sum[to + colour] ?? 0) + share * ((data[from + colour] ?? 0) * opaque + background);
  }
}

function add(sum: Float32Array, row: Float32Array, share: number): void {
  for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] ?? 0) + share * (row[at] ?? 0);
}

function write(data: Uint8ClampedArray, sum: Float32Array, start: number): void {
  for (let at = 0; at < sum.length; at += 1) {
    data[start + Math.floor(at / 3) * 4 + (at % 3)] = sum[at] ?? 0;
  }
}
