import PDFDocument from 'pdfkit';
import type { Block, Chapter, ReportDocument } from '../document.ts';
import {
  column,
  columnWidth,
  createFlow,
  type Element,
  type Flow,
  palette,
  paper,
} from './flow.ts';
import { registerFonts } from './report-fonts.ts';
import { setChart } from './set-chart.ts';
import { setTable, tableMinimum } from './set-table.ts';
import { body, setHeading, setList, setParagraph, setTerms, small } from './set-text.ts';
import { setTitlePage } from './title-page.ts';

/**
 * The report on A4, tagged for reading voices, with the characters of its fonts inside.
 * @param created written into the file: the same report is the same bytes.
 */
export function drawReport(document: ReportDocument, created: Date): Promise<Buffer> {
  const doc = openDocument(document, created);
  const flow = createFlow(doc);
  setTitlePage(flow, document);
  const contents = leavePage(flow);
  const pages = document.chapters.map((chapter) => setChapter(flow, chapter));
  setContents(flow, contents, document, pages);
  flow.root.end();
  drawFeet(flow, document);
  return bytesOf(doc);
}

function openDocument({ title, programme, period, language }: ReportDocument, created: Date) {
  const doc = new PDFDocument({
    size: [paper.width, paper.height],
    margin: 0,
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: language,
    info: {
      Title: `${title} ${programme}, ${period}`,
      Author: programme,
      CreationDate: created,
      ModDate: created,
    },
    // None by default: pdfkit's own would be read from a file.
    font: '',
  });
  registerFonts(doc);
  return doc;
}

/** The page that the contents are set on once it is known where chapters begin. */
function leavePage(flow: Flow): Element {
  flow.newPage();
  flow.moveTo(column.bottom);
  return flow.group(flow.root, 'Sect');
}

/** So much of a page, two fifths, holds the heading of a chapter with what it says first, and a chart. */
const chapterRoom = 0.4 * (column.bottom - column.top);

/** A page is not left half empty for the next chapter. */
function beginChapter(flow: Flow): void {
  const room = column.bottom - flow.y;
  if (room < chapterRoom) flow.newPage();
  else flow.skip(18);
}

/** Gives the number of the page on which it begins. */
function setChapter(flow: Flow, { id, title, blocks }: Chapter): number {
  beginChapter(flow);
  const { doc } = flow;
  doc.outline.addItem(title);
  doc.addNamedDestination(id, 'XYZ', 0, flow.y - 10, null);
  const page = doc.bufferedPageRange().count;
  const chapter = flow.group(flow.root, 'Sect');
  setHeading(flow, chapter, 'H1', title);
  for (const [index, block] of blocks.entries()) {
    const next = blocks[index + 1];
    if (block.kind === 'heading') {
      const below = next?.kind === 'table' ? tableMinimum(flow, next) : undefined;
      setHeading(flow, chapter, 'H2', block.text, below);
    } else setBlock(flow, chapter, block);
  }
  chapter.end();
  return page;
}

function setBlock(flow: Flow, into: Element, block: Exclude<Block, { kind: 'heading' }>): void {
  switch (block.kind) {
    case 'paragraph':
      setParagraph(flow, into, block.text);
      break;
    case 'note':
      setParagraph(flow, into, block.text, { style: small, after: 8 });
      break;
    case 'list':
      setList(flow, into, block.entries);
      break;
    case 'terms':
      setTerms(flow, into, block);
      break;
    case 'chart':
      setChart(flow, into, block);
      break;
    case 'table':
      setTable(flow, into, block);
      break;
  }
}

/** On the second page, which was left for it. */
function setContents(
  flow: Flow,
  contents: Element,
  { contents: title, guide, chapters }: ReportDocument,
  pages: readonly number[],
): void {
  flow.doc.switchToPage(1);
  flow.moveTo(column.top);
  setHeading(flow, contents, 'H1', title);
  const list = flow.group(contents, 'TOC');
  chapters.forEach((chapter, index) => {
    const { y } = flow;
    const place = { x: column.left, y, width: columnWidth };
    const entry = flow.group(list, 'TOCI');
    const page = String(pages[index]);
    const field = { ...place, y: y - 3, height: 18 };
    flow.link(entry, { ...field, to: chapter.id, says: `${chapter.title}, ${page}` }, () => {
      flow.write(chapter.title, body, place);
      flow.write(page, body, { ...place, align: 'right' });
    });
    flow.decoration(() => {
      const { doc } = flow;
      doc.moveTo(column.left, y + 17).lineTo(column.right, y + 17);
      doc.lineWidth(0.4).strokeColor(palette.rule).stroke();
    });
    entry.end();
    flow.skip(24);
  });
  list.end();
  flow.skip(20);
  setHeading(flow, contents, 'H2', guide.title);
  setList(flow, contents, guide.entries);
  contents.end();
}

/** All but the title page say which report this is, and which page. */
function drawFeet(flow: Flow, { title, programme, period, pageOf }: ReportDocument): void {
  const { doc } = flow;
  const { count } = doc.bufferedPageRange();
  const style = { font: 'text', size: 8, colour: palette.muted } as const;
  for (let page = 1; page < count; page += 1) {
    doc.switchToPage(page);
    const place = { x: column.left, y: paper.height - 42, width: columnWidth };
    doc.markContent('Artifact', { type: 'Pagination' });
    flow.write(`${title} · ${programme} · ${period}`, style, place);
    flow.write(pageOf(page + 1, count), style, { ...place, align: 'right' });
    doc.endMarkedContent();
  }
}

function bytesOf(doc: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
    doc.end();
  });
}
