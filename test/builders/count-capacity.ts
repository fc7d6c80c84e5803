import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

interface Consumed {
  readonly CapacityUnits?: number;
}

/** Asks for the consumed capacity of every request of a client from now on, and adds it up. */
export function countCapacity(client: DynamoDBClient) {
  const units = { read: 0, write: 0, requests: 0 };
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
        const answer = await next(args);
        const output = answer.output as { ConsumedCapacity?: Consumed | Consumed[] };
        const consumed = [output.ConsumedCapacity ?? []].flat();
        const kind = /Get|Query|Scan/.test(commandName) ? 'read' : 'write';
        units.requests += 1;
        for (const { CapacityUnits = 0 } of consumed) units[kind] += CapacityUnits;
        return answer;
      },
    { step: 'initialize', name: 'countCapacity' },
  );
  return {
    units,
    reset: () => Object.assign(units, { read: 0, write: 0, requests: 0 }),
  };
}
