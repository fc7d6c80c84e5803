import * as z from 'zod';
import type { Item, Key } from '../../shared/data/expressions.ts';
import type { Table } from '../../shared/data/table.ts';
import { languageSchema } from '../../shared/i18n/language.ts';
import { shardKey, subscriberKey } from './repository/keys.ts';
import {
  type Audience,
  addressStateSchema,
  subscriptionStateSchema,
  topicSchema,
} from './schema.ts';
import { presentCodes } from './subscription.ts';

const followedSchema = z.object({
  state: subscriptionStateSchema,
  /** NIS codes as of today: those of merged municipalities are already the new ones. */
  municipalities: z.array(z.string()).transform(presentCodes),
});

const recipientSchema = z.object({
  id: z.string(),
  address: z.string(),
  name: z.string().optional(),
  language: languageSchema,
  addressState: addressStateSchema,
  topics: z.array(topicSchema),
  trackingConsent: z.boolean(),
  subscriptions: z.object({
    residents: followedSchema.optional(),
    businesses: followedSchema.optional(),
  }),
});

/** What the sending of newsletters knows of a subscriber. */
export type Recipient = z.output<typeof recipientSchema>;

export interface RecipientPage {
  readonly recipients: readonly Recipient[];
  /** Pass it to read on; undefined at the end of the shard. */
  readonly next: string | undefined;
}

const attributes = [
  'sk',
  'address',
  'name',
  'language',
  'addressState',
  'topics',
  'trackingConsent',
  'residents',
  'businesses',
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
        project: attributes,
        startAfter: startAfter === undefined ? undefined : { pk, sk: startAfter },
      });
      const next = page.next?.sk;
      return {
        recipients: page.items.map(toRecipient),
        next: typeof next === 'string' ? next : undefined,
      };
    },

    /** Their present state, consistently read until the answer is whole: who is missing was seen absent. */
    async readPresent(ids: readonly string[]): Promise<Recipient[]> {
      const items = await table.getMany([...new Set(ids)].map(subscriberKey), {
        consistent: true,
        project: attributes,
      });
      return items.map(toRecipient);
    },

    /**
     * As {@link readPresent}, in one request with items of another context that must be as recent: a request
     * costs the sender more than what it reads.
     */
    async readPresentBeside(
      ids: readonly string[],
      others: { readonly keys: readonly Key[]; readonly project: readonly string[] },
    ): Promise<{ recipients: Recipient[]; items: Item[] }> {
      const keys = [...[...new Set(ids)].map(subscriberKey), ...others.keys];
      const project = [...new Set(['pk', ...attributes, ...others.project])];
      const found = await table.getMany(keys, { consistent: true, project });
      const theirs = new Set<unknown>(others.keys.map(({ pk }) => pk));
      return {
        recipients: found.filter(({ pk }) => !theirs.has(pk)).map(toRecipient),
        items: found.filter(({ pk }) => theirs.has(pk)),
      };
    },
  };
}

const toRecipient = ({ sk, residents, businesses, ...rest }: Item): Recipient =>
  recipientSchema.parse({ ...rest, id: sk, subscriptions: { residents, businesses } });

/** Whether newsletters for this audience may go to the recipient now. */
export const isActive = (recipient: Recipient, audience: Audience): boolean =>
  recipient.addressState === 'ok' && recipient.subscriptions[audience]?.state === 'active';
