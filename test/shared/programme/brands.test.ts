import { readFileSync } from 'node:fs';
import { imageSize } from 'image-size';
import { describe, expect, it } from 'vitest';
import {
  brandContrasts,
  contrastRatio,
  minimumContrast,
} from '../../../shared/programme/contrast.ts';
import { programme, regionById } from '../../../shared/programme/programme.ts';

describe('contrast of two colours', () => {
  it('is what WCAG says', () => {
    expect(contrastRatio('#000000', '#ffffff')).toBe(21);
    expect(contrastRatio('#ffffff', '#ffffff')).toBe(1);
    expect(contrastRatio('#777777', '#FFFFFF')).toBeCloseTo(4.478, 3);
    expect(contrastRatio('#ffffff', '#0000ff')).toBeCloseTo(8.592, 3);
  });

  it('needs six-digit colours', () => {
    expect(() => contrastRatio('#fff', '#000000')).toThrow(RangeError);
  });
});

describe('pages of no region', () => {
  it.each(brandContrasts(programme.appearance))(
    'have text that can be read, $pair',
    ({ ratio }) => {
      expect(ratio).toBeGreaterThanOrEqual(minimumContrast);
    },
  );
});

describe.each(programme.regions.map(({ id }) => id))('the brand of %s', (id) => {
  it.each(brandContrasts(regionById(id).brand))('has text that can be read, $pair', ({ ratio }) => {
    expect(ratio).toBeGreaterThanOrEqual(minimumContrast);
  });

  it('has a small square symbol, sharp at three pixels a CSS pixel', () => {
    const file = readFileSync(
      new URL(`../../../emails/assets/${regionById(id).brand.symbol}`, import.meta.url),
    );
    expect(imageSize(file)).toMatchObject({ type: 'png', width: 168, height: 168 });
    expect(file.length).toBeLessThan(10_000);
  });
});
