import * as z from 'zod';
import { about, expiresAt, siteLink } from './mail-fields.ts';

/**
 * Only in mails that a confirmed reader gets: a stranger could write an advertisement into the name and have us mail
 * it to anyone.
 */
const name = z.string().max(200).optional();

const audience = z.enum(['residents', 'businesses']);

/** Mails about a subscription. */
export const subscriberMails = [
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
] as const;

export type SubscriberMail = z.output<(typeof subscriberMails)[number]>;
