import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { confirmToken } from '../../functions/subscribers/tokens.ts';
import { environmentOf } from '../../infra/local/emulators/environment-of.ts';
import type { Mail } from '../../infra/local/index.ts';
import { secretKeyRing } from '../../shared/secrets/key-ring.ts';
import { createReadSecret, createSecrets } from '../../shared/secrets/read-secret.ts';
import { signToken } from '../../shared/tokens/signed-token.ts';
import { inspectPage } from './inspect-page.ts';
import { linksOf, linkTo, mailsTo, mailTo } from './mailbox.ts';
import { useStage } from './stage.ts';
import { subscribeOnPage } from './subscribe-on-page.ts';

const stage = useStage();
const address = 'scanned@vanhier.example';
let page: Page;
let asked: Mail;

beforeAll(async () => {
  page = await stage().phone();
  await subscribeOnPage(page, stage().cloud.siteUrl, { address, municipality: 'zoutleeuw' });
  asked = await mailTo(stage().cloud, address, /^Bevestig/);
});

const title = () => page.getByRole('heading', { level: 1 }).textContent();

describe('a scanner that opens every link of a mail', () => {
  it('confirms nothing', async () => {
    await openEverything(asked);
    expect(await mailsTo(stage().cloud, address)).toHaveLength(1);
    await page.goto(linkTo(asked, 'confirm'));
    expect(await title()).toBe('Bevestig uw inschrijving');
  });

  it('unsubscribes nobody', async () => {
    await page.getByRole('button', { name: 'Ja, schrijf mij in' }).click();
    const welcome = await mailTo(stage().cloud, address, /^Welkom/);
    await openEverything(welcome);
    await page.goto(linkTo(welcome, 'preferences'));
    expect(await page.getByLabel('Zoutleeuw').first().isChecked()).toBe(true);
    expect(await mailsTo(stage().cloud, address)).toHaveLength(2);
  });
});

describe('a link that cannot work', () => {
  const open = async (url: string) => (await page.goto(url))?.status();

  it.each([
    ['cut off', (url: string) => url.slice(0, -9)],
    ['cut off in the middle', (url: string) => url.slice(0, url.indexOf('.', -20) + 60)],
    ['without its token', (url: string) => url.replace(/\?.*/, '')],
    ['forged', (url: string) => url.replace(/token=./, 'token=Z')],
    ['of another purpose', (url: string) => url.replace('/confirm', '/my-data')],
  ])('is explained when it is %s', async (_kind, spoil) => {
    expect(await open(spoil(linkTo(asked, 'confirm')))).toBe(400);
    expect(await title()).toBe('Deze link werkt niet');
  });

  it('says so on a page that reads well, with a way on', async () => {
    await inspectPage(page, { name: 'bad-link-nl' });
    await page.getByRole('link', { name: 'Vraag een nieuwe link aan' }).click();
    expect(await title()).toBe('Vraag uw persoonlijke link aan');
  });

  it('is explained when it has expired', async () => {
    const token = await signToken(
      confirmToken,
      { s: 'sub_01jz0000000000000000000000', a: 'residents', r: 'req_1' },
      { keys: keysOfCloud(), now: () => new Date('2025-01-01T12:00:00Z') },
    );
    const url = `${stage().cloud.siteUrl}/newsletter/fr/confirm?token=${token}`;
    expect(await open(url)).toBe(410);
    expect(await title()).toBe('Ce lien a expiré');
    await inspectPage(page, { name: 'expired-fr' });
  });

  it('leads to a helpful page when nothing is there', async () => {
    expect(await open(`${stage().cloud.siteUrl}/newsletter/en/atlantis`)).toBe(404);
    expect(await title()).toBe('This page does not exist');
    await inspectPage(page, { name: 'not-found-en' });
  });

  it('of a newsletter leads to nothing but a page that leads on', async () => {
    expect(await open(`${stage().cloud.siteUrl}/r/iss_1.3-1.aHR0cHM6Ly9l.x/13036.r.nl...y`)).toBe(
      404,
    );
    expect(await title()).toBe('Deze link leidt nergens meer heen');
    await inspectPage(page, { name: 'missing-link-nl' });
    await page.getByRole('link', { name: 'Naar het begin van de campagne' }).click();
    expect(await title()).not.toBe('');
    expect(page.url()).toBe(`${stage().cloud.siteUrl}/newsletter/nl`);
  });

  it('leads to that page also outside of what any function knows', async () => {
    for (const path of ['/retie', '/stemmen/2027', '/index.php?id=1']) {
      expect([path, await open(stage().cloud.siteUrl + path)]).toEqual([path, 404]);
      expect(await title()).toBe('Deze pagina bestaat niet');
    }
  });
});

/** GET and HEAD of every link, as mail filters do before they deliver. */
async function openEverything(mail: Mail): Promise<void> {
  const links = linksOf(mail).filter((url) => url.startsWith(stage().cloud.siteUrl));
  expect(links.length).toBeGreaterThan(1);
  for (const link of links) {
    for (const method of ['HEAD', 'GET']) {
      const { status } = await fetch(link, { method });
      expect(`${method} ${link} ${status}`).toBe(`${method} ${link} 200`);
    }
  }
}

function keysOfCloud() {
  const { awsUrl, adminCredentials, output } = stage().cloud;
  const secrets = createSecrets({ environment: environmentOf(awsUrl, adminCredentials) });
  return secretKeyRing(createReadSecret(secrets), output('KeysSecretArn'));
}
