import * as z from 'zod';
import { languageSchema } from '../../shared/i18n/language.ts';
import { idPattern } from '../../shared/ids.ts';

/** Who a newsletter is for. A subscriber may be in both, with a consent for each. */
export const audiences = ['residents', 'businesses'] as const;
export const audienceSchema = z.enum(audiences);
export type Audience = z.output<typeof audienceSchema>;

/** What a subscriber may want to read about; all of them until the subscriber says otherwise. */
export const topics = ['shops', 'events', 'offers', 'votes'] as const;
export const topicSchema = z.enum(topics);
export type Topic = z.output<typeof topicSchema>;

export const subscriptionStates = ['pending', 'active', 'ended'] as const;
export const subscriptionStateSchema = z.enum(subscriptionStates);
export type SubscriptionState = z.output<typeof subscriptionStateSchema>;

/**
 * Of addresses that are still known; `suppressed` by staff. An erased one is known only by its digest on the
 * suppression list.
 */
export const addressStateSchema = z.enum(['ok', 'bounced', 'complained', 'suppressed']);
export type AddressState = z.output<typeof addressStateSchema>;

/** Why an import may make people active without asking them to confirm. */
export const importBases = [
  'documented_consent',
  'existing_customer',
  'legal_person_address',
] as const;
export const importBasisSchema = z.enum(importBases);

export const nisSchema = z.string().regex(/^\d{5}$/);
export const nameSchema = z.string().min(1).max(80);
export const subscriberIdSchema = z.string().regex(idPattern('sub'));

/* What is stored is `z.lazy`: a schema is made with the first item that is read, and most visits of a page read none. */

/** Proof of a consent: what was read and agreed to, when and where. Never the IP address. */
export const consentSchema = z.lazy(() =>
  z.object({
    at: z.iso.datetime(),
    /** Version of the text that was shown, see `consent-text.ts`; of an import, what staff stated. */
    textVersion: z.string(),
    source: z.enum(['page', 'preferences', 'import']),
    /** Of an import: on what ground, and where the ground is written down. */
    basis: importBasisSchema.optional(),
    reference: z.string().optional(),
  }),
);
export type Consent = z.output<typeof consentSchema>;

/** A wish that waits for the confirmation of whoever reads the mailbox. */
export const askedSchema = z.lazy(() =>
  z.object({
    /** Stands in the confirmation link; kept when the wish grows, so that earlier links stay valid. */
    request: z.string(),
    municipalities: z.array(nisSchema).min(1),
    language: languageSchema,
    name: nameSchema.optional(),
    topics: z.array(topicSchema),
    at: z.iso.datetime(),
    textVersion: z.string(),
    source: z.enum(['page', 'import']),
    /** When the first mail is due; absent when nobody is to be asked by mail (an import without mailing). */
    inviteAt: z.iso.datetime().optional(),
    /** When the last mail that asks for confirmation was handed over. */
    invitedAt: z.iso.datetime().optional(),
    remindedAt: z.iso.datetime().optional(),
  }),
);
export type Asked = z.output<typeof askedSchema>;

export const subscriptionSchema = z.lazy(() =>
  z.object({
    state: subscriptionStateSchema,
    /** NIS codes of what was confirmed; kept after the end, so that staff find who left. */
    municipalities: z.array(nisSchema),
    /** NIS codes that the subscriber has left; an import never adds them again. */
    left: z.array(nisSchema).default([]),
    endedAt: z.iso.datetime().optional(),
  }),
);
export type Subscription = z.output<typeof subscriptionSchema>;

const perAudience = <Schema extends z.ZodType>(schema: Schema) =>
  z.object({ residents: schema.optional(), businesses: schema.optional() });

export const subscriberSchema = z.lazy(() =>
  z.object({
    id: subscriberIdSchema,
    /** Canonical, see `address.ts`. */
    address: z.string(),
    name: nameSchema.optional(),
    language: languageSchema,
    topics: z.array(topicSchema),
    trackingConsent: z.boolean(),
    addressState: addressStateSchema,
    subscriptions: perAudience(subscriptionSchema),
    asked: perAudience(askedSchema),
    consents: perAudience(consentSchema).extend({ tracking: consentSchema.optional() }),
    /** When a consent to be followed ended of which the journal has no line yet; the sweep makes up for it. */
    unjournaled: z.iso.datetime().optional(),
    createdAt: z.iso.datetime(),
    /** What made this subscriber: `page`, or import and line (`imp_…:42`). */
    origin: z.string(),
    /** Counts changes; every write is conditional on it. */
    version: z.int(),
  }),
);
export type Subscriber = z.output<typeof subscriberSchema>;

/** One line of a subscriber's history. Names fields, never their values. */
export const historyEntrySchema = z.lazy(() =>
  z.object({
    at: z.iso.datetime(),
    event: z.enum([
      'asked',
      'invited',
      'reminded',
      'confirmed',
      'expired',
      'changed',
      'ended',
      'imported',
      'bounced',
      'complained',
      'suppressed',
      'released',
      'agreed',
      'withdrawn',
    ]),
    audience: audienceSchema.optional(),
    municipalities: z.array(nisSchema).optional(),
    /**
     * Where it came from: `page`, `one-click`, `preferences`, `mail`, `sweep`, an import id or an account id; of a withdrawal that
     * nobody asked for, why: `bounced`, `complained`, or `restore` where the journal told of one.
     */
    source: z.string(),
    fields: z.array(z.string()).optional(),
    textVersion: z.string().optional(),
  }),
);
export type HistoryEntry = z.output<typeof historyEntrySchema>;
