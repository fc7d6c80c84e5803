import { mkdir } from 'node:fs/promises';
import { readingPlaces } from '../../infra/local/demo/engagement/reading-places.ts';
import { startLocalCloud } from '../../infra/local/index.ts';
import { launchBrowser } from '../builders/browser.ts';
import { mailTo } from './mailbox.ts';
import { sendWinterIssue } from './send-winter-issue.ts';
import { confirmByMail, subscribeOnPage } from './subscribe-on-page.ts';

/** The pictures of the README: what readers, and staff who want to know what worked, see on a phone. */
const folder = 'docs/images';
const reader = {
  address: 'an.peeters@voorbeeld.example',
  name: 'An Peeters',
  municipality: 'retie',
};

const cloud = await startLocalCloud({
  ephemeral: true,
  seed: 'demo',
  quiet: true,
  aws: { schedulePrecision: 'exact' },
});
const browser = await launchBrowser();
try {
  await mkdir(folder, { recursive: true });
  const page = await browser.newPage({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 1.75,
    colorScheme: 'light',
  });
  const take = async (url: string, name: string) => {
    await page.goto(url);
    await page.screenshot({ path: `${folder}/${name}.png` });
    console.log(`${folder}/${name}.png`);
  };
  await subscribeOnPage(page, cloud.siteUrl, reader);
  await confirmByMail(page, cloud, reader.address);
  await sendWinterIssue(cloud);
  const { id } = await mailTo(cloud, reader.address, /^Warm de winter in/);
  const year = new Date().getUTCFullYear();
  await take(`${cloud.siteUrl}/vote/nl/retie/${year + 1}?o=abcdef`, 'vote');
  await take(`${cloud.siteUrl}/vote/nl/retie/${year}/result`, 'result');
  await take(`${cloud.siteUrl}/calendar/nl/balen#list`, 'calendar');
  await take(`${cloud.siteUrl}/newsletter/nl/retie`, 'subscribe');
  const { reportsUrl } = await readingPlaces(cloud);
  await page.goto(`${reportsUrl}/issues`);
  const issues = page.getByRole('link', { name: 'Nog één week om te stemmen' });
  await page.goto(new URL((await issues.first().getAttribute('href')) ?? '', page.url()).href);
  const heading = page.getByRole('heading', { name: 'Van verstuurd tot geklikt' });
  await heading.evaluate((element) => element.scrollIntoView());
  await page.screenshot({ path: `${folder}/report.png` });
  await take(cloud.mailboxUrl, 'mailbox');
  await take(`${cloud.mailboxUrl}/mails/${id}/html`, 'newsletter');
} finally {
  await browser.close();
  await cloud.stop();
}
