import jsqr, { type QRCode } from 'jsqr';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  drawSheets,
  type Sheets,
} from '../../../../functions/engagement/short-links/sheets/draw-sheets.ts';
import { drawMarks } from '../../../../functions/engagement/short-links/sheets/drawing/draw-marks.ts';
import {
  type SheetFormat,
  sheetFormats,
  sheetLayouts,
} from '../../../../functions/engagement/short-links/sheets/format.ts';
import { labelOf } from '../../../../functions/engagement/short-links/sheets/label-of.ts';
import type { SheetDeps } from '../../../../functions/engagement/short-links/sheets/make-sheets.ts';
import { sheetRoutes } from '../../../../functions/engagement/short-links/sheets/sheet-routes.ts';
import { fitText } from '../../../../shared/drawing/fit-text.ts';
import { widthOf } from '../../../../shared/drawing/fonts.ts';
import { drawPdf } from '../../../../shared/drawing/pdf-sheet.ts';
import { apiFunction } from '../../../../shared/http/api-function.ts';
import { type Language, languages } from '../../../../shared/i18n/language.ts';
import { programme } from '../../../../shared/programme/programme.ts';
import { callAs } from '../../../builders/call-as.ts';
import { aMerchant } from '../../../builders/merchant.ts';
import { type DrawnPage, readPdf } from '../../../builders/pdf.ts';
import { people } from '../../newsletters/newsletters-world.ts';
import { balen, retie, type ShortLinkWorld, shortLinkWorld } from './short-link-world.ts';

const siteUrl = 'https://www.vanhier.example';
const merchant = { to: 'merchant' } as const;

const labelAt = (code: string, name = 'Bakkerij Peeters', language: Language = 'nl') =>
  labelOf({ nis: retie, code, target: merchant }, aMerchant({ name }), { language, siteUrl });

/** As many labels as a sheet takes, each with a code of its own. */
const fullSheet = (format: SheetFormat) =>
  sheetLayouts[format].cells.map((_, index) => labelAt(`bcdfgh${index + 2}`));

const drawn = (format: SheetFormat, change: Partial<Sheets> = {}) =>
  drawSheets({
    title: 'Bierviltjes van Retie',
    language: 'nl',
    format,
    labels: fullSheet(format),
    hint: 'Druk af op 100 %',
    created: new Date('2026-12-01T10:00:00Z'),
    ...change,
  });

const millimetre = 72 / 25.4;

const marksAlone = (format: SheetFormat) => {
  const { width, height } = sheetLayouts[format];
  const page = { width: width * millimetre, height: height * millimetre, unit: millimetre };
  const file = { ...page, title: '', language: 'nl-BE', created: new Date(0) };
  return drawPdf(file, [
    (sheet) => drawMarks(sheet, format, sheetLayouts[format], 'Druk af op 100 %'),
  ]);
};

/** Pixels per inch at which a phone sees a label from the length of an arm. */
const resolution = 150;
const pixels = (millimetres: number) => Math.round((millimetres / 25.4) * resolution);

/** What stands in a cell of the sheet, as a camera that looks at it alone. */
function cellOf(page: DrawnPage, format: SheetFormat, index: number): DrawnPage {
  const { cells, size } = sheetLayouts[format];
  const [x, y] = [pixels(cells[index]?.x ?? 0), pixels(cells[index]?.y ?? 0)];
  const width = Math.min(pixels(size.width), page.width - x);
  const height = Math.min(pixels(size.height), page.height - y);
  const data = new Uint8ClampedArray(width * height * 4);
  for (let row = 0; row < height; row += 1) {
    const start = ((y + row) * page.width + x) * 4;
    data.set(page.data.subarray(start, start + width * 4), row * width * 4);
  }
  return { data, width, height };
}

/** As an office printer prints it: black or white, nothing between. */
function inBlackAndWhite({ data, ...size }: DrawnPage): DrawnPage {
  const printed = new Uint8ClampedArray(data.length).fill(255);
  for (let at = 0; at < data.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
    const isDark = 0.299 * red + 0.587 * green + 0.114 * blue < 128;
    printed.fill(isDark ? 0 : 255, at, at + 3);
  }
  return { data: printed, ...size };
}

type Read = (data: Uint8ClampedArray, width: number, height: number) => QRCode | null;
const read = jsqr as unknown as Read;
const codeIn = ({ data, width, height }: DrawnPage) => read(data, width, height)?.data;

describe.each(sheetFormats)('a sheet of %s', (format) => {
  it('is A4, and holds as many labels as it has places', async () => {
    const pdf = await readPdf(await drawn(format));
    const { width, height, cells } = sheetLayouts[format];
    expect([width, height].sort()).toEqual([210, 297]);
    expect(pdf.width / millimetre).toBeCloseTo(width, 1);
    expect(pdf.height / millimetre).toBeCloseTo(height, 1);
    expect(pdf.pages).toBe(1);
    expect(pdf.parts.filter(({ alt }) => alt?.startsWith(siteUrl))).toHaveLength(cells.length);
    const more = await readPdf(
      await drawn(format, { labels: [...fullSheet(format), labelAt('bcdfghj')] }),
    );
    expect(more.pages).toBe(2);
  });

  it('has a code in each place that a camera reads at print size, in colour and in black and white', async () => {
    const page = await (await readPdf(await drawn(format))).draw(resolution);
    fullSheet(format).forEach(({ url }, index) => {
      const seen = cellOf(page, format, index);
      expect(codeIn(seen), `${index} in colour`).toBe(url);
      expect(codeIn(inBlackAndWhite(seen)), `${index} in black and white`).toBe(url);
    });
  });

  it('says each address, to be typed, and its title and language', async () => {
    const pdf = await readPdf(await drawn(format));
    const found = pdf.lines.map(({ text }) => text);
    for (const { url } of fullSheet(format)) expect(found).toContain(url.slice('https://'.length));
    expect([pdf.title, pdf.language]).toEqual(['Bierviltjes van Retie', 'nl-BE']);
  });

  it('keeps its places apart and on the paper', () => {
    const { width, height, cells, size } = sheetLayouts[format];
    cells.forEach(({ x, y }, index) => {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(x + size.width).toBeLessThanOrEqual(width);
      expect(y + size.height).toBeLessThanOrEqual(height);
      for (const other of cells.slice(0, index)) {
        const apart = Math.max(
          Math.abs(other.x - x) - size.width,
          Math.abs(other.y - y) - size.height,
        );
        expect(apart).toBeGreaterThan(-0.01);
      }
    });
  });

  it('marks where to cut, and says at which size to print, only where something is cut off', async () => {
    const { lines, draw } = await readPdf(await marksAlone(format));
    const { data, width } = await draw(resolution);
    const inked = Array.from({ length: data.length / 4 }, (_, point) => point).filter(
      (point) => (data[point * 4] ?? 255) < 250,
    );
    if (format === 'poster-a4') return expect(inked).toEqual([]);
    expect(inked.length).toBeGreaterThan(100);
    const { cells, size } = sheetLayouts[format];
    const isKept = (point: number) => {
      const [x, y] = [point % width, Math.floor(point / width)].map(
        (at) => (at / resolution) * 25.4,
      );
      return cells.some((cell) => {
        const [dx, dy] = [(x ?? 0) - cell.x, (y ?? 0) - cell.y];
        if (format === 'beer-mat') return Math.hypot(dx - 46.5, dy - 46.5) < 46.5;
        return Math.min(dx, dy) > 0.3 && dx < size.width - 0.3 && dy < size.height - 0.3;
      });
    };
    expect(inked.filter(isKept)).toEqual([]);
    const hints = lines.filter(({ text }) => text === 'Druk af op 100 %');
    return expect(hints).toHaveLength(format === 'poster-a5' ? 0 : 1);
  });

  it.each([
    'Bo',
    'Z'.repeat(100),
    'Het Oudste en Allerlekkerste Ambachtelijke IJssalon en Theehuis van de Familie Vanden Eynde-Van Hoof',
  ])('keeps all words on its label, whatever the shop is called: %s', async (name) => {
    const labels = [
      {
        ...labelAt('bcdfghj', name),
        url: `https://www.een-heel-lange-naam.vanhier.example/s/bcdfghj`,
      },
    ];
    const { lines } = await readPdf(await drawn(format, { labels }));
    const { width } = sheetLayouts[format].size;
    const [{ x = 0 } = {}] = sheetLayouts[format].cells;
    for (const line of lines.filter(({ text }) => text !== 'Druk af op 100 %')) {
      expect(line.x, line.text).toBeGreaterThan(x * millimetre);
      expect(line.x + line.width, line.text).toBeLessThan((x + width) * millimetre);
    }
  });

  it('is the same bytes each time it is drawn', async () => {
    expect((await drawn(format)).equals(await drawn(format))).toBe(true);
  });
});

describe.each(programme.regions)('in $name', ({ brand, municipalities }) => {
  it.each(languages)('labels are in the region’s colours and in %s', (language) => {
    const [{ nis = '', name = '' } = {}] = municipalities;
    for (const to of ['merchants', 'vote', 'calendar', 'newsletter', 'campaign'] as const) {
      const label = labelOf({ nis, code: 'bcdfghj', target: { to } }, undefined, {
        language,
        siteUrl,
      });
      expect(label).toMatchObject({
        palette: brand.light,
        brand: brand.name,
        slogan: programme.slogan[language],
        trade: '',
      });
      expect(`${label.kicker} ${label.name}`).toContain(name);
    }
  });
});

it('no line of a French label begins with the mark that belongs to the word before', () => {
  const target = { to: 'calendar' } as const;
  const { name } = labelOf({ nis: retie, code: 'bcdfghj', target }, undefined, {
    language: 'fr',
    siteUrl,
  });
  expect(name).toBe('Que se passe-t-il à Retie\u00a0?');
  const room = { font: 'display', most: 9, largest: 1, smallest: 1 } as const;
  const { lines } = fitText(name, { ...room, width: widthOf(name, 'display', 1) - 0.1 });
  expect(lines.join(' ')).toBe(name);
  for (const line of lines) expect(line).not.toMatch(/^\W/);
});

describe('POST /staff/engagement/sheets', () => {
  let world: ShortLinkWorld;
  let stored: Map<string, Uint8Array>;
  let print: (body: Record<string, unknown>) => ReturnType<ReturnType<typeof callAs>>;

  beforeEach(async () => {
    world = await shortLinkWorld();
    stored = new Map();
    const deps: SheetDeps = {
      ...world.deps,
      store: async (key, pdf) => {
        stored.set(key, pdf);
      },
      urls: { download: async (key, name) => `https://files.example/${key}?name=${name}` },
      siteUrl,
    };
    const authenticate = async () => people.viewer;
    const call = callAs(apiFunction(sheetRoutes, deps, { authenticate, log: world.log }));
    print = (body) =>
      call('viewer', 'POST /staff/engagement/sheets', { municipality: retie, ...body });
  });

  const wordsOf = async () => {
    const [pdf] = stored.values();
    return (await readPdf(pdf ?? new Uint8Array())).lines.map(({ text }) => text);
  };

  it('draws one file for all merchants, by their names, without those who are not shown', async () => {
    const names = ['Slager Wim', 'Bakkerij Peeters', 'Éclair', 'Drogisterij', 'Fruit', 'Café'];
    for (const name of names) await world.campaign.merchant({ name });
    const gone = await world.campaign.merchant({ name: 'Weg' });
    await world.call('POST /staff/engagement/short-links/for-merchants', {
      municipality: retie,
      material: 'bag',
    });
    await world.link({ material: 'poster' });
    await world.link({ municipality: balen, material: 'bag' });
    await world.table.update(
      { pk: `MERCHANT#${gone.id}`, sk: 'MERCHANT' },
      { expression: 'SET #s = :s', names: { '#s': 'state' }, values: { ':s': 'hidden' } },
    );
    const { status, body } = await print({ material: 'bag' });
    expect([status, body]).toMatchObject([
      200,
      { format: 'bag-sticker', sheets: 1, labels: 6, leftOut: 1 },
    ]);
    expect(body.url).toMatch(
      /^https:\/\/files\.example\/sheets\/sht_\w+\.pdf\?name=retie-bag\.pdf$/,
    );
    const printed = ['Bakkerij', 'Café', 'Drogisterij', 'Éclair', 'Fruit', 'Slager Wim'];
    const words = (await wordsOf()).filter((word) => [...printed, 'Weg'].includes(word));
    expect(words).toEqual(printed);
  });

  it('prints as many of each as asked, in the language asked for, in another format', async () => {
    const { code } = await world.link({ material: 'poster', target: { to: 'vote' } });
    await world.link({ material: 'poster' });
    const wanted = {
      material: 'poster',
      codes: [code],
      copies: 3,
      language: 'fr',
      format: 'poster-a5',
    };
    const { body } = await print(wanted);
    expect(body).toMatchObject({ format: 'poster-a5', sheets: 2, labels: 3 });
    expect(await wordsOf()).toContain('Donnez votre voix');
  });

  it('prints those of a phase or of a merchant alone where asked', async () => {
    const { id: phase } = await world.phase();
    const { id: merchant } = await world.campaign.merchant();
    await world.link({ material: 'bag', phase });
    await world.link({ material: 'bag', merchant });
    await world.link({ material: 'bag' });
    const labels = async (narrowed: Record<string, unknown>) =>
      (await print({ material: 'bag', ...narrowed })).body.labels;
    expect(await labels({})).toBe(3);
    expect(await labels({ phase })).toBe(1);
    expect(await labels({ merchant })).toBe(1);
  });

  it('prints no link that is retired, and says so where nothing is left', async () => {
    const { code, version } = await world.link({ material: 'flyer' });
    await world.call(`PATCH /staff/engagement/short-links/${code}`, { version, state: 'retired' });
    expect(await print({ material: 'flyer' })).toMatchObject({
      status: 422,
      body: { code: 'sheet.empty' },
    });
    expect(stored.size).toBe(0);
  });

  it('refuses more than one file can take', async () => {
    for (let count = 0; count < 13; count += 1) await world.link({ material: 'beer-mat' });
    expect(await print({ material: 'beer-mat', copies: 48 })).toMatchObject({
      status: 422,
      body: { code: 'sheet.too_large' },
    });
  });
});
