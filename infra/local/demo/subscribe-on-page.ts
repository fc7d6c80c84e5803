import { setTimeout } from 'node:timers/promises';
import type { Mail } from '../boundary.ts';

export interface Newcomer {
  readonly address: string;
  readonly name: string;
  readonly language: 'nl' | 'fr' | 'en';
  /** Slug and NIS code of the municipality. */
  readonly municipality: { readonly slug: string; readonly nis: string };
}

/** The mailbox of the local cloud. */
export type ReadMails = () => Promise<readonly Mail[]>;

/** Subscribes as a resident does: fill in the form, open the mail, press its button, confirm on the page. */
export async function subscribeOnPage(
  siteUrl: string,
  newcomer: Newcomer,
  mails: ReadMails,
): Promise<void> {
  const { address, name, language, municipality } = newcomer;
  const form = new URLSearchParams([
    ['address', address],
    ['name', name],
    ['audience', 'residents'],
    ['language', language],
    ['municipalities[]', municipality.nis],
    ['topics[]', 'shops'],
  ]);
  await submit(`${siteUrl}/newsletter/${language}/${municipality.slug}`, form);
  const token = confirmationToken(await mailTo(address, mails));
  await submit(`${siteUrl}/newsletter/${language}/confirm`, new URLSearchParams({ token }));
}

async function submit(url: string, body: URLSearchParams): Promise<void> {
  const answer = await fetch(url, { method: 'POST', body });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
}

async function mailTo(address: string, mails: ReadMails): Promise<Mail> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const mail = (await mails()).find(({ to }) => to.includes(address));
    if (mail) return mail;
    await setTimeout(200);
  }
  throw new Error(`no mail came to ${address}`);
}

function confirmationToken({ text, subject }: Mail): string {
  const [, token] = /\/confirm\?token=([\w.~-]+)/.exec(text) ?? [];
  if (!token) throw new Error(`“${subject}” has no link to confirm`);
  return token;
}
