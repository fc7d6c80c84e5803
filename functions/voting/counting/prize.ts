import * as z from 'zod';
import type { Table } from '../../../shared/data/table.ts';
import { prizeKey } from './result-keys.ts';

/** Who won the prize; approvers see it for a month. */
export const prizeSchema = z.object({
  /** How many took part. */
  entries: z.int().min(0),
  /** The first drawn first. */
  winners: z.array(z.strictObject({ address: z.string(), hash: z.string() })),
});

export type Prize = z.output<typeof prizeSchema>;

/** Undefined before the draw, and a month after it. */
export async function readPrize(table: Table, contestId: string): Promise<Prize | undefined> {
  const item = await table.get(prizeKey(contestId), { consistent: true });
  return item && prizeSchema.parse(item);
}
