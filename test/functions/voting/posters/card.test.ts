import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { drawCard } from '../../../../functions/voting/posters/drawing/draw-card.ts';
import { languages } from '../../../../shared/i18n/language.ts';
import { programme } from '../../../../shared/programme/programme.ts';
import { jpegPhoto } from '../../../builders/photo-file.ts';
import { aPhoto, aPoster } from '../../../builders/poster.ts';

const colourAt = ({ data, width }: PNG, x: number, y: number) =>
  `#${data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3).toString('hex')}`;

/** A photo of which PNG can make nothing small: every point another colour. */
async function noisyPhoto() {
  const [width, height] = [800, 600];
  const data = new Uint8ClampedArray(width * height * 4);
  let state = 1;
  for (let at = 0; at < data.length; at += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    data[at] = at % 4 === 3 ? 255 : 90 + 60 * Math.sin(at / 220_000) + ((state >> 16) % 80);
  }
  return { bytes: await jpegPhoto({ data, width, height }), width, height, alt: '' };
}

describe('a card', () => {
  it('is a PNG of 1200 × 630 pixels with words and photo on it', async () => {
    const card = PNG.sync.read(await drawCard(aPoster({ photo: await aPhoto() })));
    expect([card.width, card.height]).toEqual([1200, 630]);
    // The upper left field of the photo is red; the name stands in the region's colour.
    expect(colourAt(card, 100, 200)).toMatch(/^#c[0-9a-f][12][0-9a-f]/);
    const name = Array.from({ length: 400 }, (_, x) => colourAt(card, 640 + x, 240));
    expect(name).toContain(aPoster().palette.primary);
  });

  it('is small enough for WhatsApp, whatever the photo', async () => {
    const card = await drawCard(aPoster({ photo: await noisyPhoto() }));
    expect(card.length).toBeLessThan(600_000);
  });

  it.each(programme.regions)('has the colours of $name, in every language', async ({ brand }) => {
    for (const language of languages) {
      const slogan = programme.slogan[language];
      const poster = aPoster({ language, palette: brand.light, brand: brand.name, slogan });
      const card = PNG.sync.read(await drawCard(poster));
      expect(colourAt(card, 600, 625)).toBe(brand.light.primary);
      expect(colourAt(card, 20, 400)).toBe(brand.light.accent);
    }
  });

  it('escapes what it says', async () => {
    const card = await drawCard(aPoster({ name: '<b>"Brood" & \'co\'</b>' }));
    expect(PNG.sync.read(card).width).toBe(1200);
  });
});
