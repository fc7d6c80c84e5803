import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectPage } from './inspect-page.ts';
import { followInMailbox, linksOf, linkTo, mailsTo, mailTo } from './mailbox.ts';
import { type PlayedContests, playContests } from './play-contests.ts';
import { useStage } from './stage.ts';

const stage = useStage();
let contests: PlayedContests;
beforeAll(async () => {
  contests = await playContests(stage().cloud);
});
afterAll(() => contests?.close());

const site = (path: string) => `${stage().cloud.siteUrl}${path}`;
const retie = '/vote/nl/retie/2027';
const roll = async () => (await contests.countVotes(contests.open)).roll;
const codeIn = ({ subject }: { subject: string }) => /\d{6}/.exec(subject)?.[0] ?? '';

describe('a voter of 75 on a phone without scripts', () => {
  const address = 'an.peeters@telenet.be';
  let page: Page;
  beforeAll(async () => {
    page = await stage().phone();
  });
  const title = () => page.getByRole('heading', { level: 1 }).textContent();
  const press = (name: string | RegExp) => page.getByRole('button', { name }).click();

  it('finds the vote of the municipality', async () => {
    await page.goto(site('/vote'));
    expect(await title()).toBe('Stem op uw winkelier');
    await inspectPage(page, { name: 'vote-chooser-nl' });
    await page.getByRole('link', { name: /Retie\s*U kunt nu stemmen/ }).click();
    expect(await title()).toBe('Wie wordt ambassadeur van Retie?');
    expect(await page.getByText('Stap 1 van 3').isVisible()).toBe(true);
    await inspectPage(page, { name: 'vote-ballot-nl' });
    await inspectPage(page, { name: 'vote-ballot-desk-nl', size: { width: 1280, height: 900 } });
  });

  it('reads a whole story in its place, without leaving the list', async () => {
    await page.getByText('Lees het hele verhaal').first().click();
    expect(await page.locator('.shop details[open] p').first().isVisible()).toBe(true);
    expect(await page.getByText('Stap 1 van 3').isVisible()).toBe(true);
  });

  it('is told kindly that nobody is chosen yet', async () => {
    await press('Verder');
    expect(await page.title()).toMatch(/^Fout: /);
    expect(await page.locator(':focus').textContent()).toContain('Kies eerst een winkelier');
    await inspectPage(page, { name: 'vote-ballot-none-nl' });
  });

  it('chooses by tapping the card, goes on and comes back without loss', async () => {
    const choice = page.getByRole('radio', { name: 'Het Naaihuis' });
    await page.getByText('Het Naaihuis', { exact: true }).click();
    expect(await choice.isChecked()).toBe(true);
    await press('Verder');
    expect(await title()).toBe('Uw e-mailadres');
    await page.goBack();
    expect(await choice.isChecked()).toBe(true);
    await press('Verder');
    expect(await page.locator('.chosen').textContent()).toContain('Het Naaihuis');
    await inspectPage(page, { name: 'vote-address-nl' });
    await page.getByRole('link', { name: 'Terug: mijn keuze wijzigen' }).click();
    expect(await choice.isChecked()).toBe(true);
    await press('Verder');
  });

  it('is told what is wrong with the address, and keeps what was typed', async () => {
    await page.getByLabel('Uw e-mailadres').fill('an.peeters@telenet,be');
    await press('Stuur mij de code');
    expect(await page.locator(':focus').textContent()).toContain(`Bedoelt u ${address}?`);
    expect(await page.getByLabel('Uw e-mailadres').inputValue()).toBe('an.peeters@telenet,be');
    await inspectPage(page, { name: 'vote-address-wrong-nl' });
    await page.getByLabel('Uw e-mailadres').fill(address);
    await press('Stuur mij de code');
    expect(await title()).toBe('Kijk in uw mailbox');
    await inspectPage(page, { name: 'vote-code-nl' });
  });

  it('is told that a code is wrong, and how often it may be tried', async () => {
    const code = codeIn(await mailTo(stage().cloud, address, /\d{6}/));
    await page.getByLabel('De code uit de mail').fill(code === '123456' ? '654321' : '123456');
    await press('Bevestig mijn stem');
    expect(await page.locator(':focus').textContent()).toContain('U kunt nog 4 keer proberen');
    await inspectPage(page, { name: 'vote-code-wrong-nl' });
    expect(await roll()).toBe(0);
  });

  it('types the code with a blank in it, and the vote is counted', async () => {
    const code = codeIn(await mailTo(stage().cloud, address, /\d{6}/));
    const field = page.getByLabel('De code uit de mail');
    expect(await field.getAttribute('autocomplete')).toBe('one-time-code');
    expect(await field.getAttribute('inputmode')).toBe('numeric');
    await field.fill(`${code.slice(0, 3)} ${code.slice(3)} `);
    await press('Bevestig mijn stem');
    expect(await title()).toBe('Uw stem is geteld');
    await inspectPage(page, { name: 'vote-counted-nl' });
    expect(await contests.countVotes(contests.open)).toMatchObject({ roll: 1, online: 1 });
  });

  it('takes part in the draw and subscribes to the newsletter by forms of their own', async () => {
    const thanks = page.url();
    await page.locator('#address').fill('an');
    await press('Doe mee');
    await inspectPage(page, { name: 'vote-draw-wrong-nl' });
    await page.locator('#address').fill('an.thuis@telenet.be');
    await press('Doe mee');
    expect(await title()).toBe('U doet mee');
    await inspectPage(page, { name: 'vote-entered-nl' });
    expect(thanks).not.toContain('an');
  });
});

describe('a voter with scripts who uses the link', () => {
  const address = 'luc.dubois@skynet.be';
  let page: Page;
  beforeAll(async () => {
    page = await stage().desk();
  });

  it('comes from the page of a candidate, and has work proven while the address is typed', async () => {
    await page.goto(site('/vote/fr/retie/2027'));
    // The longest word that a name has here: it must fit a narrow screen with large letters.
    const card = page.getByRole('radio', { name: 'Boekhandel De Leeslamp' });
    const id = await card.getAttribute('value');
    await page.goto(site(`/vote/fr/retie/2027/candidates/${id}`));
    await inspectPage(page, { name: 'vote-candidate-fr' });
    await page.getByRole('button', { name: /^Voter pour/ }).click();
    await expect.poll(() => page.locator('[name=proof]').inputValue()).not.toBe('');
    await page.getByLabel('Votre adresse e-mail').fill(address);
    await page.getByRole('button', { name: 'Envoyez-moi le code' }).click();
    await page.getByRole('heading', { name: 'Regardez dans votre boîte mail' }).waitFor();
    await inspectPage(page, { name: 'vote-code-fr' });
  });

  it('is not counted by scanners that open every link', async () => {
    const mail = await mailTo(stage().cloud, address, /\d{6}/);
    const before = await roll();
    for (const link of linksOf(mail).filter((url) => url.startsWith(stage().cloud.siteUrl))) {
      for (const method of ['HEAD', 'GET', 'HEAD', 'GET']) {
        expect((await fetch(link, { method })).status).toBe(200);
      }
    }
    expect(await roll()).toBe(before);
  });

  it('sees the choice, chooses somebody else, and is counted by pressing a button', async () => {
    const mail = await mailTo(stage().cloud, address, /\d{6}/);
    page = await followInMailbox(page, mail, stage().cloud.mailboxUrl, 'Confirmer mon vote');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Est-ce juste\u00a0?');
    await inspectPage(page, { name: 'vote-confirm-fr' });
    await page.getByRole('link', { name: 'Non, je choisis quelqu’un d’autre' }).click();
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(1);
    await inspectPage(page, { name: 'vote-change-fr' });
    await page.getByText('Het Naaihuis', { exact: true }).click();
    await page.getByRole('button', { name: 'C’est mon vote' }).click();
    await page.getByRole('heading', { name: 'Votre vote est compté' }).waitFor();
    await inspectPage(page, { name: 'vote-counted-fr' });
    expect(await contests.countVotes(contests.open)).toMatchObject({ roll: 2, online: 2 });
  });

  it('is answered the same when it votes again, and counted once', async () => {
    await page.goto(linkTo(await mailTo(stage().cloud, address, /\d{6}/), 'confirm'));
    await page.getByRole('button', { name: 'Oui, c’est mon vote' }).click();
    await page.getByRole('heading', { name: 'Votre vote est compté' }).waitFor();
    expect(await contests.countVotes(contests.open)).toMatchObject({ roll: 2, online: 2 });
  });

  it('subscribes on the thank-you page, and is asked to confirm like everybody', async () => {
    await page.locator('#newsletter-address').fill('luc@skynet.be');
    await page.getByRole('button', { name: 'Inscrivez-moi' }).click();
    await page.waitForURL(/\/newsletter\/fr\/check-inbox/);
    await mailTo(stage().cloud, 'luc@skynet.be', /Confirmez/);
  });
});

describe('a voter with the keyboard alone', () => {
  let page: Page;
  beforeAll(async () => {
    page = await stage().desk();
  });
  /** Presses Tab until the focus is there; expects that each place it comes by can be seen. */
  const tabTo = async (wanted: RegExp) => {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab');
      const { name, outline } = await page.evaluate<{ name: string; outline: string }>(
        `(() => { const at = document.activeElement; return { name: at.name || at.textContent.trim(),
          outline: getComputedStyle(at).outlineStyle }; })()`,
      );
      expect(outline, `outline of ${name}`).toBe('solid');
      if (wanted.test(name)) return;
    }
    throw new Error(`The focus never came to ${wanted}.`);
  };

  it('votes from beginning to end', async () => {
    const address = 'keys@proximus.be';
    await page.goto(site('/vote/en/retie/2027'));
    await inspectPage(page, { name: 'vote-ballot-en' });
    await tabTo(/^choices$/);
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    expect(await page.getByRole('radio').nth(1).isChecked()).toBe(true);
    await tabTo(/^Continue$/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Your e-mail address' }).waitFor();
    await tabTo(/^address$/);
    await page.keyboard.type(address);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Check your inbox' }).waitFor();
    const code = codeIn(await mailTo(stage().cloud, address, /\d{6}/));
    await tabTo(/^code$/);
    await page.keyboard.type(code);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Your vote is counted' }).waitFor();
    await inspectPage(page, { name: 'vote-counted-en' });
  });
});

describe('the list of candidates', () => {
  it('has no order that is the same for all, and one that stays for each visitor', async () => {
    const orders = new Set<string>();
    for (let visitor = 0; visitor < 6; visitor += 1) {
      const page = await stage().phone();
      await page.goto(site(retie));
      const names = () => page.locator('.shop strong').allTextContents();
      const order = await names();
      await page.reload();
      expect(await names()).toEqual(order);
      await page.getByRole('link', { name: 'English' }).click();
      expect(await names()).toEqual(order);
      orders.add(order.join());
      await page.close();
    }
    expect(orders.size).toBeGreaterThan(1);
  });

  it('takes two where two may be chosen, and keeps three ticked while it says so', async () => {
    const page = await stage().phone();
    await page.goto(site('/vote/nl/lubbeek/2027'));
    for (const index of [0, 3, 6]) await page.getByRole('checkbox').nth(index).check();
    await page.getByRole('button', { name: 'Verder' }).click();
    expect(await page.locator(':focus').textContent()).toContain(
      'U koos er 3. Kies er hoogstens 2.',
    );
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(3);
    await inspectPage(page, { name: 'vote-too-many-nl' });
    await page.getByRole('checkbox', { checked: true }).first().uncheck();
    await page.getByRole('button', { name: 'Verder' }).click();
    expect(await page.locator('.chosen li').count()).toBe(2);
    await inspectPage(page, { name: 'vote-address-two-nl' });
  });
});

it('at 200 % on a phone everything is there, and nothing has to be scrolled sideways', async () => {
  const browser = await stage().browser.newContext({
    viewport: { width: 195, height: 422 },
    javaScriptEnabled: false,
    locale: 'nl-BE',
  });
  const page = await browser.newPage();
  const width = () => page.locator('html').evaluate((html) => Reflect.get(html, 'scrollWidth'));
  const address = 'zoom@telenet.be';
  await page.goto(site(retie));
  expect(await width()).toBeLessThanOrEqual(195);
  await page.getByText('Het Naaihuis', { exact: true }).click();
  await page.getByRole('button', { name: 'Verder' }).click();
  expect(await width()).toBeLessThanOrEqual(195);
  await page.getByLabel('Uw e-mailadres').fill(address);
  await page.getByRole('button', { name: 'Stuur mij de code' }).click();
  expect(await width()).toBeLessThanOrEqual(195);
  await page
    .getByLabel('De code uit de mail')
    .fill(codeIn(await mailTo(stage().cloud, address, /\d{6}/)));
  await page.getByRole('button', { name: 'Bevestig mijn stem' }).click();
  await page.getByRole('heading', { name: 'Uw stem is geteld' }).waitFor();
  expect(await width()).toBeLessThanOrEqual(195);
  await page.goto(site('/vote/nl/balen/2026'));
  expect(await width()).toBeLessThanOrEqual(195);
  await browser.close();
});

describe('a page into which somebody smuggled a script', () => {
  const smuggled = '<script>document.title = "taken"</script>';
  const smuggleInto = async (page: Page, path: RegExp) =>
    page.route(path, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace('</main>', `${smuggled}</main>`);
      await route.fulfill({ response, body });
    });

  it('runs it neither where no script runs nor where ours does', async () => {
    const context = await stage().browser.newContext({ locale: 'nl-BE' });
    const page = await context.newPage();
    await smuggleInto(page, /\/vote\/nl\/retie\/2027(\/address)?(\?|$)/);
    await page.goto(site(retie));
    expect(await page.title()).not.toBe('taken');
    expect(await page.locator('main script').count()).toBe(1);
    await page.getByRole('radio').first().check();
    await page.getByRole('button', { name: 'Verder' }).click();
    await page.getByRole('heading', { name: 'Uw e-mailadres' }).waitFor();
    expect(await page.locator('main script').count()).toBe(1);
    await expect.poll(() => page.locator('[name=proof]').inputValue()).not.toBe('');
    expect(await page.title()).not.toBe('taken');
    await context.close();
  });
});

describe('other pages of the vote', () => {
  let page: Page;
  beforeAll(async () => {
    page = await stage().phone();
  });
  const title = () => page.getByRole('heading', { level: 1 }).textContent();

  it('show a result with its files, whose hashes are theirs', async () => {
    await page.goto(site('/vote/nl/balen/2026'));
    expect(await title()).toBe('Dit zijn de ambassadeurs van Balen');
    await inspectPage(page, { name: 'vote-result-nl' });
    await inspectPage(page, { name: 'vote-result-desk-nl', size: { width: 1280, height: 900 } });
    for (const file of await page.locator('.files li').all()) {
      const href = (await file.getByRole('link').getAttribute('href')) ?? '';
      const body = await (await fetch(site(href))).arrayBuffer();
      const digest = Buffer.from(await crypto.subtle.digest('SHA-256', body)).toString('hex');
      expect(await file.locator('code').textContent()).toBe(digest);
    }
    await page.getByRole('link', { name: 'Andere stemmingen in Balen' }).click();
    await inspectPage(page, { name: 'vote-municipality-nl' });
  });

  it('take a nomination, asking for nothing of who makes it', async () => {
    await page.goto(site('/vote/nl/zoutleeuw'));
    await inspectPage(page, { name: 'vote-nominating-nl' });
    await page.getByRole('link', { name: 'Stel een winkelier voor' }).click();
    await page.getByRole('button', { name: 'Stel voor' }).click();
    expect(await page.locator(':focus').textContent()).toContain('Vul de naam van de winkel in');
    await inspectPage(page, { name: 'vote-nominate-wrong-nl' });
    await page.getByLabel('Naam van de winkel').fill('Kaas & Zo');
    await page.getByLabel('Waar is de winkel?').fill('Kerkstraat');
    await page.getByRole('button', { name: 'Stel voor' }).click();
    expect(await title()).toBe('Dank u wel');
    await inspectPage(page, { name: 'vote-nominated-nl' });
  });

  it('let a merchant agree with words of its own, and change its mind', async () => {
    await page.goto(contests.consent);
    await inspectPage(page, { name: 'vote-consent-nl' });
    await page.getByLabel(/^Vertel in enkele zinnen/).fill('Kom eens proeven!');
    await page.getByRole('button', { name: 'Ja, ik doe mee' }).click();
    expect(await title()).toBe('U doet mee');
    await inspectPage(page, { name: 'vote-agreed-nl' });
    await page.getByRole('link', { name: 'Aanpassen' }).click();
    await page.getByRole('link', { name: 'Nee, ik doe niet mee' }).click();
    await inspectPage(page, { name: 'vote-leave-nl' });
    await page.getByRole('button', { name: 'Ja, ik doe niet mee' }).click();
    expect(await title()).toBe('U doet niet mee');
  });

  it('explain what does not work: a link, an address, a municipality without a vote', async () => {
    const response = await page.goto(site(`${retie}/confirm?token=cut-off`));
    expect(response?.status()).toBe(400);
    expect(await title()).toBe('Deze link werkt niet');
    await inspectPage(page, { name: 'vote-bad-link-nl' });
    expect((await page.goto(site('/vote/en/retie/1999')))?.status()).toBe(404);
    await inspectPage(page, { name: 'vote-not-found-en' });
    await page.goto(site('/vote/fr/bierbeek'));
    await inspectPage(page, { name: 'vote-none-fr' });
    expect(await mailsTo(stage().cloud, 'nobody@telenet.be')).toEqual([]);
  });
});
