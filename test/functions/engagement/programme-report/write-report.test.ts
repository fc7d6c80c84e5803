import { beforeAll, describe, expect, it } from 'vitest';
import { writeReport } from '../../../../functions/engagement/programme-report/write-report.ts';
import type { Table } from '../../../../shared/data/table.ts';
import { dayAfter } from '../../../../shared/time/days.ts';
import { count } from '../../../builders/half-year.ts';
import { type ReadPdf, readPdf } from '../../../builders/pdf.ts';
import { reportCampaign } from '../../../builders/report-campaign.ts';
import { freshTable } from '../../../builders/table.ts';

const period = { from: '2026-08-01', to: '2026-10-31' };
const now = () => new Date('2026-11-29T12:00:00Z');
const isKempen = ({ slug }: { slug: string }) => ['retie', 'balen', 'oud-turnhout'].includes(slug);

let table: Table;
let written: Record<'pdf' | 'html' | 'csv', string>;
let bytes: Uint8Array;
const pages: ReadPdf[] = [];

beforeAll(async () => {
  table = await freshTable();
  await reportCampaign(table, { ...period, takesPart: isKempen, readers: 4 });
  const { pdf, html, csv } = await writeReport(period, { table, now });
  written = { pdf: '', html: String(html), csv: String(csv) };
  bytes = Buffer.from(pdf);
  const first = await readPdf(bytes);
  pages.push(first);
  for (let number = 2; number <= first.pages; number += 1) pages.push(await readPdf(bytes, number));
});

const textOf = (page: ReadPdf | undefined): string =>
  page?.lines.map(({ text }) => text).join(' ') ?? '';
const whole = () => pages.map(textOf).join(' ').replaceAll(/\s+/g, ' ');

const titles = [
  'Samenvatting',
  'Gemeenten naast elkaar',
  'Nieuwsbrieven',
  'Lezers',
  'Stemmingen',
  'Evenementen',
  'Handelaars',
  'Drukwerk',
  'Lijsten',
  'Definities',
  'Methode en grenzen',
];

describe('a report as PDF', () => {
  it('is A4, in Dutch, with a title, its fonts inside', () => {
    for (const { width, height } of pages) {
      expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
    }
    expect(pages[0]?.language).toBe('nl-BE');
    expect(pages[0]?.title).toBe(
      'Programmarapport Van hier, 1 augustus 2026 tot en met 31 oktober 2026',
    );
    const raw = Buffer.from(bytes).toString('latin1');
    expect(raw).toContain('/FontFile2');
    expect(raw).not.toContain('/Helvetica');
  });

  it('numbers all pages but the first, and leads from its contents to each chapter', () => {
    const contents = textOf(pages[1]);
    pages.slice(1).forEach((page, index) => {
      expect(textOf(page)).toContain(`Pagina ${index + 2} van ${pages.length}`);
    });
    for (const title of titles) {
      const number = pages.findIndex(
        (page, index) =>
          index > 1 && page.lines.some(({ text, height }) => text === title && height > 15),
      );
      expect(number, title).toBeGreaterThan(1);
      expect(contents).toContain(`${title} ${number + 1}`);
    }
  });

  it('tells reading voices headings, tables with heads, lists, and what charts show', () => {
    const parts = pages.flatMap((page) => page.parts);
    const roles = new Set(parts.map(({ role }) => role));
    for (const role of [
      'H1',
      'H2',
      'P',
      'L',
      'LI',
      'Table',
      'Caption',
      'TR',
      'TH',
      'TD',
      'Figure',
    ]) {
      expect(roles).toContain(role);
    }
    const figures = parts.filter(({ role }) => role === 'Figure');
    expect(figures.length).toBeGreaterThan(8);
    for (const { alt } of figures) expect(alt).toMatch(/ heeft het meest|Het meest in /);
  });

  it('puts nothing outside its margins', () => {
    for (const [index, { lines }] of pages.entries()) {
      for (const { text, x, y, width } of lines) {
        expect(x, `${index + 1}: ${text}`).toBeGreaterThan(50);
        expect(x + width, `${index + 1}: ${text}`).toBeLessThan(595.28 - 50);
        expect(y, `${index + 1}: ${text}`).toBeGreaterThan(25);
      }
    }
  });

  it('has all municipalities side by side, each figure with its definition, and leaves no message open', () => {
    const text = whole();
    for (const name of [
      'Retie',
      'Balen',
      'Oud-Turnhout',
      'Bierbeek',
      'Zoutleeuw',
      'Lubbeek',
      'Kempen',
      'Hageland',
    ]) {
      expect(text).toContain(name);
    }
    expect(text).toContain('Keren dat een link in een nieuwsbrief geopend werd');
    expect(text).toContain('Het cijfer van de periode zonder de gemeenten waar');
    expect(text).not.toMatch(/[{}]|undefined|NaN/);
  });

  it('is the same bytes for the same figures', async () => {
    const again = await writeReport(period, { table, now });
    expect(Buffer.from(again.pdf).equals(Buffer.from(bytes))).toBe(true);
  });

  it('can be told apart without colour: this period is full, the year before hatched', async () => {
    const two = await freshTable();
    await reportCampaign(two, { ...period, takesPart: isKempen, readers: 4 });
    const before = { from: '2025-08-01', to: '2025-10-31' };
    await reportCampaign(two, { ...before, takesPart: isKempen, readers: 4, seed: 2 });
    const { html } = await writeReport(period, { table: two, now });
    expect(String(html)).toContain('<rect class="full"');
    expect(String(html)).toContain('<rect class="hatched"');
    expect(String(html)).toContain('Deze periode');
    expect(String(html)).toContain('Jaar eerder');
  });
});

describe('a report in which not everyone was counted a year before', () => {
  let html: string;
  let csv: string;

  beforeAll(async () => {
    const two = await freshTable();
    await reportCampaign(two, { ...period, readers: 4 });
    const before = { from: '2025-08-01', to: '2025-10-31' };
    const takesPart = ({ slug }: { slug: string }) => slug !== 'lubbeek';
    await reportCampaign(two, { ...before, takesPart, readers: 3, seed: 2 });
    const files = await writeReport(period, { table: two, now });
    [html, csv] = [String(files.html), String(files.csv)];
  });

  const delivered = () =>
    csv
      .split('\r\n')
      .map((line) => line.slice(1, -1).split('";"'))
      .filter(([level, , , , , , figure]) => level === 'programma' && figure === 'Mails aangekomen')
      .map(([, , , , , , , , , span, now, before, comparable]) => ({
        span,
        now: Number(now),
        before: Number(before),
        comparable: Number(comparable),
      }));

  it('says whom a difference leaves out, and of what it is the difference', () => {
    const [whole] = delivered();
    expect(html).toContain('Zonder Lubbeek: daar begon het tellen pas later');
    expect(html.match(/met het verschil zonder Lubbeek<\/caption>/g)?.length).toBeGreaterThan(4);
    expect(html).toContain('Waarvan vergelijkbaar');
    expect(whole?.comparable).toBeLessThan(whole?.now ?? 0);
    const share = Math.round(((whole?.comparable ?? 0) / (whole?.before ?? 1) - 1) * 100);
    const summary = html.match(/Mails aangekomen<\/th>.*?<\/tr>/s)?.[0] ?? '';
    expect(summary).toContain(`${whole?.comparable}`);
    expect(summary).toContain(share > 0 ? `+${share}%` : share < 0 ? `−${-share}%` : '%');
  });

  it('draws months of the same municipalities beside each other', () => {
    const months = delivered().filter(({ span }) => span === 'maand');
    expect(months).toHaveLength(3);
    const [chart = ''] =
      html.match(/<figure.*?Mails die aankwamen, per maand, zonder Lubbeek.*?<\/figure>/s) ?? [];
    for (const { comparable, before, now: all } of months) {
      expect(chart).toContain(`>${comparable}<`);
      expect(chart).toContain(`>${before}<`);
      expect(comparable).toBeLessThan(all);
    }
  });

  it('gives who works on with the numbers what can be compared, month by month as well', () => {
    const [whole, ...months] = delivered();
    expect(whole?.span).toBe('hele periode');
    for (const column of ['now', 'before', 'comparable'] as const) {
      const sum = months.reduce((total, month) => total + month[column], 0);
      expect(sum, column).toBe(whole?.[column]);
    }
  });
});

describe('a report as HTML', () => {
  it('is one file that asks for no other and runs nothing', () => {
    expect(written.html).toMatch(/^<!doctype html><html lang="nl-BE">/);
    expect(written.html).not.toMatch(/<script|<link|<img|url\(http|src=|href="http/);
  });

  it('has the chapters, and tables whose heads say what they are of', () => {
    for (const title of titles) expect(written.html).toContain(`>${title}</h2>`);
    const tables = written.html.match(/<table>.*?<\/table>/gs) ?? [];
    expect(tables.length).toBeGreaterThan(10);
    for (const one of tables) {
      expect(one).toContain('<caption>');
      expect(one).toContain('scope="col"');
      expect(one).toContain('scope="row"');
    }
  });

  it('shows what staff wrote as they wrote it', async () => {
    const other = await freshTable();
    const title = '<script>alert(1)</script> & =1+1';
    await reportCampaign(other, {
      from: period.from,
      to: dayAfter(period.from, 8),
      takesPart: isKempen,
      readers: 1,
      titles: [title],
    });
    const { html, csv } = await writeReport(period, { table: other, now });
    expect(String(html)).not.toContain('<script>');
    expect(String(html)).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; =1+1');
    expect(String(csv)).toContain('"<script>alert(1)</script> & =1+1 (');
  });
});

describe('a report as CSV', () => {
  const rows = () =>
    written.csv
      .replace('\ufeff', '')
      .trim()
      .split('\r\n')
      .map((line) => line.slice(1, -1).split('";"'));

  it('has one number a line, with its area, its days and its definition', () => {
    const [head, ...lines] = rows();
    expect(head).toEqual([
      'Niveau',
      'Regio',
      'Gemeente',
      'NIS-code',
      'Nieuwsbrief, stemming of drukwerk',
      'Hoofdstuk',
      'Cijfer',
      'Van',
      'Tot en met',
      'Tijdvak',
      'Waarde',
      'Waarde een jaar eerder',
      'Waarde van wie ook een jaar eerder geteld werd',
      'Definitie',
    ]);
    for (const line of lines) expect(line).toHaveLength(head?.length ?? 0);
    expect(written.csv.startsWith('\ufeff')).toBe(true);
  });

  it('adds up: the municipalities and what belongs to none are the programme, the months the period', () => {
    const lines = rows().slice(1);
    const numberOf = (line: readonly string[]) => Number(line[10]);
    const delivered = lines.filter((line) => line[6] === 'Mails aangekomen');
    const ofPeriod = delivered.filter((line) => line[9] === 'hele periode');
    const sum = (some: readonly (readonly string[])[]) =>
      some.reduce((total, line) => total + numberOf(line), 0);
    const [programme = []] = ofPeriod.filter(([level]) => level === 'programma');
    const parts = ofPeriod.filter(([level = '']) =>
      ['gemeente', 'niet toe te wijzen'].includes(level),
    );
    expect(numberOf(programme)).toBeGreaterThan(0);
    expect(sum(parts)).toBe(numberOf(programme));
    const months = delivered.filter((line) => line[0] === 'programma' && line[9] === 'maand');
    expect(months).toHaveLength(3);
    expect(sum(months)).toBe(numberOf(programme));
  });

  it('tells newsletters of one title apart, and where they went', () => {
    const lines = rows().filter(
      (line) => line[0] === 'nieuwsbrief' && line[6] === 'Mails aangekomen',
    );
    const names = lines.map(([, region, municipalities, , name]) => [region, municipalities, name]);
    expect(names.length).toBeGreaterThan(2);
    expect(new Set(names.map(String)).size).toBe(names.length);
    expect(names[0]).toEqual([
      'Kempen',
      'Retie, Balen, Oud-Turnhout',
      expect.stringMatching(/\(inwoners, \d+ aug\)$/),
    ]);
  });

  it('has scans by what the code was printed on, which add up', () => {
    const scans = rows().filter((line) => line[6] === 'Scans van mensen' && line[9] !== 'maand');
    const sumOf = (level: string) =>
      scans.filter((line) => line[0] === level).reduce((sum, line) => sum + Number(line[10]), 0);
    expect(sumOf('drukwerk')).toBeGreaterThan(0);
    expect(sumOf('drukwerk')).toBe(sumOf('programma'));
  });

  it('leaves a field empty where nothing is known, and runs nothing in a spreadsheet', () => {
    const readers = rows().filter(
      (line) => line[6] === 'Lezers: inwoners' && line[2] === 'Lubbeek',
    );
    expect(readers[0]?.[10]).toBe('');
    expect(written.csv).not.toMatch(/;"[=+\-@]/);
  });
});

describe('clicks that belong to no municipality', () => {
  const row = 'Niet aan één gemeente toe te wijzen</th>';
  const remark = 'Zulke kliks staan op de regel';

  it('are spoken of where there are any, with the row that they stand on', async () => {
    expect(written.html).not.toContain(remark);
    expect(written.html).not.toContain(row);
    const some = await freshTable();
    await count(some, [{ kind: 'clicked', at: '2026-08-05T10:00:00Z' }]);
    const { html } = await writeReport(period, { table: some, now });
    expect(String(html)).toContain(remark);
    expect(String(html)).toContain(row);
  });
});

describe('a report of one region', () => {
  it('says what stands only in that of the programme, and ends its tables with the region', async () => {
    const region = await freshTable();
    await reportCampaign(region, { ...period, takesPart: isKempen, readers: 2 });
    const { html } = await writeReport({ ...period, region: 'kempen' }, { table: region, now });
    expect(String(html)).toContain(
      'Zulke kliks staan alleen in het rapport van het hele programma',
    );
    expect(String(html)).not.toContain('toe te wijzen”');
    expect(String(html).match(/<th scope="row">Hele regio<\/th>/g)?.length).toBe(8);
    expect(String(html)).not.toContain('per regio en per gemeente');
    expect(String(html)).toContain('<caption>Scans naar soort drukwerk, hele regio</caption>');
    expect(written.html).toContain('<caption>Scans naar soort drukwerk, hele programma</caption>');
  });
});

describe('a report of days on which nothing happened', () => {
  it('says so in words, not in zeroes, and does not say that too little was counted before', async () => {
    const { html } = await writeReport(period, { table: await freshTable(), now });
    expect(String(html)).toContain('In de agenda’s stonden geen evenementen.');
    expect(String(html)).toContain(
      'In de gids staat nog geen handelaar. De gids werd niet bekeken.',
    );
    expect(String(html)).toContain('nog niet mogelijk: er werd toen nog niet');
  });

  it('tells a year before that was too small from one that was not counted', async () => {
    const small = await freshTable();
    const days = { from: '2026-08-01', to: '2026-08-09' };
    await reportCampaign(small, { ...days, readers: 1 });
    await reportCampaign(small, { from: '2025-08-01', to: '2025-08-09', readers: 1, seed: 2 });
    const { html } = await writeReport(days, { table: small, now });
    expect(String(html)).toContain('De aantallen van een jaar eerder zijn te klein');
  });
});
