import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fitText, heightOf } from '../../../shared/drawing/fit-text.ts';
import { widthOf } from '../../../shared/drawing/fonts.ts';

const fit = { font: 'display', width: 182, most: 3, height: 33, largest: 27, smallest: 7 } as const;

it('sets a short name large, on one line', () => {
  expect(fitText('Bo', fit)).toEqual({ size: 27, lines: ['Bo'] });
});

it('leaves no word alone on the last line', () => {
  const { lines } = fitText('Fietsen Van den Broeck & Zonen', fit);
  expect(lines).toEqual(['Fietsen Van den', 'Broeck & Zonen']);
});

it('cuts off what fits nowhere, and says so', () => {
  const { lines, size } = fitText('Z'.repeat(200), fit);
  expect([lines.length, size]).toEqual([3, 7]);
  expect(lines.at(-1)).toMatch(/^Z+…$/);
});

it('never makes lines wider or more than allowed, and loses no letter that there is room for', () => {
  const word = fc.string({ unit: fc.constantFrom(...'aWi-é'), minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
      const text = words.join(' ');
      const fitted = fitText(text, fit);
      expect(fitted.lines.length).toBeLessThanOrEqual(fit.most);
      expect(heightOf(fitted)).toBeLessThanOrEqual(fit.height);
      for (const line of fitted.lines) {
        expect(widthOf(line, 'display', fitted.size)).toBeLessThanOrEqual(fit.width + 0.001);
      }
      const letters = (some: string) => some.replaceAll(' ', '');
      if (!fitted.lines.at(-1)?.endsWith('…')) {
        expect(letters(fitted.lines.join(''))).toBe(letters(text));
      }
    }),
  );
});
