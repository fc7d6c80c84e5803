import { changeMerchant } from '../change-merchant.ts';
import type { MerchantDeps } from '../deps.ts';
import type { Contact, Merchant } from '../merchant.ts';

/** What a contact may change without a mail: its address is changed by staff, who know whom they talk to. */
export type ContactDetails = Pick<Contact, 'language'> & {
  readonly name: string | undefined;
  readonly phone: string | undefined;
};

/**
 * Changes who is behind the address. Nobody sees it on a page, so that staff need not look.
 * @throws {AppError} merchant.not_found
 */
export const changeContact = (
  merchantId: string,
  details: ContactDetails,
  { merchants, now }: Pick<MerchantDeps, 'merchants' | 'now'>,
): Promise<Merchant> =>
  changeMerchant(merchants, merchantId, (present) => {
    const { contact } = present;
    if (!contact) return undefined;
    const fields = (['language', 'name', 'phone'] as const).filter(
      (field) => contact[field] !== details[field],
    );
    if (fields.length === 0) return undefined;
    const entry = {
      at: now().toISOString(),
      event: 'changed' as const,
      source: 'merchant',
      fields: fields.map((field) => `contact.${field}`),
    };
    return { after: { ...present, contact: { ...contact, ...details } }, entries: [entry] };
  });
