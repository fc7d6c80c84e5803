import type { Key } from '../../../shared/data/expressions.ts';

/** Keys of this context, written down once; `docs/data/merchants.md` explains them. */
export const merchantKey = (id: string): Key => ({ pk: `MERCHANT#${id}`, sk: 'MERCHANT' });

/** The first index: a municipality's merchants by state, then by name. */
export const directoryKey = (nis: string): string => `MERCHANTS#${nis}`;

export const slugsKey = (nis: string): string => `MERCHANT_SLUGS#${nis}`;
export const slugKey = (nis: string, slug: string): Key => ({ pk: slugsKey(nis), sk: slug });

export const codeKey = (code: string): Key => ({ pk: `MERCHANT_CODE#${code}`, sk: 'CODE' });

export const contactsKey = (address: string): string => `MERCHANT_CONTACT#${address}`;
export const enterprisesKey = (number: string): string => `MERCHANT_ENTERPRISE#${number}`;

export const historyKey = (id: string): string => `MERCHANT_HISTORY#${id}`;

export const erasedKey = (digest: string): Key => ({
  pk: `MERCHANT_ERASED#${digest}`,
  sk: 'ERASED',
});

export const importKey = (id: string): Key => ({ pk: `MERCHANT_IMPORT#${id}`, sk: 'IMPORT' });
export const importsIndex = 'MERCHANT_IMPORTS';
