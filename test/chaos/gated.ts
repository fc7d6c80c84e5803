import type { Table } from '../../shared/data/table.ts';
import type { Queue } from '../../shared/queue/queue.ts';
import type { Invocation, Turns } from './turns.ts';

/** The table as one invocation sees it: every request is an effect of its own. */
export function gatedTable(table: Table, invocation: Invocation, turns: Turns): Table {
  const effect = <Result>(run: () => Promise<Result>) => turns.effect(invocation, run);
  const gated: Table = {
    name: table.name,
    get: (...args) => effect(() => table.get(...args)),
    getMany: (...args) => effect(() => table.getMany(...args)),
    put: (...args) => effect(() => table.put(...args)),
    // A batch may be written in part when the process dies.
    async writeMany(puts, removes = []) {
      for (let from = 0; from < puts.length; from += 5) {
        await effect(() => table.writeMany(puts.slice(from, from + 5)));
      }
      if (removes.length > 0) await effect(() => table.writeMany([], removes));
    },
    update: (...args) => effect(() => table.update(...args)),
    remove: (...args) => effect(() => table.remove(...args)),
    query: (...args) => effect(() => table.query(...args)),
    count: (...args) => effect(() => table.count(...args)),
    async *queryAll(query) {
      let startAfter = query.startAfter;
      do {
        const page = await gated.query({ limit: 40, ...query, startAfter });
        yield* page.items;
        startAfter = page.next;
      } while (startAfter);
    },
    transact: (...args) => effect(() => table.transact(...args)),
  };
  return gated;
}

/** The queue as one invocation sees it; a send of many messages may stop halfway. */
export const gatedQueue = <Message>(
  queue: Queue<Message>,
  invocation: Invocation,
  turns: Turns,
): Queue<Message> => ({
  async send(messages, options) {
    for (let from = 0; from < messages.length; from += 10) {
      const batch = messages.slice(from, from + 10);
      await turns.effect(invocation, () => queue.send(batch, options));
    }
  },
});
