import * as z from 'zod';
import type { Item, Key } from '../../shared/data/expressions.ts';
import type { Table } from '../../shared/data/table.ts';
import { languageSchema } from '../../shared/i18n/language.ts';
import { agreesToFollowing } from './following-consent.ts';
import { shardKey, subscriberKey } from './repository/keys.ts';
import { type Audience, addressStateSchema, subscriptionStateSchema } from './schema.ts';
import { presentCodes } from './subscription.ts';

const followedSchema = z.object({
  state: subscriptionStateSchema,
  /** NIS codes as of today: those of merged municipalities are already the new ones. */
  municipalities: z.array(z.string()).transform(presentCodes),
});

const perAudience = <Schema extends z.ZodType>(schema: Schema) =>
  z.object({ residents: schema.optional(), businesses: schema.optional() });

const proofSchema = z.object({ tracking: z.object({ textVersion: z.string() }).optional() });

const recipientSchema = z.object({
  id: z.string(),
  language: languageSchema,
  addressState: addressStateSchema,
  /** Whether they agreed, to today's words, to be followed through newsletters. */
  tracking: z.boolean(),
  subscriptions: perAudience(followedSchema),
});

/** What the planning of newsletters knows of a subscriber. */
export type Recipient = z.output<typeof recipientSchema>;

const addresseeSchema = z.object({
  id: z.string(),
  address: z.string(),
  name: z.string().optional(),
  addressState: addressStateSchema,
  tracking: z.boolean(),
  subscriptions: perAudience(followedSchema.pick({ state: true })),
});

/** What the sending of newsletters knows of a subscriber. No more: it is read once for every mail. */
export type Addressee = z.output<typeof addresseeSchema>;

export interface RecipientPage {
  readonly recipients: readonly Recipient[];
  /** Pass it to read on; undefined at the end of the shard. */
  readonly next: string | undefined;
}

/**
 * The proof of a consent goes when it is withdrawn: that it is there is enough, and of all others nothing is read, for every mail.
 */
const ofTracking = ['consents.tracking.textVersion'];
const ofRecipient = ['sk', 'language', 'addressState', 'residents', 'businesses', ...ofTracking];
const ofAddressee = [
  'pk',
  'sk',
  'address',
  'name',
  'addressState',
  'residents.state',
  'businesses.state',
  ...ofTracking,
];

export type Recipients = ReturnType<typeof createRecipients>;

export function createRecipients(table: Table) {
  return {
    /**
     * Everyone of a shard (0 to 15) whatever their state, by id; `startAfter` is the last id read.
     * Eventually consistent.
     */
    async readShard(
      shard: number,
      startAfter: string | undefined,
      limit: number,
    ): Promise<RecipientPage> {
      const pk = shardKey(shard);
      const page = await table.query({
        pk,
        limit,
        project: ofRecipient,
        startAfter: startAfter === undefined ? undefined : { pk, sk: startAfter },
      });
      const next = page.next?.sk;
      return {
        recipients: page.items.map(toRecipient),
        next: typeof next === 'string' ? next : undefined,
      };
    },

    /**
     * Their present state, consistently read until the answer is whole: who is missing was seen absent. In one
     * request with items of another context that must be as recent: a request costs more than what it reads.
     */
    async readPresent(
      ids: readonly string[],
      others: { readonly keys: readonly Key[]; readonly project: readonly string[] },
    ): Promise<{ addressees: Addressee[]; items: Item[] }> {
      const keys = [...[...new Set(ids)].map(subscriberKey), ...others.keys];
      const project = [...new Set([...ofAddressee, ...others.project])];
      const found = await table.getMany(keys, { consistent: true, project });
      const theirs = new Set<unknown>(others.keys.map(({ pk }) => pk));
      return {
        addressees: found.filter(({ pk }) => !theirs.has(pk)).map(toAddressee),
        items: found.filter(({ pk }) => theirs.has(pk)),
      };
    },
  };
}

const toRecipient = (item: Item): Recipient => recipientSchema.parse(partsOf(item));

const toAddressee = (item: Item): Addressee => addresseeSchema.parse(partsOf(item));

const partsOf = ({ sk, residents, businesses, consents, ...rest }: Item) => ({
  ...rest,
  id: sk,
  subscriptions: { residents, businesses },
  tracking: consents !== undefined && isFollowed(consents),
});

function isFollowed(given: unknown): boolean {
  const consents = proofSchema.parse(given);
  return agreesToFollowing({ trackingConsent: consents.tracking !== undefined, consents });
}

/** Whether newsletters for this audience may go to the recipient now. */
export const isActive = (
  { addressState, subscriptions }: Pick<Addressee, 'addressState' | 'subscriptions'>,
  audience: Audience,
): boolean => addressState === 'ok' && subscriptions[audience]?.state === 'active';
