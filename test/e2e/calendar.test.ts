import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { demoDays } from '../../infra/local/demo/calendar/demo-days.ts';
import { createStaffClient } from '../../infra/local/demo/staff-client.ts';
import { inspectPage, picturePage } from './inspect-page.ts';
import { followInMailbox, mailTo } from './mailbox.ts';
import { useStage } from './stage.ts';

const stage = useStage();
const address = 'els@telenet.example';
const second = 'luc@telenet.example';
const desk = { width: 1280, height: 900 };
const days = demoDays(new Date());
const evening = days.after(days.today, 6);
/** In no month but this one or the next, and not on a Thursday alone. */
const thursday = days.inWeek(0, 4);
let page: Page;
let eventPath: string;

beforeAll(async () => {
  const { siteUrl, accessToken } = stage().cloud;
  const editor = createStaffClient(siteUrl, await accessToken('editor@demo.vanhier.example'));
  const made = z.object({ id: z.string(), version: z.int() });
  const type = (facts: object, recurrence: object) =>
    editor.post('/staff/calendar/events', { municipality: '13036', facts, recurrence }, made);
  await type(
    {
      title: { nl: 'Donderdagmarkt', fr: 'Marché du jeudi', en: 'Thursday market' },
      description: { nl: 'Groenten van hier.', fr: 'Légumes d’ici.', en: 'Vegetables from here.' },
      venue: { name: 'Markt', street: 'Markt 1', postcode: '2470', town: 'Retie' },
      topics: ['market', 'food'],
    },
    {
      start: `${thursday}T08:00`,
      end: `${thursday}T12:00`,
      repeat: { frequency: 'weekly', weekdays: [4] },
    },
  );
  const { id, version } = await type(
    {
      title: {
        nl: 'Avond bij de bakker',
        fr: 'Soirée chez le boulanger',
        en: 'Evening at the baker’s',
      },
      description: { nl: 'Kom kijken hoe brood wordt gebakken.' },
      venue: { name: 'Bakkerij Wouters', postcode: '2470', town: 'Retie' },
      topics: ['food'],
      organizer: 'Bakkerij Wouters',
    },
    { start: `${evening}T19:00`, end: `${evening}T21:00` },
  );
  const usual = { waitingList: true, offerHours: 24, closesBefore: 60, remindHours: [24] };
  const rule = { ...usual, capacity: 2, maxPerPerson: 2 };
  await editor.put(`/staff/calendar/events/${id}/registration`, { version, rule }, z.unknown());
  eventPath = `/calendar/nl/retie/event/${id}`;
  page = await stage().phone();
});

const title = () => page.getByRole('heading', { level: 1 }).textContent();
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const follow = (name: string) => page.getByRole('link', { name, exact: true }).first().click();
/** Looks at the page on a phone, light and dark, and takes its picture on a desk. */
const look = async (name: string) => {
  await inspectPage(page, { name });
  await picturePage(page, { name: `${name}-desk`, size: desk });
};
/** The same page in the other two languages. */
const lookInOtherLanguages = async (name: string) => {
  for (const [link, language] of [
    ['Français', 'fr'],
    ['English', 'en'],
    ['Nederlands', 'nl'],
  ] as const) {
    await page.getByRole('banner').getByRole('link', { name: link }).click();
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    if (language !== 'nl') await look(`${name}-${language}`);
  }
};

describe('a resident on a phone without scripts', () => {
  it('finds what there is to do in the municipality', async () => {
    await page.goto(`${stage().cloud.siteUrl}/calendar`);
    expect(await title()).toBe('Wat is er te doen?');
    await look('calendar-chooser-nl');
    await follow('Retie');
    expect(await title()).toBe('Te doen in Retie');
    expect(await page.getByRole('link', { name: /Donderdagmarkt/ }).count()).toBeGreaterThan(2);
    await look('calendar-agenda-nl');
    await lookInOtherLanguages('calendar-agenda');
  });

  it('sees only markets, or what has a word in it', async () => {
    await page.getByLabel('Soort activiteit').selectOption({ label: 'Markt' });
    await press('Zoek');
    expect(await page.getByRole('link', { name: /Avond bij de bakker/ }).count()).toBe(0);
    expect(await page.getByRole('link', { name: /Donderdagmarkt/ }).count()).toBeGreaterThan(2);
    await look('calendar-topic-nl');
    await page.getByLabel('Wat zoekt u?').fill('olifant');
    await press('Zoek');
    await look('calendar-none-nl');
    await follow('Toon alles');
    expect(await title()).toBe('Te doen in Retie');
  });

  it('turns the pages of months', async () => {
    await page.getByRole('link', { name: /^Bekijk de hele maand/ }).click();
    await look('calendar-month-nl');
    await lookInOtherLanguages('calendar-month');
    const before = await title();
    const months = page.getByRole('navigation', { name: 'Andere maanden' });
    await months.getByRole('link').last().click();
    expect(await title()).not.toBe(before);
    expect(await page.getByRole('link', { name: /Donderdagmarkt/ }).count()).toBeGreaterThan(3);
  });

  it('reads about an event that comes back, and about one of its days', async () => {
    await page
      .getByRole('link', { name: /Donderdagmarkt/ })
      .first()
      .click();
    expect(await title()).toBe('Donderdagmarkt');
    expect(await page.getByText('Elke donderdag, 08:00 tot 12:00 uur.').count()).toBe(1);
    await look('calendar-series-nl');
    await lookInOtherLanguages('calendar-series');
  });

  it('takes it over into an own calendar: one day, the series, or all of Retie', async () => {
    const file = async (link: string) => {
      const href = await page.getByRole('link', { name: link, exact: true }).getAttribute('href');
      const answer = await page.request.get(new URL(href ?? '', page.url()).href);
      expect(answer.headers()['content-type']).toContain('text/calendar');
      return answer.text();
    };
    expect(await file('Voeg toe aan mijn agenda')).not.toContain('RRULE:FREQ=WEEKLY');
    expect(await file('Voeg de hele reeks toe')).toContain('RRULE:FREQ=WEEKLY;BYDAY=TH');
    await follow('Alles in Retie');
    const feed = page.getByRole('link', { name: 'Abonneer mijn agenda' });
    const webcal = (await feed.getAttribute('href')) ?? '';
    expect(webcal).toMatch(/^webcal:.*\/calendar\/feeds\/nl\/retie\.ics$/);
    expect(await page.getByLabel('Of kopieer dit adres').inputValue()).toBe(
      webcal.replace('webcal:', 'http:'),
    );
    const answer = await page.request.get(webcal.replace('webcal:', 'http:'));
    expect(await answer.text()).toContain('SUMMARY:Avond bij de bakker');
  });

  it('registers for an evening, after a slip', async () => {
    await page.getByRole('link', { name: /Avond bij de bakker/ }).click();
    await look('calendar-event-nl');
    await lookInOtherLanguages('calendar-event');
    await follow('Meld u aan');
    expect(await title()).toBe('Aanmelden voor Avond bij de bakker');
    await look('calendar-register-nl');
    await lookInOtherLanguages('calendar-register');
    await press('Meld mij aan');
    expect(await page.getByRole('alert').count()).toBe(1);
    await look('calendar-register-wrong-nl');
    await page.getByLabel('Uw naam', { exact: true }).fill('Els Maes');
    await page.getByLabel('Uw e-mailadres', { exact: true }).fill(address);
    await page.getByLabel('Met hoeveel komt u?').selectOption('2');
    await page.getByLabel('Ja, gebruik mijn gegevens').check();
    await press('Meld mij aan');
    expect(await title()).toBe('Kijk in uw mailbox');
    await look('calendar-inbox-nl');
  });

  it('confirms by the button of a mail, and has two places', async () => {
    const { cloud } = stage();
    const asked = await mailTo(cloud, address, /^Bevestig uw aanmelding/);
    page = await followInMailbox(page, asked, cloud.mailboxUrl, 'Ja, ik meld mij aan');
    expect(await title()).toBe('Bevestig uw aanmelding');
    await look('calendar-confirm-nl');
    await press('Ja, ik kom');
    expect(await title()).toBe('U hebt een plaats');
    expect(await page.getByText('Uw 2 plaatsen zijn zeker').count()).toBe(1);
    await look('calendar-place-nl');
    const { attachments } = await mailTo(cloud, address, /^U bent aangemeld/);
    expect(attachments.map(({ name }) => name)).toEqual(['invitation.ics']);
  });

  it('of another language waits in line, since all places are taken', async () => {
    const { cloud } = stage();
    await page.goto(cloud.siteUrl + eventPath.replace('/nl/', '/fr/'));
    await look('calendar-full-fr');
    await follow('Je m’inscris sur la liste d’attente');
    await page.getByLabel('Votre nom', { exact: true }).fill('Luc Petit');
    await page.getByLabel('Votre adresse e-mail', { exact: true }).fill(second);
    await page.getByLabel('Oui, utilisez mes données').check();
    await press('Je m’inscris');
    const asked = await mailTo(cloud, second, /^Confirmez/);
    page = await followInMailbox(page, asked, cloud.mailboxUrl, 'Oui, je m’inscris');
    await press('Je m’inscris sur la liste d’attente');
    expect(await title()).toBe('Vous êtes sur la liste d’attente');
    await look('calendar-waiting-fr');
  });

  it('cancels', async () => {
    const { cloud } = stage();
    const mail = await mailTo(cloud, address, /^U bent aangemeld/);
    page = await followInMailbox(page, mail, cloud.mailboxUrl, 'Bekijk mijn aanmelding');
    expect(await title()).toBe('U hebt een plaats');
    await press('Ik kom niet');
    expect(await title()).toBe('U bent afgemeld');
    await look('calendar-left-nl');
    await mailTo(cloud, address, /^U bent afgemeld/);
  });

  it('who waited is offered the place and takes it, and has all data deleted once sure', async () => {
    const { cloud } = stage();
    const offer = await mailTo(cloud, second, /^Il y a de la place/);
    page = await followInMailbox(page, offer, cloud.mailboxUrl, 'Voir et dire oui');
    expect(await title()).toBe('Il y a de la place pour vous');
    await look('calendar-offer-fr');
    await press('Oui, je viens');
    expect(await title()).toBe('Vous avez une place');
    await press('Effacer mes données');
    expect(await page.locator(':focus').textContent()).toContain('Cochez d’abord');
    await look('calendar-erase-unsure-fr');
    await page.getByLabel('Oui, effacez mes données').check();
    await press('Effacer mes données');
    expect(await title()).toBe('Vos données sont effacées');
    await look('calendar-erased-fr');
  });

  it('is told kindly of an event that is not there', async () => {
    await page.goto(
      `${stage().cloud.siteUrl}/calendar/nl/retie/event/evt_01m8kj8vg8x4rze8nfrmr7xw5s`,
    );
    expect(await title()).toBe('Deze activiteit staat niet in de agenda');
    await look('calendar-missing-nl');
  });
});

describe('a resident who prints', () => {
  it('gets what takes place on paper, and nothing to press', async () => {
    const paper = await stage().phone();
    await paper.emulateMedia({ media: 'print' });
    for (const path of ['/calendar/nl/retie', eventPath]) {
      await paper.goto(stage().cloud.siteUrl + path);
      expect(await paper.getByText('Avond bij de bakker').first().isVisible()).toBe(true);
      for (const role of ['button', 'textbox', 'combobox'] as const) {
        expect(await paper.getByRole(role).count(), `${role} of ${path}`).toBe(0);
      }
    }
  });
});

describe('a resident with a keyboard alone', () => {
  let keyboard: Page;
  /** Presses Tab until the focus is on something of this name, which must be seen to have it. */
  const tabTo = async (name: string) => {
    for (let step = 0; step < 60; step += 1) {
      await keyboard.keyboard.press('Tab');
      const [found, outline] = await focused(keyboard);
      expect(outline, `outline of ${found}`).toBe('solid');
      if (found === name) return;
    }
    throw new Error(`${name} is not reached by Tab.`);
  };

  it('goes from the agenda to the form and registers in English', async () => {
    keyboard = await stage().phone();
    await keyboard.goto(`${stage().cloud.siteUrl}/calendar/en/retie`);
    await tabTo('Skip to the content');
    await tabTo('q');
    await keyboard.keyboard.type('baker');
    await keyboard.keyboard.press('Enter');
    await keyboard.getByRole('heading', { name: 'Found' }).waitFor();
    await tabTo('Evening at the baker’s');
    await keyboard.keyboard.press('Enter');
    await keyboard.getByRole('heading', { level: 1, name: 'Evening at the baker’s' }).waitFor();
    await tabTo('Register');
    await keyboard.keyboard.press('Enter');
    await keyboard.getByRole('heading', { name: /^Register for/ }).waitFor();
    await tabTo('name');
    await keyboard.keyboard.type('Zoë');
    await tabTo('address');
    await keyboard.keyboard.type('zoe@vanhier.example');
    await tabTo('agree[]');
    await keyboard.keyboard.press('Space');
    await keyboard.keyboard.press('Enter');
    await keyboard.waitForURL(/check-inbox/);
    expect((await mailTo(stage().cloud, 'zoe@vanhier.example', /./)).text).toContain('baker');
  });
});

/** The name, or the words, of what has the focus, and the style of its outline. */
const focused = (page: Page) =>
  page.evaluate<[string, string]>(
    'const { activeElement: focus } = document; [focus.name || (focus.querySelector("strong") ?? focus).textContent, getComputedStyle(focus).outlineStyle]',
  );
