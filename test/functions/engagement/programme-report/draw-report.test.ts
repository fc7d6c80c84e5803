import { describe, expect, it } from 'vitest';
import type {
  Block,
  ReportDocument,
  TableBlock,
} from '../../../../functions/engagement/programme-report/document.ts';
import { drawReport } from '../../../../functions/engagement/programme-report/pdf/draw-report.ts';
import { readPdf } from '../../../builders/pdf.ts';

const documentOf = (...blocks: Block[]): ReportDocument => ({
  language: 'nl-BE',
  programme: 'Van hier',
  slogan: 'Koop bij wie u kent.',
  title: 'Rapport',
  subtitle: '',
  period: 'mei',
  facts: [],
  highlights: [],
  contents: 'Inhoud',
  guide: { title: 'Leeswijzer', entries: [] },
  pageOf: (page, pages) => `${page} van ${pages}`,
  chapters: [{ id: 'one', title: 'Hoofdstuk', blocks }],
});

const chaptersOf = (...chapters: readonly (readonly Block[])[]): ReportDocument => ({
  ...documentOf(),
  chapters: chapters.map((blocks, index) => ({
    id: `chapter-${index}`,
    title: `Hoofdstuk ${index + 1}`,
    blocks,
  })),
});

const tableOf = (rows: number): TableBlock => ({
  kind: 'table',
  caption: 'Tabel',
  head: ['Gebied', 'Mails', 'Kliks'],
  rows: Array.from({ length: rows }, (_, index) => ({
    label: `rij-${index + 1}`,
    level: 'entry',
    cells: [{ text: '1', below: '2' }, { text: '3' }],
  })),
});

/** The lines of each page of the chapter: the third page is its first. */
async function pagesOf(document: ReportDocument): Promise<string[][]> {
  const bytes = await drawReport(document, new Date('2026-11-29T12:00:00Z'));
  const { pages } = await readPdf(bytes);
  const read: string[][] = [];
  for (let number = 3; number <= pages; number += 1) {
    read.push((await readPdf(bytes, number)).lines.map(({ text }) => text));
  }
  return read;
}

const filler = (paragraphs: number): Block[] =>
  Array.from({ length: paragraphs }, () => ({ kind: 'paragraph', text: 'Een zin.' }));

describe('a report that is longer than a page', () => {
  it('has the head of a table on each of its pages, every row once, and the last three together', async () => {
    const pages = await pagesOf(documentOf(tableOf(29)));
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(page).toContain('Gebied');
    const rows = pages.flat().filter((text) => text.startsWith('rij-'));
    expect(rows).toEqual(Array.from({ length: 29 }, (_, index) => `rij-${index + 1}`));
    expect(pages.at(-1)).toEqual(expect.arrayContaining(['rij-27', 'rij-28', 'rij-29']));
  });

  it.each([26, 28, 30, 32])(
    'keeps a short table whole, with its heading above it, after %i lines',
    async (paragraphs) => {
      const heading = { kind: 'heading', text: 'Kop' } as const;
      const pages = await pagesOf(documentOf(...filler(paragraphs), heading, tableOf(5)));
      const holding = pages.filter((page) => page.some((text) => text.startsWith('rij-')));
      expect(holding).toHaveLength(1);
      expect(holding[0]).toContain('Kop');
      expect(holding[0]).toContain('Tabel');
    },
  );

  it('puts a chart with its title on one page', async () => {
    const chart = {
      kind: 'chart',
      form: 'bars',
      title: 'Grafiek',
      description: 'Retie heeft het meest.',
      categories: ['Retie', 'Balen', 'Bierbeek'],
      series: [{ name: 'Nu', values: [3, undefined, 1] }],
    } as const;
    const pages = await pagesOf(documentOf(...filler(31), chart));
    const holding = pages.find((page) => page.includes('Grafiek'));
    expect(holding).toEqual(
      expect.arrayContaining(['Retie', 'Balen', 'Bierbeek', 'geen gegevens']),
    );
  });
});

describe('the chapters of a report', () => {
  it('begin on a page of their own, but where two fifths of the one before are left', async () => {
    const [first, second, third] = await pagesOf(chaptersOf(filler(17), filler(18), filler(1)));
    expect(first).toEqual(expect.arrayContaining(['Hoofdstuk 1', 'Hoofdstuk 2']));
    expect(first).not.toContain('Hoofdstuk 3');
    expect(second).toContain('Hoofdstuk 3');
    expect(third).toBeUndefined();
    const apart = await pagesOf(chaptersOf(filler(19), filler(1)));
    expect(apart.map((page) => page[0])).toEqual(['Hoofdstuk 1', 'Hoofdstuk 2']);
  });

  it('are led to from the contents by links that a reading voice meets and can say', async () => {
    const document = chaptersOf(filler(17), filler(1), filler(30), filler(1));
    const { links, parts } = await readPdf(
      await drawReport(document, new Date('2026-11-29T12:00:00Z')),
      2,
    );
    expect(links).toEqual(
      [3, 3, 4, 5].map((page, index) => ({
        says: `Hoofdstuk ${index + 1}, ${page}`,
        page,
        isTagged: true,
      })),
    );
    expect(parts.map(({ role }) => role).filter((role) => /^(TOCI?|Link)$/.test(role))).toEqual([
      'TOC',
      ...links.flatMap(() => ['TOCI', 'Link']),
    ]);
  });
});
