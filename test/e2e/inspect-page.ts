import { mkdir } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { phoneSize } from './stage.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Landmarks belong to the mail program that a mail is shown in, not to the mail. */
const notForMails = ['region', 'landmark-one-main'];

interface Inspection {
  /** Of the pictures, which are taken when SCREENSHOTS is set. */
  readonly name: string;
  readonly size?: { readonly width: number; readonly height: number };
  readonly isMail?: boolean;
}

/**
 * Expects that axe finds nothing, light and dark, and that nothing has to be scrolled sideways on a narrow phone, with
 * normal text and with text twice as large. It looks at a copy: axe runs as a script, which the page itself never may.
 */
export async function inspectPage(page: Page, inspection: Inspection): Promise<void> {
  const { name, isMail = false } = inspection;
  const copy = await copyOf(page, inspection);
  try {
    const axe = axeOn(copy).withTags(rules);
    expect.soft(await findings(isMail ? axe.disableRules(notForMails) : axe), name).toEqual([]);
    await picture(copy, name);
    await copy.emulateMedia({ colorScheme: 'dark' });
    const contrast = axeOn(copy).withRules(['color-contrast']);
    expect.soft(await findings(contrast), `${name}, dark`).toEqual([]);
    await picture(copy, `${name}-dark`);
    await expectNoSidewaysScroll(copy, name);
  } finally {
    await copy.context().close();
  }
}

/** Only takes the picture, when SCREENSHOTS is set. */
export async function picturePage(page: Page, inspection: Inspection): Promise<void> {
  if (process.env.SCREENSHOTS === undefined) return;
  const copy = await copyOf(page, inspection);
  await picture(copy, inspection.name);
  await copy.context().close();
}

async function copyOf(page: Page, { size = phoneSize, isMail }: Inspection): Promise<Page> {
  const browser = page.context().browser();
  if (!browser) throw new Error('The page belongs to no browser.');
  const context = await browser.newContext({
    viewport: size,
    colorScheme: 'light',
    reducedMotion: 'reduce',
    deviceScaleFactor: process.env.SCREENSHOTS === undefined ? 1 : 2,
  });
  const copy = await context.newPage();
  const [url = ''] = page.url().split('#');
  if (!isMail) {
    const body = await page.content();
    await copy.route(url, (route) =>
      route.fulfill({ body, contentType: 'text/html; charset=utf-8' }),
    );
  }
  await copy.goto(url);
  return copy;
}

/** A mail in a frame may run no script, axe neither: it is looked at by itself. */
const axeOn = (page: Page) => new AxeBuilder({ page }).exclude('iframe');

async function findings(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

async function picture(page: Page, name: string): Promise<void> {
  if (process.env.SCREENSHOTS === undefined) return;
  await mkdir('.build/screenshots', { recursive: true });
  await page.screenshot({ path: `.build/screenshots/${name}.png`, fullPage: true });
}

/** 320 CSS px is also what a window of 1280 px shows at 400 % (WCAG 2.2, 1.4.10). */
async function expectNoSidewaysScroll(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 });
  expect.soft(await pageWidth(page), `width of ${name}`).toBeLessThanOrEqual(320);
  await page.evaluate(
    'const { style } = document.documentElement; style.fontSize = 2 * parseFloat(getComputedStyle(document.documentElement).fontSize) + "px"',
  );
  await picture(page, `${name}-large-text`);
  expect.soft(await pageWidth(page), `width of ${name}, large text`).toBeLessThanOrEqual(320);
}

const pageWidth = (page: Page) => page.evaluate<number>('document.documentElement.scrollWidth');
