import { AppError } from '../../../shared/errors.ts';
import { verifyToken } from '../../../shared/tokens/signed-token.ts';
import type { MerchantDeps } from '../deps.ts';
import type { Merchant } from '../merchant.ts';
import { isForContact, manageToken } from '../tokens.ts';

interface ReadDeps extends Pick<MerchantDeps, 'keys' | 'now'> {
  readonly merchants: Pick<MerchantDeps['merchants'], 'get'>;
}

/**
 * The merchant that the link of its manage page opens, whatever its state but `unconfirmed`. Good while the contact is whom it was mailed to.
 * @throws {AppError} token.invalid, token.expired
 */
export async function readManaged(token: string, deps: ReadDeps): Promise<Merchant> {
  const claims = await verifyToken(manageToken, token, deps);
  const merchant = await deps.merchants.get(claims.m);
  const isOpen = merchant && merchant.state !== 'unconfirmed';
  if (!isOpen || !(await isForContact(claims, merchant, deps.keys))) {
    throw new AppError('token.expired', 'This link has expired.');
  }
  return merchant;
}

/** The other merchants of the same contact, but those that it has not confirmed; oldest first. */
export async function othersOf(
  { id, contact }: Merchant,
  { merchants }: Pick<MerchantDeps, 'merchants'>,
): Promise<Merchant[]> {
  const all = contact ? await merchants.listByContact(contact.email) : [];
  return all.filter((merchant) => merchant.id !== id && merchant.state !== 'unconfirmed');
}
