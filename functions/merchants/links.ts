import { type Clock, secondsAfter } from '../../shared/clock.ts';
import type { KeyRing } from '../../shared/secrets/key-ring.ts';
import { signToken } from '../../shared/tokens/signed-token.ts';
import type { Merchant } from './merchant.ts';
import { directoryPath, merchantPath } from './paths.ts';
import { claimsOf, confirmToken, manageToken } from './tokens.ts';

export type MerchantLinks = ReturnType<typeof createMerchantLinks>;

interface LinkDeps {
  readonly keys: KeyRing;
  readonly now: Clock;
  /** Origin of the public site, no slash at the end. */
  readonly siteUrl: string;
}

/**
 * Makes the links that mails to merchants carry, in the language of the contact.
 * @throws {Error} for a merchant without contact
 */
export function createMerchantLinks(deps: LinkDeps) {
  const { now, siteUrl } = deps;
  const link = async (kind: typeof manageToken, page: string, merchant: Merchant) => {
    const token = await signToken(kind, await claimsOf(merchant, deps.keys), deps);
    return `${siteUrl}${directoryPath(languageOf(merchant))}/${page}?token=${token}`;
  };
  const expiry = ({ lifetime }: typeof manageToken) => secondsAfter(now(), lifetime).toISOString();

  return {
    confirm: async (merchant: Merchant) => ({
      confirmUrl: await link(confirmToken, 'confirm', merchant),
      expiresAt: expiry(confirmToken),
    }),
    manage: async (merchant: Merchant) => ({
      manageUrl: await link(manageToken, 'manage', merchant),
      expiresAt: expiry(manageToken),
    }),
    page: (merchant: Merchant): string =>
      `${siteUrl}${merchantPath(merchant, languageOf(merchant))}`,
  };
}

function languageOf({ id, contact }: Merchant) {
  if (!contact) throw new Error(`${id} has no contact`);
  return contact.language;
}
