import { initWasm, Resvg } from '@resvg/resvg-wasm';
import wasm from '@resvg/resvg-wasm/index_bg.wasm';
import { PNG } from 'pngjs';
import { printFonts } from '../../../../shared/drawing/fonts.ts';
import type { Box } from '../../../../shared/drawing/sheet.ts';

let ready: Promise<void> | undefined;

/**
 * An opaque SVG picture as PNG, set in the fonts of posters and no other. WhatsApp shows no picture of more than 600 kB,
 * and a photo as PNG is soon that large: inside its box, colours are told in 6 bits instead of 8, which no eye sees.
 */
export async function rasterize(svg: string, photo?: Box): Promise<Buffer> {
  ready ??= initWasm(wasm);
  await ready;
  const drawing = new Resvg(svg, {
    font: {
      fontBuffers: [printFonts.display.bytes, printFonts.text.bytes],
      loadSystemFonts: false,
    },
  });
  const image = drawing.render();
  const { width, height } = image;
  const png = new PNG({ width, height });
  png.data = Buffer.from(image.pixels);
  image.free();
  drawing.free();
  if (photo) coarsen(png, photo);
  return PNG.sync.write(png, { colorType: 2, deflateLevel: 9, filterType: -1 });
}

/** Rounds to multiples of four; the brightest step is white. */
function coarsen({ data, width: pixels }: PNG, { x, y, width, height }: Box): void {
  for (let row = y; row < y + height; row += 1) {
    const start = (row * pixels + x) * 4;
    for (let at = start; at < start + width * 4; at += 1) {
      data[at] = Math.min(255, ((data[at] ?? 0) + 2) & 0x1fc);
    }
  }
}
