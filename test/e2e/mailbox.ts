import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { LocalCloud, Mail } from '../../infra/local/index.ts';

/**
 * The newest mail to an address whose subject fits.
 * @throws {Error} when none has come after a minute, with the subjects of those that did.
 */
export async function mailTo(cloud: LocalCloud, address: string, subject: RegExp): Promise<Mail> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const mails = await mailsTo(cloud, address);
    const found = mails.findLast((mail) => subject.test(mail.subject));
    if (found) return found;
    if (Date.now() > deadline) {
      throw new Error(`No mail ${subject} to ${address}, only: ${mails.map((m) => m.subject)}`);
    }
    await pause(100);
  }
}

export async function mailsTo(cloud: LocalCloud, address: string): Promise<Mail[]> {
  return (await cloud.mails()).filter(({ to }) => to.includes(address));
}

/** Every address that a mail leads to, in its HTML, its text and its headers. */
export function linksOf({ html, text, headers }: Mail): string[] {
  const all = [html.replaceAll('&amp;', '&'), text, ...Object.values(headers)].join('\n');
  return [...new Set(all.match(/https?:\/\/[^\s"'<>)]+/g))];
}

/** The address of a mail's link by the end of its path: `confirm`, `preferences`. */
export function linkTo(mail: Mail, name: string): string {
  const link = linksOf(mail).find((url) => new URL(url).pathname.endsWith(`/${name}`));
  if (!link) throw new Error(`“${mail.subject}” has no link to ${name}.`);
  return link;
}

/** Opens the mailbox, the newest mail to the address, and follows a link in it, as it opens: in a new tab. */
export async function followInMailbox(page: Page, mail: Mail, mailboxUrl: string, link: string) {
  await page.goto(`${mailboxUrl}/?to=${encodeURIComponent(mail.to[0] ?? '')}`);
  await page.getByRole('link', { name: mail.subject }).first().click();
  const opened = page.context().waitForEvent('page');
  await page.frameLocator('iframe').getByRole('link', { name: link }).click();
  return opened;
}
