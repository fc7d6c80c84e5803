import { gunzipSync, gzipSync } from 'node:zlib';
import * as z from 'zod';
import { type EventList, eventListSchema } from '../../../emails/blocks/event-facts.ts';
import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { ifAbsent } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { eventListsKey } from '../issue-keys.ts';

const storedSchema = z.object({ gzip: z.instanceof(Uint8Array) });

/**
 * The events that an issue lists in a municipality: read from the calendar by whoever asks first, the same for everybody after,
 * whatever becomes of the events.
 */
export async function frozenLists(
  table: Table,
  { issueId, nis }: { readonly issueId: string; readonly nis: string },
  readNow: () => Promise<readonly EventList[]>,
): Promise<readonly EventList[]> {
  const found = await findFrozenLists(table, { issueId, nis });
  if (found) return found;
  const lists = await readNow();
  const gzip = gzipSync(JSON.stringify(lists));
  try {
    await table.put({ ...eventListsKey(issueId, nis), gzip }, ifAbsent);
    return lists;
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    return (await findFrozenLists(table, { issueId, nis })) ?? lists;
  }
}

/** Undefined before the issue is planned, and where it lists none. Consistent. */
export async function findFrozenLists(
  table: Table,
  { issueId, nis }: { readonly issueId: string; readonly nis: string },
): Promise<readonly EventList[] | undefined> {
  const item = await table.get(eventListsKey(issueId, nis), { consistent: true });
  return item && parsed(storedSchema.parse(item).gzip);
}

const parsed = (gzip: Uint8Array): EventList[] =>
  z.array(eventListSchema).parse(JSON.parse(gunzipSync(gzip).toString('utf8')));
