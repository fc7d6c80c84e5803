import * as z from 'zod';
import { about, expiresAt, merchantName, siteLink } from './mail-fields.ts';

/** Mails about a place in the directory of merchants. */
export const merchantMails = [
  /** To an address that a stranger may have typed: no word of theirs is in it. */
  z.strictObject({
    kind: z.literal('merchant-confirm'),
    ...about,
    confirmUrl: siteLink,
    expiresAt,
  }),
  z.strictObject({ kind: z.literal('merchant-link'), ...about, manageUrl: siteLink, expiresAt }),
  z.strictObject({
    kind: z.literal('merchant-listed'),
    ...about,
    merchant: merchantName,
    pageUrl: siteLink,
    manageUrl: siteLink,
  }),
  z.strictObject({
    kind: z.literal('merchant-rejected'),
    ...about,
    merchant: merchantName,
    /** In the words of staff, in the language of the mail. */
    reason: z.string().min(1).max(500).optional(),
  }),
  /** Staff have accepted what the merchant wanted to change. */
  z.strictObject({
    kind: z.literal('merchant-changed'),
    ...about,
    merchant: merchantName,
    pageUrl: siteLink,
    manageUrl: siteLink,
  }),
  /** Staff have refused it: the page stays as it was. */
  z.strictObject({
    kind: z.literal('merchant-unchanged'),
    ...about,
    merchant: merchantName,
    reason: z.string().min(1).max(500),
    manageUrl: siteLink,
  }),
] as const;

export type MerchantMail = z.output<(typeof merchantMails)[number]>;
