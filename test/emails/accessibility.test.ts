import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Block } from '../../emails/blocks/block.ts';
import { fillTemplate } from '../../emails/merge/fill-template.ts';
import { recipientValues } from '../../emails/merge/recipient-values.ts';
import { renderNewsletter } from '../../emails/render-newsletter.ts';
import { fillTransactionalMail } from '../../emails/transactional/fill.ts';
import { regionById } from '../../shared/programme/programme.ts';
import { launchBrowser } from '../builders/browser.ts';
import { someFacts } from '../builders/campaign-facts.ts';
import { contentOf } from '../builders/issue-content.ts';
import { aNewsletter, recipientLinks } from '../builders/newsletter-input.ts';
import { transactionalMails } from '../builders/transactional-mails.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

type Appearance = 'light' | 'dark';

/** A phone held upright; images do not load, as in most inboxes. */
async function openMail(html: string, colorScheme: Appearance) {
  const context = await browser.newContext({ viewport: { width: 375, height: 700 }, colorScheme });
  const page = await context.newPage();
  await page.route('**/*', (route) => route.abort());
  await page.setContent(html, { waitUntil: 'domcontentloaded' });
  return page;
}

/** Landmarks belong to the mail program that a mail is shown in, not to the mail. */
async function findings(html: string, appearance: Appearance): Promise<string[]> {
  const page = await openMail(html, appearance);
  const { violations } = await new AxeBuilder({ page })
    .disableRules(['region', 'landmark-one-main'])
    .analyze();
  await page.context().close();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html: node }) => `${id}: ${node}`));
}

async function newsletterHtml(brand: string, medium: 'mail' | 'web' = 'mail') {
  const newsletter = await renderNewsletter(
    aNewsletter({ brand: regionById(brand).brand, medium }),
  );
  return fillTemplate(newsletter, recipientValues(recipientLinks, 'lezer')).html;
}

/** A newsletter about votes and ambassadors. */
async function campaignHtml(brand: string) {
  const blocks: Block[] = [
    { type: 'header', title: 'Stem mee' },
    { type: 'vote-call', markdown: 'Elke stem telt.' },
    { type: 'ambassador' },
    { type: 'winners' },
  ];
  const newsletter = await renderNewsletter(
    aNewsletter({
      ...{ brand: regionById(brand).brand, facts: someFacts, content: contentOf(blocks) },
    }),
  );
  const timeLeft = 'Nog tot morgen, zondag 13 december, om 20:00 uur';
  const values = recipientValues({ ...recipientLinks, timeLeft }, 'lezer');
  return fillTemplate(newsletter, values).html;
}

describe.each<Appearance>(['light', 'dark'])('axe, %s', (appearance) => {
  it.each(['kempen', 'hageland'])('finds nothing in a newsletter of %s', async (brand) => {
    expect(await findings(await newsletterHtml(brand), appearance)).toEqual([]);
  });

  it.each(['kempen', 'hageland'])('finds nothing in a call to vote of %s', async (brand) => {
    expect(await findings(await campaignHtml(brand), appearance)).toEqual([]);
  });

  it('finds nothing in the online version', async () => {
    expect(await findings(await newsletterHtml('kempen', 'web'), appearance)).toEqual([]);
  });

  it.each(transactionalMails())('finds nothing in $kind', async (mail) => {
    const { html } = fillTransactionalMail(mail, 'https://vanhier.example');
    expect(await findings(html, appearance)).toEqual([]);
  });
});

describe('on a phone', () => {
  it.each([320, 375])('a newsletter of %i px needs no sideways scrolling', async (width) => {
    const page = await openMail(await newsletterHtml('kempen'), 'light');
    await page.setViewportSize({ width, height: 700 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    await page.context().close();
  });

  it('a call to vote needs no sideways scrolling', async () => {
    const page = await openMail(await campaignHtml('kempen'), 'light');
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    await page.context().close();
  });

  it('text is large and links can be hit', async () => {
    const page = await openMail(await newsletterHtml('kempen'), 'light');
    const smallest = await page.evaluate(
      `Math.min(...[...document.querySelectorAll('p, li, a')].filter((element) => element.textContent.trim()).map((element) => parseFloat(getComputedStyle(element).fontSize)))`,
    );
    expect(smallest).toBe(16);
    const unsubscribe = await page.getByRole('link', { name: 'Uitschrijven' }).boundingBox();
    expect(unsubscribe?.height).toBeGreaterThanOrEqual(24);
    await page.context().close();
  });
});

it('reads in order: one title, then headings, no table announced as data', async () => {
  const page = await openMail(await newsletterHtml('kempen'), 'light');
  const headings = await page
    .locator('h1, h2, h3')
    .evaluateAll((all) => all.map((heading) => `${heading.tagName} ${heading.textContent}`));
  expect(headings).toEqual([
    'H1 De feesten beginnen bij de bakker om de hoek',
    'H2 Drie dingen om te doen',
    'H2 Bakkerij O’Brien & Zonen',
    'H2 Slagerij Peeters',
  ]);
  expect(await page.locator('table:not([role="presentation"])').count()).toBe(0);
  await page.context().close();
});

it('keeps the words of the masthead where images are off', async () => {
  const page = await openMail(await newsletterHtml('hageland'), 'light');
  expect(await page.locator('.masthead').textContent()).toContain('Van hier Hageland');
  await page.context().close();
});
