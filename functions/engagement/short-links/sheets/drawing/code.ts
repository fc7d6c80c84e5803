import { qrPath } from '../../../../../shared/drawing/qr-code.ts';
import type { Sheet } from '../../../../../shared/drawing/sheet.ts';

interface CodePlace {
  readonly x: number;
  readonly y: number;
  /** Of the side, with the white that belongs to the code. */
  readonly size: number;
}

/** The code, always black on white: every camera reads that, and every printer prints it. */
export function drawCode(sheet: Sheet, url: string, { x, y, size }: CodePlace): void {
  sheet.part('figure', () => sheet.fill(qrPath(url, x, y, size), '#000000'), url);
}

/** An address as one types it. */
export const printed = (url: string): string => url.replace(/^https?:\/\//, '');
