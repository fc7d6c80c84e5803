import { plainText } from '../../../shared/text/plain-text.ts';
import { changeMerchant } from '../change-merchant.ts';
import { createUnlessKnown } from '../create-merchant.ts';
import type { MerchantDeps } from '../deps.ts';
import type { Contact, Merchant, MerchantProfile } from '../merchant.ts';
import { mailAbout } from './mail-link.ts';

/** What somebody typed on the page of a municipality. */
export interface Registration {
  /** NIS code of today. */
  readonly nis: string;
  readonly profile: MerchantProfile;
  readonly contact: Contact;
}

/**
 * Notes a registration and mails the address. Nothing is shown to anyone until whoever reads the mailbox confirms, and
 * then staff look at it. The caller learns nothing: a new merchant and one that this contact has already end alike, with
 * one mail. A registration that waits for confirmation is replaced by the later one; the page that confirms shows it.
 */
export async function registerMerchant(
  registration: Registration,
  deps: MerchantDeps,
): Promise<void> {
  const { nis, profile, contact } = registration;
  const fresh = { ...profile, nis, contact, state: 'unconfirmed', origin: 'page' } as const;
  const isOwn = (merchant: Merchant) =>
    merchant.contact?.email === contact.email &&
    plainText(merchant.name) === plainText(profile.name);
  const result = await createUnlessKnown(
    fresh,
    ({ merchants }) => merchants.find(isOwn),
    { entries: [] },
    deps,
  );
  const merchant =
    'created' in result ? result.created : await registerAgain(result.known.id, registration, deps);
  await deps.mail.send([await mailAbout(merchant, deps)]);
}

const registerAgain = (id: string, { profile, contact }: Registration, deps: MerchantDeps) =>
  changeMerchant(deps.merchants, id, (present) =>
    present.state === 'unconfirmed'
      ? { after: { ...present, ...profile, contact }, entries: [] }
      : undefined,
  );
