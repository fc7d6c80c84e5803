import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { inspectPage } from './inspect-page.ts';
import { linkTo, mailTo } from './mailbox.ts';
import { useStage } from './stage.ts';

const stage = useStage();
const address = 'keys@vanhier.example';
let page: Page;
beforeAll(async () => {
  page = await stage().phone();
});

it('subscribes a business in English by keyboard alone, in an order that makes sense', async () => {
  await page.goto(`${stage().cloud.siteUrl}/newsletter/en/lubbeek`);
  await inspectPage(page, { name: 'subscribe-en' });
  expect(await tab()).toBe('Skip to the content');
  await page.keyboard.press('Enter');
  expect(await tab()).toBe('address');
  await page.keyboard.type(address);
  expect(await tab()).toBe('audience');
  await page.keyboard.press('ArrowDown');
  expect(await tab()).toBe('name');
  await page.keyboard.type('Zoë');
  expect(await tab()).toBe('language');
  for (const _topic of ['shops', 'events', 'offers', 'votes']) expect(await tab()).toBe('topics[]');
  expect(await tab()).toBe('News from other municipalities too?');
  await page.keyboard.press('Enter');
  expect(await tab()).toBe('municipalities[]');
  await page.keyboard.press('Space');
  for (let more = 1; more < 6; more += 1) await tab();
  expect(await tab()).toBe('Sign me up');
  await page.keyboard.press('Enter');
  await page.waitForURL(/check-inbox/);
  await inspectPage(page, { name: 'check-inbox-en' });
});

it('confirms by keyboard alone', async () => {
  const mail = await mailTo(stage().cloud, address, /^Confirm/);
  expect(mail.subject).toContain('Lubbeek');
  expect(mail.from).toContain('Hageland');
  await page.goto(linkTo(mail, 'confirm'));
  await inspectPage(page, { name: 'confirm-en' });
  while ((await tab()) !== 'Yes, sign me up');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'You are subscribed' }).waitFor();
});

it('opens the preferences with what was chosen, and stays with the municipality it began with', async () => {
  const welcome = await mailTo(stage().cloud, address, /^Welcome/);
  expect(welcome.text).toContain('Zoë');
  await page.goto(linkTo(welcome, 'preferences'));
  await inspectPage(page, { name: 'preferences-en' });
  const followed = page.locator('[name="businesses[]"]:checked');
  expect(await followed.count()).toBe(2);
  await page.getByRole('checkbox', { name: 'Balen' }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  expect(await followed.count()).toBe(3);
  expect(await page.getByRole('banner').textContent()).toContain('Van hier Lubbeek');
});

/** Presses Tab; says where the focus is now, by name or by words, and expects that it can be seen. */
async function tab(): Promise<string> {
  await page.keyboard.press('Tab');
  const focus = page.locator(':focus');
  const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
  const name = (await focus.getAttribute('name')) ?? (await focus.textContent()) ?? '';
  expect(outline, `outline of ${name}`).toBe('solid');
  return name;
}
