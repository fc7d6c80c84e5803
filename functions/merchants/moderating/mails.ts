import type { Language } from '../../../shared/i18n/language.ts';
import type { MailRequest } from '../../mail/index.ts';
import type { MerchantDeps } from '../deps.ts';
import type { Merchant } from '../merchant.ts';
import type { Decision } from './decision.ts';

type Deps = Pick<MerchantDeps, 'links'>;

/** The mail that tells of a decision. Hiding and showing are told to nobody: staff may do it for a day. */
export async function mailAbout(
  merchant: Merchant,
  decision: Decision,
  deps: Deps,
): Promise<MailRequest | undefined> {
  switch (decision.decision) {
    case 'list':
      return listedMail(merchant, deps);
    case 'reject': {
      const { reason } = decision;
      return toContact(merchant, (about) => ({ kind: 'merchant-rejected', ...about, reason }));
    }
    case 'accept-proposal':
      return withUrls(merchant, deps, (about) => ({ kind: 'merchant-changed', ...about }));
    case 'refuse-proposal': {
      const { reason } = decision;
      return withUrls(merchant, deps, ({ pageUrl: _none, ...about }) => ({
        kind: 'merchant-unchanged',
        ...about,
        reason,
      }));
    }
    case 'hide':
    case 'show':
      return undefined;
  }
}

/** Tells a contact that the merchant is listed, and how to change what is said of it; undefined without a contact. */
export const listedMail = (merchant: Merchant, deps: Deps): Promise<MailRequest | undefined> =>
  withUrls(merchant, deps, (about) => ({ kind: 'merchant-listed', ...about }));

type Mail = Extract<MailRequest, { mail: unknown }>['mail'];

interface About {
  readonly language: Language;
  readonly nis: string;
  readonly merchant: string;
}

interface AboutWithUrls extends About {
  readonly pageUrl: string;
  readonly manageUrl: string;
}

function toContact(
  { contact, nis, name }: Merchant,
  mail: (about: About) => Mail,
): MailRequest | undefined {
  if (!contact) return undefined;
  const { email: address, language } = contact;
  return { to: { address }, mail: mail({ language, nis, merchant: name }) };
}

async function withUrls(
  merchant: Merchant,
  { links }: Deps,
  mail: (about: AboutWithUrls) => Mail,
): Promise<MailRequest | undefined> {
  if (!merchant.contact) return undefined;
  const { manageUrl } = await links.manage(merchant);
  const urls = { pageUrl: links.page(merchant), manageUrl };
  return toContact(merchant, (about) => mail({ ...about, ...urls }));
}
