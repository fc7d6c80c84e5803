import * as z from 'zod';
import { defaultLanguage } from '../../../shared/i18n/language.ts';
import { historyEntrySchema } from '../history.ts';
import { type Merchant, merchantSchema } from '../merchant.ts';
import { merchantPath, shortPath } from '../paths.ts';
import { photoJobSchema } from '../photos/photo-jobs.ts';

export const pageQuery = {
  cursor: z.string().max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

/** A line of a list. */
const summarySchema = merchantSchema()
  .pick({
    id: true,
    nis: true,
    slug: true,
    name: true,
    trade: true,
    kind: true,
    address: true,
    state: true,
    createdAt: true,
    version: true,
  })
  .extend({
    hasContact: z.boolean(),
    hasPhoto: z.boolean(),
    /** The merchant wants to change something. */
    hasProposal: z.boolean(),
    isAmbassador: z.boolean(),
  });

export const merchantPageSchema = z.object({
  merchants: z.array(summarySchema),
  cursor: z.string().optional(),
});

export const summaryOf = (merchant: Merchant): z.input<typeof summarySchema> => ({
  ...merchant,
  hasContact: merchant.contact !== undefined,
  hasPhoto: merchant.photo !== undefined,
  hasProposal: merchant.proposed !== undefined || merchant.proposedPhoto !== undefined,
  isAmbassador: merchant.ambassador !== undefined,
});

export const merchantViewSchema = merchantSchema().strip().extend({
  /** Where everybody sees it once it is listed. */
  pagePath: z.string(),
  shortPath: z.string(),
});

export const merchantDetailSchema = merchantViewSchema.extend({
  history: z.array(historyEntrySchema),
  /** What became of the latest photo that was uploaded. */
  upload: photoJobSchema.optional(),
  /** Others of the municipality with its name or its enterprise number: maybe the same. */
  similar: z.array(merchantSchema().pick({ id: true, name: true, state: true, address: true })),
});

/** A merchant with its addresses, the page's in Dutch. */
export const viewOf = (merchant: Merchant): z.input<typeof merchantViewSchema> => ({
  ...merchant,
  pagePath: merchantPath(merchant, defaultLanguage),
  shortPath: shortPath(merchant),
});
