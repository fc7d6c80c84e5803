import type { DocumentClient } from '../../shared/data/document-client.ts';

interface Consumed {
  readonly CapacityUnits?: number;
}

/** Asks for the consumed capacity of every request of a client from now on, and adds it up. */
export function countCapacity(client: DocumentClient) {
  const units = { read: 0, write: 0, requests: 0 };
  const call: DocumentClient['call'] = client.call.bind(client);
  const counted: DocumentClient['call'] = async (operation, input) => {
    const answer = await call(operation, { ...input, ReturnConsumedCapacity: 'TOTAL' });
    const { ConsumedCapacity = [] } = answer as { ConsumedCapacity?: Consumed | Consumed[] };
    const kind = /Get|Query|Scan/.test(operation) ? 'read' : 'write';
    units.requests += 1;
    for (const { CapacityUnits = 0 } of [ConsumedCapacity].flat()) units[kind] += CapacityUnits;
    return answer;
  };
  Object.assign(client, { call: counted });
  return {
    units,
    reset: () => Object.assign(units, { read: 0, write: 0, requests: 0 }),
  };
}
