import * as z from 'zod';
import { encodeCursor, readCursor } from '../../../shared/data/cursor.ts';
import type { Expression, Item } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { AppError } from '../../../shared/errors.ts';
import {
  type Audience,
  addressStateSchema,
  type SubscriptionState,
  subscriptionStateSchema,
} from '../schema.ts';
import { membersKey } from './keys.ts';
import { partitionsOf } from './member-item.ts';

/** What the list of one municipality knows of a subscriber: enough to list, search and count. */
export const memberSchema = z.object({
  address: z.string(),
  id: z.string(),
  addressState: addressStateSchema,
  residents: subscriptionStateSchema.optional(),
  businesses: subscriptionStateSchema.optional(),
});
export type Member = z.output<typeof memberSchema>;

export interface MemberSelection {
  /** NIS code. */
  readonly municipality: string;
  readonly audience?: Audience | undefined;
  readonly state?: SubscriptionState | undefined;
  /** Beginning of the canonical address. */
  readonly prefix?: string | undefined;
}

export interface MemberPage {
  readonly members: readonly Member[];
  readonly cursor: string | undefined;
}

export type MemberRepository = ReturnType<typeof createMemberRepository>;

/** Queries a page may take: a rare state may leave a page short though a cursor follows. */
const maxQueries = 20;

/** The lists of the municipalities, by address. */
export function createMemberRepository(table: Table) {
  return {
    /** @throws {AppError} cursor.invalid */
    async list(
      selection: MemberSelection,
      { cursor, limit }: { cursor?: string | undefined; limit: number },
    ): Promise<MemberPage> {
      const lists = partitionsOf(selection.municipality).map(membersKey);
      const members: Member[] = [];
      let position = positionOf(cursor, lists, selection.prefix);
      for (
        let queries = 0;
        position && members.length < limit && queries < maxQueries;
        queries += 1
      ) {
        const index = lists.indexOf(position.pk);
        const page = await table.query({
          pk: position.pk,
          ...(selection.prefix && { sortKey: { beginsWith: selection.prefix } }),
          filter: filterOf(selection, lists.slice(0, index)),
          limit: limit - members.length,
          startAfter: position.startAfter,
        });
        members.push(...page.items.map(toMember));
        position = page.next
          ? { pk: position.pk, startAfter: page.next }
          : startOf(lists[index + 1]);
      }
      return { members, cursor: encodeCursor(position && cursorOf(position)) };
    },
  };
}

const toMember = ({ sk, ...item }: Item): Member => memberSchema.parse({ ...item, address: sk });

interface Position {
  /** The list that is being read. */
  readonly pk: string;
  readonly startAfter: Item | undefined;
}

const startOf = (pk: string | undefined): Position | undefined =>
  pk === undefined ? undefined : { pk, startAfter: undefined };

/** Before any address: where a list begins. */
const beginning = '!';

const cursorOf = ({ pk, startAfter }: Position): Item => startAfter ?? { pk, sk: beginning };

const cursorSchema = z.strictObject({ pk: z.string(), sk: z.string().min(1) });

/** A cursor is the caller's word: it may point into these lists only, and to addresses that begin as those sought. */
function positionOf(
  cursor: string | undefined,
  lists: readonly string[],
  prefix = '',
): Position | undefined {
  if (cursor === undefined) return startOf(lists[0]);
  const key = cursorSchema.safeParse(readCursor(cursor));
  if (key.success && lists.includes(key.data.pk)) {
    const { pk, sk } = key.data;
    if (sk === beginning) return startOf(pk);
    if (sk.startsWith(prefix)) return { pk, startAfter: { pk, sk } };
  }
  throw new AppError('cursor.invalid', 'This cursor is not one that this list gave.');
}

/** Those of the audience in the state, each in the first of the lists that holds them. */
function filterOf({ audience, state }: MemberSelection, earlier: readonly string[]): Expression {
  const states = audience ? [audience] : ['residents', 'businesses'];
  const wanted = states.map((name) => (state ? `${name} = :state` : `attribute_exists(${name})`));
  const elsewhere = earlier.map((_, index) => `NOT contains(lists, :e${index})`);
  return {
    expression: [`(${wanted.join(' OR ')})`, ...elsewhere].join(' AND '),
    values: {
      ...(state && { ':state': state }),
      ...Object.fromEntries(earlier.map((pk, index) => [`:e${index}`, pk.split('#')[1]])),
    },
  };
}
