import { initWasm, Resvg } from '@resvg/resvg-wasm';
import wasm from '@resvg/resvg-wasm/index_bg.wasm';
import { posterFonts } from './fonts.ts';

let ready: Promise<void> | undefined;

/** An SVG picture as PNG, set in the fonts of posters and no other. */
export async function rasterize(svg: string): Promise<Uint8Array> {
  ready ??= initWasm(wasm);
  await ready;
  const picture = new Resvg(svg, {
    font: {
      fontBuffers: [posterFonts.display.bytes, posterFonts.text.bytes],
      loadSystemFonts: false,
    },
  });
  const image = picture.render();
  const png = image.asPng();
  image.free();
  picture.free();
  return png;
}
