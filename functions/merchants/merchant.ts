import * as z from 'zod';
import { languageSchema } from '../../shared/i18n/language.ts';
import { localizedSchema } from '../../shared/i18n/localized.ts';
import { idPattern } from '../../shared/ids.ts';
import { lazily } from '../../shared/lazily.ts';

export const merchantIdSchema = z.string().regex(idPattern('mer'));

// Schemas are made when first used: most pages need few of them, and each costs every start of a function.

/** What shops are called by; the words stand in the messages as `trade.<code>`. */
export const trades = [
  'bakery',
  'butcher',
  'greengrocer',
  'dairy',
  'farm',
  'grocery',
  'fishmonger',
  'drinks',
  'sweets',
  'flowers',
  'books',
  'clothing',
  'shoes',
  'jewellery',
  'hairdresser',
  'beauty',
  'bicycles',
  'electronics',
  'household',
  'furniture',
  'toys',
  'pharmacy',
  'optician',
  'restaurant',
  'cafe',
  'crafts',
  'services',
  'other',
] as const;

export const tradeSchema = z.enum(trades);
export type Trade = z.output<typeof tradeSchema>;

const clockTime = () => z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** One stretch of a week in which the door is open, in local time. `to` may be `00:00`: midnight at the end of the day. */
export const openingSchema = lazily(() =>
  z.strictObject({
    /** 1 is Monday, 7 Sunday (ISO 8601). */
    day: z.int().min(1).max(7),
    from: clockTime(),
    to: clockTime(),
  }),
);

export const photoSchema = lazily(() =>
  z.object({
    /** Path on the site: `/images/merchants/<id>/<hash>.jpg`. */
    path: z.string(),
    width: z.int(),
    height: z.int(),
    alt: localizedSchema(300),
  }),
);

/** The three promises of the campaign. */
export const promisesSchema = lazily(() =>
  z.strictObject({
    knowsYou: z.boolean(),
    givesService: z.boolean(),
    helpsYou: z.boolean(),
  }),
);

/** What everybody may read of a merchant. */
export const merchantProfileSchema = lazily(() =>
  z.strictObject({
    name: z.string().trim().min(1).max(100),
    trade: tradeSchema,
    kind: z.enum(['shop', 'producer']),
    address: z.strictObject({
      street: z.string().trim().min(1).max(120),
      postcode: z.string().regex(/^\d{4}$/),
      town: z.string().trim().min(1).max(60),
    }),
    story: localizedSchema(1500),
    website: z
      .url({ protocol: /^https?$/ })
      .max(300)
      .optional(),
    openingHours: z.array(openingSchema()).max(21),
    /** Ten digits, as `0123456749`; checked by its check digits (modulo 97). */
    enterpriseNumber: z
      .string()
      .regex(/^[01]\d{9}$/)
      .optional(),
    promises: promisesSchema(),
  }),
);

export type Photo = z.output<ReturnType<typeof photoSchema>>;
export type MerchantProfile = z.output<ReturnType<typeof merchantProfileSchema>>;

/** Whom we write to about a merchant. The address is canonical, see `shared/address/parse-address.ts`. */
export const contactSchema = lazily(() =>
  z.strictObject({
    email: z.string(),
    /** In which to write. */
    language: languageSchema,
    name: z.string().max(100).optional(),
    phone: z.string().max(40).optional(),
  }),
);

export type Contact = z.output<ReturnType<typeof contactSchema>>;

/**
 * `unconfirmed`: registered, address not confirmed yet. `pending`: waits for staff. `listed`: on the pages.
 * `rejected` and `hidden`: by staff, the latter reversibly.
 */
export const merchantStates = ['unconfirmed', 'pending', 'listed', 'rejected', 'hidden'] as const;

export type MerchantState = (typeof merchantStates)[number];

/** As it is stored; keys that only the table knows are left out. */
export const merchantSchema = lazily(() =>
  merchantProfileSchema()
    .strip()
    .extend({
      id: merchantIdSchema,
      /** Municipality, by NIS code. */
      nis: z.string().regex(/^\d{5}$/),
      /** The name in addresses of pages, unique in the municipality. */
      slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
      state: z.enum(merchantStates),
      photo: photoSchema().optional(),
      /** Never shown: where we write to. Absent where a list of staff had none, or when it was erased. */
      contact: contactSchema().optional(),
      /** A change by the merchant of a listed profile, until staff have looked at it. */
      proposed: merchantProfileSchema().optional(),
      /** Likewise a photo. */
      proposedPhoto: photoSchema().optional(),
      /** Seven characters of the short link `/m/<code>`, on posters. */
      shortCode: z.string(),
      /** The contest that made it an ambassador. */
      ambassador: z.strictObject({ contestId: z.string(), since: z.iso.datetime() }).optional(),
      createdAt: z.iso.datetime(),
      /** What made it: `page`, `staff`, or import and line (`imp_…:42`). */
      origin: z.string(),
      version: z.int(),
    }),
);

export type Merchant = z.output<ReturnType<typeof merchantSchema>>;
