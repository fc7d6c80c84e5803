import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Mail } from '../../infra/local/index.ts';
import { inspectPage, picturePage } from './inspect-page.ts';
import { linkTo, mailTo } from './mailbox.ts';
import { oneClickUnsubscribe } from './one-click.ts';
import { sendWinterIssue } from './send-winter-issue.ts';
import { useStage } from './stage.ts';
import { confirmByMail, subscribeOnPage } from './subscribe-on-page.ts';

const stage = useStage();
const readers = {
  nl: { address: 'an@vanhier.example', name: 'O’Brien <b>An</b>', language: 'Nederlands' },
  fr: { address: 'luc@vanhier.example', name: 'Luc Dubois', language: 'Français' },
};
let page: Page;
let dutch: Mail;
let french: Mail;

beforeAll(async () => {
  const { cloud } = stage();
  page = await stage().phone();
  for (const reader of Object.values(readers)) {
    await subscribeOnPage(page, cloud.siteUrl, { ...reader, municipality: 'retie' });
    await confirmByMail(page, cloud, reader.address);
  }
  await sendWinterIssue(cloud);
  dutch = await mailTo(cloud, readers.nl.address, /^Warm de winter in/);
  french = await mailTo(cloud, readers.fr.address, /^Un hiver bien au chaud/);
});

describe('a newsletter in the mailbox', () => {
  it('greets each reader by name, in the language asked for', () => {
    expect(dutch.text).toContain(readers.nl.name);
    expect(dutch.html).toContain('O’Brien &lt;b&gt;An&lt;/b&gt;');
    expect(french.subject).toContain('Luc Dubois');
    expect(french.text).toContain('Bonjour Luc Dubois,');
  });

  it('is found in the list and shown whole, on a phone', async () => {
    await page.goto(`${stage().cloud.mailboxUrl}/?to=${readers.nl.address}`);
    await inspectPage(page, { name: 'mailbox-list' });
    await page.getByRole('link', { name: dutch.subject }).click();
    const picture = page.frameLocator('iframe').getByAltText(/^Tekening van een bakkerij/);
    expect(
      await picture.evaluate((image) => 'naturalWidth' in image && image.naturalWidth),
    ).toBeGreaterThan(100);
    await inspectPage(page, { name: 'mailbox-mail' });
  });

  it.each(['nl', 'fr'] as const)('reads well by itself in %s, light and dark', async (language) => {
    const { id } = language === 'nl' ? dutch : french;
    await page.goto(`${stage().cloud.mailboxUrl}/mails/${id}/html`);
    await inspectPage(page, { name: `newsletter-${language}`, isMail: true });
    const wide = { name: `newsletter-${language}-wide`, size: { width: 900, height: 900 } };
    await picturePage(page, wide);
  });
});

describe('a newsletter online', () => {
  it('opens from the mail, for everybody and without the name of the reader', async () => {
    const page = await stage().phone();
    const answer = await page.goto(linkByPath(dutch, '/issues/'));
    expect(answer?.status()).toBe(200);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
      'De winter komt van hier',
    );
    expect(await page.content()).not.toContain('O’Brien');
    await inspectPage(page, { name: 'online-nl' });
  });

  it.each([
    ['nl', 'Nieuwsbrieven', /^Warm de winter in/],
    ['fr', 'Lettres d’information', /^Un hiver bien au chaud/],
    ['en', 'Newsletters', /^Warm de winter in/],
  ])('is in the archive in %s', async (language, title, subject) => {
    await page.goto(`${stage().cloud.siteUrl}/issues/${language}/retie`);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(title);
    await inspectPage(page, { name: `archive-${language}` });
    await page.getByRole('link', { name: subject }).click();
    expect(new URL(page.url()).pathname).toMatch(/^\/issues\/iss_/);
  });
});

describe('whoever has had enough', () => {
  it('stops by the button of the mail program', async () => {
    const url = await oneClickUnsubscribe(dutch);
    expect(new URL(url).protocol).toMatch(/^https?:$/);
    await page.goto(linkTo(dutch, 'preferences'));
    expect(await page.getByRole('checkbox', { name: 'Retie', checked: true }).count()).toBe(0);
  });

  it('stops by the link at the foot, in the language of the newsletter', async () => {
    await page.goto(linkTo(french, 'unsubscribe'));
    await inspectPage(page, { name: 'unsubscribe-fr' });
    await page.getByRole('button', { name: 'Désinscrivez-moi' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
      'Votre désinscription est faite',
    );
    await inspectPage(page, { name: 'unsubscribed-fr' });
    await page.getByLabel('Je reçois trop d’e-mails').check();
    await page.getByRole('button', { name: 'Envoyer ma réponse' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Merci');
    await page.goto(linkTo(french, 'preferences'));
    expect(await page.getByRole('checkbox', { name: 'Retie', checked: true }).count()).toBe(0);
  });
});

function linkByPath(mail: Mail, start: string): string {
  return mail.html.match(new RegExp(`${stage().cloud.siteUrl}${start}[^"]+`))?.[0] ?? '';
}
