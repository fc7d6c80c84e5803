import type { MailRequest } from '../../mail/index.ts';
import type { MerchantDeps } from '../deps.ts';
import type { Merchant } from '../merchant.ts';

/**
 * The mail that lets the contact go on: confirm what waits for it, else change what is there. It says nothing that a
 * stranger may have typed.
 * @throws {Error} for a merchant without contact
 */
export async function mailAbout(
  merchant: Merchant,
  { links }: Pick<MerchantDeps, 'links'>,
): Promise<MailRequest> {
  const { id, nis, state, contact } = merchant;
  if (!contact) throw new Error(`${id} has no contact`);
  const about = { language: contact.language, nis };
  const to = { address: contact.email };
  return state === 'unconfirmed'
    ? { to, mail: { kind: 'merchant-confirm', ...about, ...(await links.confirm(merchant)) } }
    : { to, mail: { kind: 'merchant-link', ...about, ...(await links.manage(merchant)) } };
}

/**
 * Mails the link to an address that merchants have as their contact; the caller learns nothing. One mail, also for who
 * has several: its page shows all of them.
 */
export async function askForManageLink(
  address: string,
  deps: Pick<MerchantDeps, 'merchants' | 'links' | 'mail'>,
): Promise<void> {
  const known = await deps.merchants.listByContact(address);
  const merchant = known.find(({ state }) => state !== 'unconfirmed') ?? known.at(-1);
  if (merchant) await deps.mail.send([await mailAbout(merchant, deps)]);
}
