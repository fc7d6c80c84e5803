import type { Orientation } from './orientation.ts';
import type { Pixels } from './pixels.ts';

/** Where each point of the upright picture was, `[x, y]`, in the picture as the camera wrote it. */
const origins: Record<
  Orientation,
  (x: number, y: number, width: number, height: number) => readonly [number, number]
> = {
  1: (x, y) => [x, y],
  2: (x, y, width) => [width - 1 - x, y],
  3: (x, y, width, height) => [width - 1 - x, height - 1 - y],
  4: (x, y, _width, height) => [x, height - 1 - y],
  5: (x, y) => [y, x],
  6: (x, y, _width, height) => [y, height - 1 - x],
  7: (x, y, width, height) => [width - 1 - y, height - 1 - x],
  8: (x, y, width) => [width - 1 - y, x],
};

/** The picture as it was seen. */
export function turnUpright(picture: Pixels, orientation: Orientation): Pixels {
  if (orientation === 1) return picture;
  const isTurned = orientation > 4;
  const { width, height, data } = picture;
  const upright = isTurned ? { width: height, height: width } : { width, height };
  const from = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const to = new Uint32Array(width * height);
  for (let y = 0; y < upright.height; y += 1) {
    for (let x = 0; x < upright.width; x += 1) {
      const [column, row] = origins[orientation](x, y, width, height);
      to[y * upright.width + x] = from[row * width + column] ?? 0;
    }
  }
  return { ...upright, data: new Uint8ClampedArray(to.buffer) };
}
