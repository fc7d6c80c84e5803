import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { inspectPage } from './inspect-page.ts';
import { useStage } from './stage.ts';

const stage = useStage();
const narrow = { width: 320, height: 640 };
const desk = { width: 1280, height: 900 };
const parts = ['Nieuwsbrief', 'Winkels', 'Stemmen', 'Agenda', 'Cijfers'];
let page: Page;

beforeAll(async () => {
  page = await stage().phone();
  await page.setViewportSize(narrow);
});

const title = () => page.getByRole('heading', { level: 1 }).textContent();
const nav = () => page.getByRole('navigation', { name: 'Ook op deze site' });
const current = () => nav().locator('[aria-current]').allTextContents();

/** Presses Tab; the words on which the focus is now, which must be seen whole and with a mark around it. */
async function tab(): Promise<string> {
  await page.keyboard.press('Tab');
  const focus = page.locator(':focus');
  const name = (await focus.textContent()) ?? '';
  const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
  expect(outline, `outline of ${name}`).toBe('solid');
  const box = await focus.boundingBox();
  expect(box?.x, `left of ${name}`).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0), `right of ${name}`).toBeLessThanOrEqual(narrow.width);
  return name;
}

const tabTo = async (name: string): Promise<void> => {
  while ((await tab()) !== name);
};

describe('somebody who came for the vote of a municipality that has none now', () => {
  it('reads so, and meets the ways on by keyboard before the page itself', async () => {
    await page.goto(`${stage().cloud.siteUrl}/vote/nl/zoutleeuw`);
    expect(await title()).toBe('Stemmen in Zoutleeuw');
    expect(await tab()).toBe('Naar de inhoud');
    await tabTo('English');
    for (const part of parts) expect(await tab()).toBe(part);
    expect(await current()).toEqual(['Stemmen']);
  });

  it('finds each part by keyboard, with a page that helps although nothing is there yet', async () => {
    const expected = {
      Agenda: ['Te doen in Zoutleeuw', 'Er staat nog niets in de agenda'],
      Winkels: ['Winkels in Zoutleeuw', 'Er staat hier nog geen enkele zaak'],
      Cijfers: ['Wat de campagne deed in Zoutleeuw', 'Er is nog te weinig geteld'],
      Nieuwsbrief: ['Nieuwsbrief van Zoutleeuw', 'Schrijf mij in'],
      Stemmen: ['Stemmen in Zoutleeuw', 'Op dit ogenblik is er geen stemming'],
    };
    await page.reload();
    for (const [part, [heading = '', says = '']] of Object.entries(expected)) {
      await tabTo(part);
      const [answer] = await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
      expect(answer?.status(), part).toBe(200);
      expect(await title()).toBe(heading);
      expect(await page.locator('main').textContent()).toContain(says);
      expect(await current()).toEqual([part]);
    }
  });

  it('may skip the ways on every page', async () => {
    await page.goto(`${stage().cloud.siteUrl}/calendar/nl/zoutleeuw`);
    expect(await tab()).toBe('Naar de inhoud');
    await page.keyboard.press('Enter');
    expect(parts).not.toContain(await tab());
  });

  it('stays in the language and the municipality', async () => {
    await page.goto(`${stage().cloud.siteUrl}/campaign/fr/zoutleeuw`);
    await page.getByRole('link', { name: 'Commerces', exact: true }).click();
    expect(await title()).toBe('Les commerces de Zoutleeuw');
  });
});

describe('the ways to the parts', () => {
  it.each([
    ['320 px', narrow, 1],
    ['320 px with text twice as large', narrow, 2],
    ['a desk', desk, 1],
  ])('are large enough for any finger and never overlap: %s', async (_, size, zoom) => {
    await page.setViewportSize(size);
    await page.goto(`${stage().cloud.siteUrl}/merchants/fr/zoutleeuw`);
    await page.evaluate(`document.documentElement.style.fontSize = '${zoom * 112.5}%'`);
    const links = await page.locator('.parts a').all();
    const boxes = await Promise.all(links.map((link) => link.boundingBox()));
    expect(boxes).toHaveLength(5);
    for (const [index, box] of boxes.entries()) {
      if (!box) throw new Error('not shown');
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
      expect(box.x + box.width).toBeLessThanOrEqual(size.width);
      const next = boxes[index + 1];
      const apart = !next || next.x >= box.x + box.width || next.y >= box.y + box.height;
      expect(apart, `${index} and the next`).toBe(true);
    }
    const widest = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(widest).toBeLessThanOrEqual(size.width);
    await page.setViewportSize(narrow);
  });

  it('mark where one is by more than a colour, also where the system chooses the colours', async () => {
    await page.goto(`${stage().cloud.siteUrl}/merchants/nl/zoutleeuw`);
    for (const forcedColors of ['none', 'active'] as const) {
      await page.emulateMedia({ forcedColors });
      expect(await lookOf('Winkels')).toEqual({ border: '4px', weight: '700' });
      expect(await lookOf('Agenda')).toEqual({ border: '0px', weight: '400' });
    }
    await page.emulateMedia({ forcedColors: 'none' });
  });

  it('are not printed', async () => {
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.parts').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    expect(await page.locator('.parts').isVisible()).toBe(true);
  });

  it.each([
    ['directory', '/merchants/nl/zoutleeuw'],
    ['vote', '/vote/fr/zoutleeuw'],
    ['calendar', '/calendar/en/zoutleeuw'],
    ['chooser', '/vote/nl'],
    ['privacy', '/privacy/nl/zoutleeuw'],
    ['missing', '/newsletter/nl/nergens'],
  ])('pass every check, light and dark: %s', async (name, path) => {
    await page.goto(`${stage().cloud.siteUrl}${path}`);
    await inspectPage(page, { name: `parts-${name}` });
    await inspectPage(page, { name: `parts-${name}-desk`, size: desk });
  });
});

/** Border below a link and its weight, as the browser shows them. */
async function lookOf(name: string) {
  await nav().getByRole('link', { name }).focus();
  const style = (property: string) =>
    page.evaluate<string>(`getComputedStyle(document.activeElement).${property}`);
  return { border: await style('borderBottomWidth'), weight: await style('fontWeight') };
}
