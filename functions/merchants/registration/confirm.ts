import { AppError } from '../../../shared/errors.ts';
import { verifyToken } from '../../../shared/tokens/signed-token.ts';
import { changeMerchant } from '../change-merchant.ts';
import { merchantConsents } from '../consent-text.ts';
import type { MerchantDeps } from '../deps.ts';
import type { Merchant } from '../merchant.ts';
import { confirmToken, isForContact } from '../tokens.ts';

type Deps = Pick<MerchantDeps, 'merchants' | 'keys' | 'now' | 'erased'>;

/** What a confirmation link would confirm, or has confirmed: `state` says which. @throws {AppError} token.invalid, token.expired */
export async function readRegistration(token: string, deps: Deps): Promise<Merchant> {
  const claims = await verifyToken(confirmToken, token, deps);
  const merchant = await deps.merchants.get(claims.m);
  if (!merchant || !(await isForContact(claims, merchant, deps.keys))) {
    throw new AppError('token.expired', 'This link has expired.');
  }
  return merchant;
}

/**
 * Confirms what the page showed: from now on it waits for staff. Repeating it changes nothing and answers the same.
 * `version` is that of the merchant shown.
 * @throws {AppError} token.invalid, token.expired; merchant.changed when somebody registered it anew since
 */
export async function confirmRegistration(
  { token, version }: { token: string; version: number },
  deps: Deps,
): Promise<Merchant> {
  const { id, contact } = await readRegistration(token, deps);
  const writes = contact ? await deps.erased.forgetWrites(contact.email) : [];
  return changeMerchant(deps.merchants, id, (present) => {
    if (present.state !== 'unconfirmed') return undefined;
    if (present.version !== version || present.contact?.email !== contact?.email) {
      throw new AppError('merchant.changed', 'It was registered anew meanwhile. Look at it again.');
    }
    const about = { source: 'merchant' };
    const registered = { ...about, at: present.createdAt, event: 'registered' } as const;
    const confirmed = {
      ...about,
      at: deps.now().toISOString(),
      event: 'confirmed',
      textVersion: merchantConsents.shown.version,
    } as const;
    return { after: { ...present, state: 'pending' }, entries: [registered, confirmed], writes };
  });
}
