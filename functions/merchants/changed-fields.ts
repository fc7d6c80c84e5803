import { isDeepStrictEqual } from 'node:util';
import { type MerchantProfile, merchantProfileSchema } from './merchant.ts';

/** Names of the fields of a profile in which two differ. */
export const changedFields = (before: MerchantProfile, after: MerchantProfile): string[] =>
  merchantProfileSchema
    .keyof()
    .options.filter((field) => !isDeepStrictEqual(plain(before[field]), plain(after[field])));

/** Without what is undefined. */
const plain = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value));
