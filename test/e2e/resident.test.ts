import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { inspectPage } from './inspect-page.ts';
import { followInMailbox, mailsTo, mailTo } from './mailbox.ts';
import { oneClickUnsubscribe } from './one-click.ts';
import { useStage } from './stage.ts';

const stage = useStage();

describe('a resident on a phone without scripts', () => {
  const address = 'an.peeters@vanhier.example';
  let page: Page;
  beforeAll(async () => {
    page = await stage().phone();
  });
  const title = () => page.getByRole('heading', { level: 1 }).textContent();
  const press = (name: string) => page.getByRole('button', { name }).click();
  const follow = async (subject: RegExp, link: string) => {
    const mail = await mailTo(stage().cloud, address, subject);
    page = await followInMailbox(page, mail, stage().cloud.mailboxUrl, link);
  };

  it('chooses a municipality', async () => {
    await page.goto(`${stage().cloud.siteUrl}/newsletter`);
    expect(await title()).toBe('Kies uw gemeente');
    await inspectPage(page, { name: 'chooser-nl' });
    await page.getByRole('link', { name: 'Oud-Turnhout' }).click();
    expect(await title()).toBe('Nieuwsbrief van Oud-Turnhout');
    await inspectPage(page, { name: 'subscribe-nl' });
  });

  it('is told first what is wrong, keeps what was typed, and is led to the field', async () => {
    await page.getByLabel('Uw e-mailadres').fill('an.peeters@vanhier,example');
    await page.getByLabel('Uw naam').fill('An Peeters-O’Brien');
    await page.getByLabel('Aanbiedingen', { exact: true }).uncheck();
    await press('Schrijf mij in');
    expect(await page.title()).toMatch(/^Fout: /);
    expect(await page.locator(':focus').getAttribute('role')).toBe('alert');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe(
      `Er staat een komma in het adres. Bedoelt u ${address}?`,
    );
    await page.keyboard.press('Enter');
    expect(await page.locator(':focus').getAttribute('name')).toBe('address');
    expect(await page.locator(':focus').inputValue()).toBe('an.peeters@vanhier,example');
    expect(await page.getByLabel('Uw naam').inputValue()).toBe('An Peeters-O’Brien');
    expect(await page.getByLabel('Aanbiedingen', { exact: true }).isChecked()).toBe(false);
    expect(await page.getByLabel('Verhalen van winkeliers').isChecked()).toBe(true);
    await inspectPage(page, { name: 'subscribe-wrong-nl' });
  });

  it('subscribes, and is asked to look in the mailbox', async () => {
    await page.getByLabel('Uw e-mailadres').fill(address);
    await press('Schrijf mij in');
    expect(await title()).toBe('Kijk in uw mailbox');
    await inspectPage(page, { name: 'check-inbox-nl' });
  });

  it('opens the mail and its link, which only shows what pressing would do', async () => {
    await follow(/^Bevestig uw inschrijving .* Oud-Turnhout/, 'Ja, schrijf mij in');
    expect(await title()).toBe('Bevestig uw inschrijving');
    await inspectPage(page, { name: 'confirm-nl' });
    await page.reload();
    expect(await title()).toBe('Bevestig uw inschrijving');
    expect(await mailsTo(stage().cloud, address)).toHaveLength(1);
  });

  it('confirms by pressing the button, and is welcomed', async () => {
    await press('Ja, schrijf mij in');
    expect(await title()).toBe('U bent ingeschreven');
    await inspectPage(page, { name: 'confirmed-nl' });
    const welcome = await mailTo(stage().cloud, address, /^Welkom/);
    expect(welcome.text).toContain('Dag An Peeters-O’Brien,');
  });

  it('is asked one thing more, allows it, and reads what is kept', async () => {
    await press('Ja, dat mag');
    expect(await title()).toBe('Dank u wel');
    await inspectPage(page, { name: 'following-agreed-nl' });
    await page.getByRole('link', { name: 'Uw privacy' }).click();
    expect(await title()).toBe('Uw privacy in Oud-Turnhout');
    await inspectPage(page, { name: 'privacy-nl' });
  });

  it('changes topics, name and language', async () => {
    await follow(/^Welkom/, 'Mijn voorkeuren bekijken');
    expect(await page.getByLabel('Ja, u mag bijhouden').isChecked()).toBe(true);
    expect(await title()).toBe('Uw voorkeuren');
    expect(await page.getByText(address).count()).toBe(0);
    await inspectPage(page, { name: 'preferences-nl' });
    await page.getByLabel('Aanbiedingen', { exact: true }).check();
    await page.getByLabel('Verhalen van winkeliers').uncheck();
    await page.getByLabel('Uw naam').fill('Anneke');
    await page.getByLabel('Français').check();
    await press('Bewaar');
    expect(await page.getByRole('status').textContent()).toBe('Uw voorkeuren zijn bewaard.');
    await inspectPage(page, { name: 'preferences-saved-nl' });
    await page.reload();
    expect(await page.getByLabel('Uw naam').inputValue()).toBe('Anneke');
    expect(await page.getByLabel('Français').isChecked()).toBe(true);
    expect(await page.getByLabel('Aanbiedingen', { exact: true }).isChecked()).toBe(true);
    expect(await page.getByLabel('Verhalen van winkeliers').isChecked()).toBe(false);
  });

  it('is told what is wrong with the preferences', async () => {
    await page.getByLabel('Aanbiedingen', { exact: true }).uncheck();
    await page.getByLabel('Markten, feesten en activiteiten').uncheck();
    await page.getByLabel('Stemmen op een ambassadeur').uncheck();
    await press('Bewaar');
    expect(await page.locator(':focus').textContent()).toContain('Kies minstens één onderwerp.');
    await inspectPage(page, { name: 'preferences-wrong-nl' });
  });

  it('is taken off the list by the mail program alone, as often as it asks', async () => {
    const welcome = await mailTo(stage().cloud, address, /^Welkom/);
    const url = await oneClickUnsubscribe(welcome);
    await oneClickUnsubscribe(welcome);
    await page.goto(url);
    expect(await title()).toBe('Uitschrijven');
    await inspectPage(page, { name: 'unsubscribe-nl' });
    await press('Schrijf mij uit');
    expect(await title()).toBe('U bent uitgeschreven');
    await inspectPage(page, { name: 'unsubscribed-nl' });
  });

  it('asks for the lost link and finds no newsletter ticked any more', async () => {
    await page.goto(`${stage().cloud.siteUrl}/newsletter/nl`);
    await page.getByRole('link', { name: 'Vraag een persoonlijke link aan' }).click();
    await inspectPage(page, { name: 'lost-link-nl' });
    await press('Mail mij de link');
    await inspectPage(page, { name: 'lost-link-wrong-nl' });
    await page.getByLabel('Uw e-mailadres').fill(address);
    await press('Mail mij de link');
    expect(await title()).toBe('Kijk in uw mailbox');
    await inspectPage(page, { name: 'link-sent-nl' });
    await follow(/^Votre lien/, 'Modifier mes préférences');
    expect(await title()).toBe('Vos préférences');
    expect(await page.getByRole('checkbox', { name: 'Oud-Turnhout', checked: true }).count()).toBe(
      0,
    );
    await inspectPage(page, { name: 'preferences-fr' });
  });

  it('sees everything that is held, and downloads it', async () => {
    await press('Envoyez-moi le lien');
    await follow(/^Vos données/, 'Voir mes données');
    expect(await title()).toBe('Ce que nous gardons sur vous');
    await inspectPage(page, { name: 'my-data-fr' });
    const href = await page.getByRole('link', { name: 'Tout télécharger' }).getAttribute('href');
    const file = await page.request.get(new URL(href ?? '', page.url()).href);
    expect(file.headers()['content-disposition']).toContain('attachment');
    expect((await file.json()).subscriber).toMatchObject({
      address,
      name: 'Anneke',
      language: 'fr',
    });
  });

  it('erases it all, once sure', async () => {
    await press('Effacez mes données');
    expect(await page.locator(':focus').textContent()).toContain('Cochez la case');
    await inspectPage(page, { name: 'erase-unsure-fr' });
    await page.getByLabel('Oui, je confirme').check();
    await press('Effacez mes données');
    expect(await title()).toBe('Vos données sont effacées');
    await inspectPage(page, { name: 'erased-fr' });
    await mailTo(stage().cloud, address, /^Vos données (?:ont été|sont) effacées/);
  });
});
