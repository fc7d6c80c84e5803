import type { Page } from 'playwright-core';
import type { LocalCloud } from '../../infra/local/index.ts';
import { linkTo, mailTo } from './mailbox.ts';

interface Subscription {
  readonly address: string;
  /** Slug. */
  readonly municipality: string;
  readonly name?: string;
  /** As the form names it. */
  readonly language?: string;
}

/** Fills in and sends the Dutch form of a municipality. */
export async function subscribeOnPage(
  page: Page,
  siteUrl: string,
  { address, municipality, name = '', language = 'Nederlands' }: Subscription,
): Promise<void> {
  await page.goto(`${siteUrl}/newsletter/nl/${municipality}`);
  await page.getByLabel('Uw e-mailadres').fill(address);
  await page.getByLabel('Uw naam').fill(name);
  await page.getByLabel(language).check();
  await page.getByRole('button', { name: 'Schrijf mij in' }).click();
}

/** Follows the link of the mail that asks, and presses the one button there. */
export async function confirmByMail(page: Page, cloud: LocalCloud, address: string): Promise<void> {
  await page.goto(linkTo(await mailTo(cloud, address, /Bevestig|Confirmez/), 'confirm'));
  await page.getByRole('button').click();
}
