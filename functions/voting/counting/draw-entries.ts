import * as z from 'zod';
import type { Item, Key } from '../../../shared/data/expressions.ts';
import { drawPartition } from '../casting/vote-keys.ts';
import type { CountDeps } from './count-deps.ts';
import { entryPrefix } from './draw-keys.ts';

const entrySchema = z.object({ pk: z.string(), sk: z.string(), address: z.string() });

export interface DrawEntry {
  /** Keyed hash of the mailbox, in hexadecimal. */
  readonly id: string;
  readonly address: string;
}

type VotesOnly = Pick<CountDeps, 'votes'>;

const itemsOf = (contestId: string, { votes }: VotesOnly): AsyncGenerator<Item> =>
  votes.queryAll({
    pk: drawPartition(contestId),
    sortKey: { beginsWith: entryPrefix },
    consistent: true,
  });

/** Who takes part in the draw, in the order of ids. */
export async function readEntries(contestId: string, deps: VotesOnly): Promise<DrawEntry[]> {
  const found: DrawEntry[] = [];
  for await (const item of itemsOf(contestId, deps)) {
    const { sk, address } = entrySchema.parse(item);
    found.push({ id: sk.slice(entryPrefix.length), address });
  }
  return found;
}

/** Has the entries removed at `expiresAt`, in epoch seconds, unless their own time comes before. */
export async function expireEntries(
  contestId: string,
  expiresAt: number,
  deps: VotesOnly,
): Promise<void> {
  const items: Item[] = [];
  for await (const item of itemsOf(contestId, deps)) {
    if (Number(item.expiresAt) > expiresAt) items.push({ ...item, expiresAt });
  }
  await deps.votes.writeMany(items);
}

export async function removeEntries(contestId: string, deps: VotesOnly): Promise<void> {
  const keys: Key[] = [];
  for await (const item of itemsOf(contestId, deps)) keys.push(entrySchema.parse(item));
  await deps.votes.writeMany(
    [],
    keys.map(({ pk, sk }) => ({ pk, sk })),
  );
}
