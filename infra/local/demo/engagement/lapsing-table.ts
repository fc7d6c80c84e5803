import { epochSeconds } from '../../../../shared/clock.ts';
import type { Item, Key, Write } from '../../../../shared/data/expressions.ts';
import type { Table } from '../../../../shared/data/table.ts';

/**
 * A table in whose past a simulation lives: remembers what it writes that would have lapsed by now, and forgets that at the end as
 * DynamoDB would have done long ago.
 */
export function lapsingTable(table: Table, present: Date) {
  const lapsed = new Map<string, Key>();
  const limit = epochSeconds(present);
  const note = ({ pk, sk, expiresAt }: Item) => {
    if (typeof expiresAt !== 'number' || expiresAt >= limit) return;
    lapsed.set(`${pk} ${sk}`, { pk: String(pk), sk: String(sk) });
  };
  const noteWrite = (write: Write) => {
    if ('put' in write) note(write.put);
  };
  const watched: Table = {
    ...table,
    async put(item, condition) {
      await table.put(item, condition);
      note(item);
    },
    async writeMany(puts, removes) {
      await table.writeMany(puts, removes);
      puts.forEach(note);
    },
    async transact(writes) {
      await table.transact(writes);
      writes.forEach(noteWrite);
    },
  };
  return {
    table: watched,
    forget: (): Promise<void> => table.writeMany([], [...lapsed.values()]),
  };
}
