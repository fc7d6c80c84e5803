import { type MerchantProfile, merchantProfileSchema } from './merchant.ts';

/** Names of the fields of a profile in which two differ. */
export const changedFields = (before: MerchantProfile, after: MerchantProfile): string[] =>
  merchantProfileSchema()
    .keyof()
    .options.filter((field) => asText(before[field]) !== asText(after[field]));

/** In whichever order its members came, and without what is undefined. */
const asText = (value: unknown): string | undefined => JSON.stringify(value, inOrder);

const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort())
    : value;
