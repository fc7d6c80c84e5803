import * as z from 'zod';
import { languageSchema } from '../../shared/i18n/language.ts';

/** Local runs serve the site over http. */
const siteLink = z.url({ protocol: /^https?$/ }).max(2000);

const about = {
  language: languageSchema,
  /** The municipality that the mail is about: gives region, brand and sender. */
  nis: z.string().regex(/^\d{5}$/),
};

/**
 * Only in mails that a confirmed reader gets: a stranger could write an advertisement into the name and have us mail
 * it to anyone.
 */
const name = z.string().max(200).optional();

const audience = z.enum(['residents', 'businesses']);

/** When the link stops working; written in the mail in Belgian time. */
const expiresAt = z.iso.datetime();

/** Mails that one person gets because of something they did, or because the law wants it. */
export const transactionalMailSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('confirm-subscription'),
    ...about,
    audience,
    /** `form`: typed on the page. `import`: on a list that the municipality had, and not yet asked. */
    origin: z.enum(['form', 'import']),
    confirmUrl: siteLink,
    expiresAt,
  }),
  z.strictObject({
    kind: z.literal('confirmation-reminder'),
    ...about,
    audience,
    confirmUrl: siteLink,
    expiresAt,
  }),
  z.strictObject({
    kind: z.literal('welcome'),
    ...about,
    name,
    audience,
    preferencesUrl: siteLink,
  }),
  /** Somebody subscribed an address that is subscribed already; the page said what it always says. */
  z.strictObject({
    kind: z.literal('subscription-link'),
    ...about,
    name,
    audience,
    preferencesUrl: siteLink,
  }),
  z.strictObject({
    kind: z.literal('preferences-link'),
    ...about,
    name,
    preferencesUrl: siteLink,
    expiresAt,
  }),
  z.strictObject({
    kind: z.literal('your-data'),
    ...about,
    name,
    dataUrl: siteLink,
    expiresAt,
  }),
  z.strictObject({ kind: z.literal('erased'), ...about }),
]);

export type TransactionalMail = z.output<typeof transactionalMailSchema>;

export type TransactionalKind = TransactionalMail['kind'];
