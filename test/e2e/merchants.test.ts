import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createStaffClient } from '../../infra/local/demo/staff-client.ts';
import { exifBlock, withExif } from '../builders/photo-file.ts';
import { inspectPage, picturePage } from './inspect-page.ts';
import { followInMailbox, mailsTo, mailTo } from './mailbox.ts';
import { useStage } from './stage.ts';

const stage = useStage();
const address = 'an@bakkerij-peeters.example';
const desk = { width: 1280, height: 900 };

describe('a shopkeeper on a phone without scripts', () => {
  let page: Page;
  beforeAll(async () => {
    page = await stage().phone();
  });
  const title = () => page.getByRole('heading', { level: 1 }).textContent();
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const follow = async (subject: RegExp, link: string) => {
    const mail = await mailTo(stage().cloud, address, subject);
    page = await followInMailbox(page, mail, stage().cloud.mailboxUrl, link);
  };
  /** Looks at the page on a phone, light and dark, and takes its picture on a desk. */
  const look = async (name: string) => {
    await inspectPage(page, { name });
    await picturePage(page, { name: `${name}-desk`, size: desk });
  };

  it('finds the directory of the municipality, empty yet', async () => {
    await page.goto(`${stage().cloud.siteUrl}/merchants`);
    expect(await title()).toBe('Winkels van hier');
    await look('merchants-chooser-nl');
    await page.getByRole('link', { name: 'Retie', exact: true }).click();
    expect(await title()).toBe('Winkels in Retie');
    await look('merchants-empty-nl');
  });

  it('finds the form of the municipality', async () => {
    await page.getByRole('link', { name: 'Meld uw zaak aan' }).click();
    expect(await title()).toBe('Meld uw zaak aan in Retie');
    await look('merchants-register-nl');
  });

  it('is told first what is wrong, keeps what was typed, and is led to the field', async () => {
    await page.getByLabel('Naam van uw zaak').fill('Bakkerij Peeters');
    await page.getByLabel('Straat en nummer').fill('Markt 5');
    await page.getByLabel('Vertel over uw zaak').fill('Wij bakken al vijftig jaar.\n\nAn en Jef');
    await page.getByRole('textbox', { name: /^Ondernemingsnummer/ }).fill('0123.456.748');
    const open = page.getByRole('group', { name: 'Wanneer bent u open?' });
    await open.getByLabel('van').fill('09:00');
    await open.getByLabel('tot').fill('18:00');
    await press('Meld mijn zaak aan');
    expect(await page.title()).toMatch(/^Fout: /);
    expect(await page.locator(':focus').getAttribute('role')).toBe('alert');
    await look('merchants-register-wrong-nl');
    await page.getByRole('link', { name: 'Dit ondernemingsnummer klopt niet' }).click();
    expect(await page.locator(':focus').getAttribute('name')).toBe('enterprise');
    expect(await page.getByLabel('Vertel over uw zaak').inputValue()).toContain('An en Jef');
    expect(await open.getByLabel('tot').inputValue()).toBe('18:00');
    expect(await page.getByLabel('Ja, dit mag op deze website').isChecked()).toBe(false);
    expect(await page.getByLabel('Mail mij ook de nieuwsbrief').isChecked()).toBe(false);
  });

  it('tells the rest, with hours of its own for Saturday, and registers', async () => {
    await page.getByLabel('Soort zaak').selectOption({ label: 'Bakkerij' });
    await page.getByRole('textbox', { name: /^Ondernemingsnummer/ }).fill('0123 456 749');
    const pause = page.getByRole('group', { name: 'Middagpauze' });
    await pause.getByLabel('van').fill('12:30');
    await pause.getByLabel('tot').fill('13:30');
    for (const day of ['Dinsdag', 'Woensdag', 'Donderdag', 'Vrijdag']) {
      await page.getByRole('checkbox', { name: day }).check();
    }
    await page.getByText('Dagen met andere uren').click();
    await page.getByRole('textbox', { name: 'Zaterdag' }).fill('7u tot 16u');
    await page.getByLabel('Wij kennen u').check();
    await page.getByLabel('Wij helpen u verder').check();
    await page.getByLabel('Uw e-mailadres').fill(address);
    await page.getByLabel('Uw naam').fill('An Peeters');
    await page.getByLabel('Ja, dit mag op deze website').check();
    await press('Meld mijn zaak aan');
    expect(await title()).toBe('Kijk in uw mailbox');
    await look('merchants-inbox-nl');
  });

  it('opens the link of the mail, which only shows what pressing would do', async () => {
    await follow(/^Bevestig/, 'Ja, ik bevestig');
    expect(await title()).toBe('Klopt dit?');
    await look('merchants-confirm-nl');
    await page.reload();
    expect(await title()).toBe('Klopt dit?');
    expect(await mailsTo(stage().cloud, address)).toHaveLength(1);
    await press('Ja, dit klopt');
    expect(await title()).toBe('Bedankt, uw aanmelding is binnen');
    await look('merchants-confirmed-nl');
  });

  it('uploads a photo, which passes by no function of ours', async () => {
    await page.getByRole('link', { name: 'Voeg een foto toe' }).click();
    expect(await title()).toBe('Een foto van uw zaak');
    await look('merchants-photo-nl');
    const picture = await readFile(new URL('../../infra/local/demo/bakery.jpg', import.meta.url));
    await page.getByLabel('Kies een foto').setInputFiles({
      name: 'IMG_0815.JPG',
      mimeType: 'image/jpeg',
      buffer: withExif(picture, exifBlock(1)),
    });
    await press('Stuur de foto door');
    expect(await title()).toBe('Beschrijf uw foto');
    expect(new URL(page.url()).origin).toBe(new URL(stage().cloud.siteUrl).origin);
    await press('Bewaar de foto');
    expect(await page.locator(':focus').textContent()).toContain('Beschrijf in een paar woorden');
    await look('merchants-alt-wrong-nl');
    await page.getByLabel('Wat is er op de foto te zien?').fill('An voor haar bakkerij');
    await press('Bewaar de foto');
    expect(await title()).toBe('Bakkerij Peeters');
  });

  it('sees the photo soon after, without a trace of where it was taken', async () => {
    const photo = page.getByAltText('An voor haar bakkerij');
    for (let look = 1; look < 240 && (await photo.count()) === 0; look += 1) {
      await page.waitForTimeout(500);
      await page.reload();
    }
    await inspectPage(page, { name: 'merchants-manage-pending-nl' });
    const small = (await photo.getAttribute('src')) ?? '';
    for (const path of [small, small.replace('-small', '')]) {
      const answer = await page.request.get(new URL(path, page.url()).href);
      expect(answer.headers()['content-type']).toBe('image/jpeg');
      const file = (await answer.body()).toString('latin1');
      for (const trace of ['Exif', '51.3', 'Peeters']) expect(file).not.toContain(trace);
    }
  });

  it('is on no page before staff have looked, and told by mail when it is', async () => {
    await page.goto(`${stage().cloud.siteUrl}/merchants/nl/retie`);
    expect(await page.getByText('Bakkerij Peeters').count()).toBe(0);
    await listEverybody();
    await follow(/staat in de gids/, 'Mijn pagina bekijken');
    expect(await title()).toBe('Bakkerij Peeters');
    await look('merchants-page-nl');
  });

  it('has a page that anybody finds, by search, by short link and in other languages', async () => {
    const short = await page.locator('a.short').getAttribute('href');
    await page.getByRole('link', { name: 'Alle zaken in Retie' }).click();
    await page.getByLabel('Wat zoekt u?').fill('BAKKERIJ');
    await press('Zoek');
    expect(await page.getByText('Eén zaak').count()).toBe(1);
    await look('merchants-found-nl');
    await page.getByRole('link', { name: 'Bakkerij Peeters' }).click();
    await page.getByRole('link', { name: 'Français' }).click();
    expect(await page.locator('[lang=nl] p').first().textContent()).toContain('Wij bakken');
    await look('merchants-page-fr');
    await page.getByRole('link', { name: 'Tous les commerces' }).click();
    await page.getByLabel('Type de commerce').selectOption({ label: 'Optique et audition' });
    await press('Chercher');
    await look('merchants-none-fr');
    await page.goto(short ?? '');
    expect(new URL(page.url()).pathname).toBe('/merchants/nl/retie/bakkerij-peeters');
  });

  it('is read by programs of others', async () => {
    const url = `${stage().cloud.siteUrl}/merchants/data/retie.json`;
    const answer = await fetch(url, { headers: { origin: 'https://example.com' } });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(await answer.json()).toMatchObject({ merchants: [{ name: 'Bakkerij Peeters' }] });
    const etag = answer.headers.get('etag') ?? '';
    expect((await fetch(url, { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  it('asks for the lost link, and changes the page once staff agree', async () => {
    await page.goto(`${stage().cloud.siteUrl}/merchants/nl/lost-link`);
    await look('merchants-lost-nl');
    await page.getByLabel('Uw e-mailadres').fill(address);
    await press('Mail mij de link');
    await look('merchants-sent-nl');
    await follow(/^Uw link/, 'Mijn zaak aanpassen');
    await look('merchants-manage-nl');
    await page.getByLabel('Vertel over uw zaak').fill('Nu ook met koffie.');
    await press('Bewaar');
    expect(await page.getByRole('status').textContent()).toContain('kijkt uw wijziging na');
    await look('merchants-manage-saved-nl');
    await page.getByRole('link', { name: 'Bekijk uw pagina' }).click();
    expect(await page.getByText('Nu ook met koffie.').count()).toBe(0);
    await page.goBack();
    expect(await title()).toBe('Bakkerij Peeters');
    expect(await page.getByText('Uw zaak weghalen').count()).toBe(1);
  });

  it('takes it all away, once sure', async () => {
    await page.getByText('Uw zaak weghalen').click();
    await press('Haal mijn zaak weg');
    expect(await page.locator(':focus').textContent()).toContain('Zet een vinkje');
    await look('merchants-remove-unsure-nl');
    await page.getByLabel('Ja, ik ben zeker').check();
    await press('Haal mijn zaak weg');
    expect(await title()).toBe('Uw zaak is weggehaald');
    await look('merchants-removed-nl');
    await page.getByRole('link', { name: 'Naar de winkels' }).click();
    expect(await page.getByText('Bakkerij Peeters').count()).toBe(0);
  });
});

describe('a shopkeeper with a keyboard alone', () => {
  it('registers in English, in an order that makes sense', async () => {
    const page = await stage().phone();
    await page.goto(`${stage().cloud.siteUrl}/merchants/en/lubbeek/register`);
    const order: string[] = [];
    for (let step = 0; step < 80 && order.at(-1) !== 'Add my business'; step += 1) {
      await page.keyboard.press('Tab');
      const [name, outline] = await focused(page);
      expect(outline, `outline of ${name}`).toBe('solid');
      // A field for a time has several stops.
      if (order.at(-1) !== name) order.push(name);
    }
    expect(order.slice(5)).toEqual([
      'name',
      'trade',
      'kind',
      'street',
      'postcode',
      'town',
      'story-en',
      'In another language too',
      'website',
      'enterprise',
      'from',
      'to',
      'breakFrom',
      'breakTo',
      'open[]',
      'Days with other hours',
      'promises[]',
      'address',
      'contactName',
      'phone',
      'shown[]',
      'newsletter[]',
      'Add my business',
    ]);
    await inspectPage(page, { name: 'merchants-register-en' });
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.locator(':focus').getAttribute('name')).toBe('name');
  });
});

/** The name, or the words, of what has the focus, and the style of its outline. */
const focused = (page: Page) =>
  page.evaluate<[string, string]>(
    'const { activeElement: focus } = document; [focus.name || focus.textContent, getComputedStyle(focus).outlineStyle]',
  );

/** Staff look at all who wait in Retie, and list them. */
async function listEverybody(): Promise<void> {
  const { siteUrl, accessToken } = stage().cloud;
  const editor = createStaffClient(siteUrl, await accessToken('editor@demo.vanhier.example'));
  const waiting = z.object({ merchants: z.array(z.object({ id: z.string(), version: z.int() })) });
  const path = '/staff/merchants?municipality=13036&state=pending';
  for (const { id, version } of (await editor.get(path, waiting)).merchants) {
    const decision = { decision: 'list', version };
    await editor.post(`/staff/merchants/${id}/decision`, decision, z.unknown());
  }
}
