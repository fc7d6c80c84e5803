import { describe, expect, it } from 'vitest';
import {
  drawPoster,
  type PaperSize,
} from '../../../../functions/voting/posters/drawing/draw-poster.ts';
import type { Poster } from '../../../../functions/voting/posters/poster.ts';
import { languages } from '../../../../shared/i18n/language.ts';
import { programme } from '../../../../shared/programme/programme.ts';
import { type DrawnPage, type ReadPdf, readPdf } from '../../../builders/pdf.ts';
import { aPhoto, aPoster } from '../../../builders/poster.ts';
import { readQr } from '../../../builders/qr-reader.ts';

const created = new Date('2026-11-10T10:00:00Z');
const drawn = (poster: Poster, size: PaperSize = 'a4') => drawPoster(poster, size, created);
const read = async (poster: Poster, size?: PaperSize) => readPdf(await drawn(poster, size));
const decode = (page: DrawnPage) => readQr(page).data;
/** Of the first point. */
const colourOf = (data: Uint8ClampedArray) =>
  `#${Buffer.from(data.subarray(0, 3)).toString('hex')}`;

const texts = ({ lines }: ReadPdf) => lines.map(({ text }) => text);

const millimetre = 72 / 25.4;

describe('a poster', () => {
  it.each([
    ['a3', 297, 420],
    ['a4', 210, 297],
  ] as const)('is one page of %s, %i × %i mm', async (size, width, height) => {
    const pdf = await read(aPoster(), size);
    expect(pdf.pages).toBe(1);
    expect(pdf.width / millimetre).toBeCloseTo(width, 1);
    expect(pdf.height / millimetre).toBeCloseTo(height, 1);
    // The strip at the foot reaches into the last corner, so the drawing is as large as the sheet.
    const page = await pdf.draw(20);
    const corner = ((page.height - 3) * page.width + page.width - 3) * 4;
    expect(colourOf(page.data.subarray(corner))).toBe(aPoster().palette.primary);
  });

  it('carries the characters of its fonts, and those alone', async () => {
    const raw = (await drawn(aPoster())).toString('latin1');
    const names = [...raw.matchAll(/\/FontName \/([A-Z]{6})\+([\w-]+)/g)].map((match) => match[2]);
    expect(names.sort()).toEqual(['Caprasimo-Regular', 'Figtree-SemiBold']);
    expect(raw.match(/\/FontFile[23] /g)).toHaveLength(2);
    expect(raw).not.toMatch(/\/BaseFont \/(Helvetica|Times|Courier)/);
    // The two fonts whole are 80 kB.
    expect(raw.length).toBeLessThan(40_000);
  });

  it('says its title and its language, and what each part is', async () => {
    const pdf = await read(aPoster({ photo: await aPhoto() }));
    expect(pdf.title).toBe('Bakkerij Peeters, ambassadeur van Retie');
    expect(pdf.language).toBe('nl-BE');
    expect(pdf.parts.filter(({ role }) => role === 'H1')).toHaveLength(1);
    expect(pdf.parts.filter(({ role }) => role === 'Figure').map(({ alt }) => alt)).toEqual([
      'Els achter haar toonbank',
      'https://www.vanhier.example/m/bcdfghj',
    ]);
  });

  it('has words that can be searched and read aloud', async () => {
    expect(texts(await read(aPoster()))).toEqual([
      'Van hier Kempen',
      'Retie',
      'Gekozen door de inwoners van Retie',
      'Bakkerij Peeters',
      'Bakkerij in Retie',
      'Uw',
      'Ambassadeur',
      'van Retie',
      'Wij kennen u',
      'Wij geven service',
      'Wij helpen u verder',
      'Maak kennis',
      'www.vanhier.example/m/bcdfghj',
      'Koop bij wie u kent.',
    ]);
  });

  it('says where the shop is when it promises nothing', async () => {
    const found = texts(await read(aPoster({ promises: [] })));
    expect(found).toContain('Markt 5, 2470 Retie');
  });

  it('is the same bytes each time it is drawn', async () => {
    expect((await drawn(aPoster())).equals(await drawn(aPoster()))).toBe(true);
  });
});

describe('its QR code', () => {
  it.each(['a3', 'a4'] as const)('is read from a photo of the %s sheet', async (size) => {
    const { draw } = await read(aPoster({ photo: await aPhoto() }), size);
    expect(decode(await draw(size === 'a4' ? 100 : 70))).toBe(
      'https://www.vanhier.example/m/bcdfghj',
    );
  });

  it('is still read when a part of it is covered', async () => {
    const { draw } = await read(aPoster());
    const page = await draw(100);
    // A sticker of 15 mm in the middle of the code: an eighth of its area.
    const at = (mm: number) => Math.round((mm / 25.4) * 100);
    for (let y = at(229); y < at(244); y += 1) {
      page.data.fill(255, (y * page.width + at(157)) * 4, (y * page.width + at(172)) * 4);
    }
    expect(decode(page)).toBe('https://www.vanhier.example/m/bcdfghj');
  });

  it('has white around it, four modules wide', async () => {
    const { draw } = await read(aPoster());
    const page = await draw(100);
    const { location, version } = readQr(page);
    const { topLeftCorner: corner, topRightCorner } = location;
    const module = (topRightCorner.x - corner.x) / (17 + 4 * version);
    for (const [dx, dy] of [
      [-3.7, 3],
      [3, -3.7],
      [-3.7, -3.7],
    ] as const) {
      const [x, y] = [corner.x + dx * module, corner.y + dy * module].map(Math.round);
      const start = ((y ?? 0) * page.width + (x ?? 0)) * 4;
      expect([...page.data.subarray(start, start + 3)]).toEqual([255, 255, 255]);
    }
  });
});

describe.each(programme.regions)('in $name', ({ brand, municipalities }) => {
  it.each(languages)('is drawn in its colours, in %s', async (language) => {
    const [{ name = '' } = {}] = municipalities;
    const slogan = programme.slogan[language];
    const poster = aPoster({
      ...{ language, palette: brand.light, brand: brand.name, municipality: name, slogan },
    });
    const pdf = await read(poster);
    expect(pdf.language).toBe(`${language}-BE`);
    expect(texts(pdf)).toEqual(expect.arrayContaining([brand.name, name, slogan]));
    const page = await pdf.draw(20);
    expect(colourOf(page.data)).toBe(brand.light.primary);
    expect(decode(await pdf.draw(100))).toBe(poster.url);
  });
});

describe('whatever it says', () => {
  const names = [
    'Bo',
    'Fietsen Van den Broeck & Zonen',
    'Het Oudste en Allerlekkerste Ambachtelijke IJssalon en Theehuis van de Familie Vanden Eynde-Van Hoof',
    'Z'.repeat(100),
    'Wwwwwwwwwwwww Mmmmmmmmmmmmmmm '.repeat(3).trim(),
  ];

  it.each(names)('keeps to the sheet and to its places: %s', async (name) => {
    const poster = aPoster({
      ...{ name, title: name, trade: `Bakkerij in ${'Sint-Pieters-Leeuw '.repeat(4)}` },
      url: `https://www.een-heel-lange-naam-van-een-gemeente.vanhier.example/vote/nl/oud-turnhout`,
      municipality: 'Sint-Katelijne-Waver-aan-de-Grote-Nete',
      seal: ['Uw', 'Ambassadeur', 'van Sint-Katelijne-Waver-aan-de-Grote-Nete'],
    });
    const { lines, width } = await read(poster);
    const edge = 10 * millimetre;
    for (const line of lines) {
      expect(line.x, line.text).toBeGreaterThan(edge);
      expect(line.x + line.width, line.text).toBeLessThan(width - edge);
    }
    const row = (text: RegExp) => lines.filter((line) => text.test(line.text)).map(({ y }) => y);
    const trade = row(/^Bakkerij in/)[0] ?? 0;
    const promise = row(/^Wij kennen u$/)[0] ?? 0;
    const nameRows = lines.filter(({ y }) => y > trade && y < 130 * millimetre);
    expect(nameRows.length).toBeGreaterThan(0);
    expect(promise).toBeLessThan(trade);
  });

  it('leaves out characters that it cannot draw', async () => {
    const { drawable } = await import('../../../../shared/drawing/fonts.ts');
    expect(drawable('Café 🍞 Brötchen', 'display')).toBe('Café Brötchen');
    expect(drawable('面包', 'display')).toBe('面包');
  });
});
