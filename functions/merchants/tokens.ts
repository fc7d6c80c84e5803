import * as z from 'zod';
import type { KeyRing } from '../../shared/secrets/key-ring.ts';
import type { TokenKind } from '../../shared/tokens/signed-token.ts';
import { type Merchant, merchantIdSchema } from './merchant.ts';

const days = (count: number): number => count * 86_400;

/** `c` binds a link to the address it was mailed to: it opens nothing once the contact is another. */
const claims = z.strictObject({ m: merchantIdSchema, c: z.string() });

/** Confirms the address of whoever registered a merchant. */
export const confirmToken = {
  purpose: 'merchants/confirm',
  claims,
  lifetime: days(30),
} satisfies TokenKind<z.ZodType>;

/** Opens the page on which a merchant keeps its entry, and the others of the same contact. */
export const manageToken = {
  purpose: 'merchants/manage',
  claims,
  lifetime: days(90),
} satisfies TokenKind<z.ZodType>;

const contactPurpose = 'merchants/contact';

/**
 * What the links of a merchant claim.
 * @throws {Error} for a merchant without contact: there is nobody to mail a link to.
 */
export async function claimsOf({ id, contact }: Pick<Merchant, 'id' | 'contact'>, keys: KeyRing) {
  if (!contact) throw new Error(`${id} has no contact`);
  const digest = await keys.sign(contactPurpose, contact.email);
  return { m: id, c: digest.toString('base64url') };
}

/** Whether the link was mailed to whom the merchant's contact is now. */
export async function isForContact(
  { c }: z.output<typeof claims>,
  { contact }: Pick<Merchant, 'contact'>,
  keys: KeyRing,
): Promise<boolean> {
  return (
    contact !== undefined &&
    (await keys.verify(contactPurpose, contact.email, Buffer.from(c, 'base64url')))
  );
}
