import * as z from 'zod';
import { languageSchema } from '../../../shared/i18n/language.ts';
import { memberSchema } from '../repository/members.ts';
import {
  type Asked,
  addressStateSchema,
  audienceSchema,
  consentSchema,
  historyEntrySchema,
  nisSchema,
  type Subscriber,
  subscriptionSchema,
  topicSchema,
} from '../schema.ts';

export const pageQuery = {
  cursor: z.string().max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

export const memberPageSchema = z.object({
  subscribers: z.array(memberSchema),
  cursor: z.string().optional(),
});

/** What waits for confirmation, without what would confirm it. */
const waitingSchema = z.object({
  audience: audienceSchema,
  municipalities: z.array(nisSchema),
  at: z.iso.datetime(),
  source: z.enum(['page', 'import']),
  invitedAt: z.iso.datetime().optional(),
  remindedAt: z.iso.datetime().optional(),
});

const perAudience = <Schema extends z.ZodType>(schema: Schema) =>
  z.object({ residents: schema.optional(), businesses: schema.optional() });

export const subscriberViewSchema = z.object({
  id: z.string(),
  address: z.string(),
  name: z.string().optional(),
  language: languageSchema,
  topics: z.array(topicSchema),
  trackingConsent: z.boolean(),
  addressState: addressStateSchema,
  subscriptions: perAudience(subscriptionSchema),
  waiting: z.array(waitingSchema),
  consents: perAudience(consentSchema),
  createdAt: z.iso.datetime(),
  history: z.array(historyEntrySchema),
});

/** The token's part of a wish stays here: whoever had it could confirm for the person. */
export const waitingOf = ({ asked }: Subscriber): z.input<typeof waitingSchema>[] =>
  audienceSchema.options.flatMap((audience) => {
    const one: Asked | undefined = asked[audience];
    if (!one) return [];
    const { municipalities, at, source, invitedAt, remindedAt } = one;
    return [{ audience, municipalities, at, source, invitedAt, remindedAt }];
  });
