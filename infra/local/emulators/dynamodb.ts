import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRealDynamoDb, startDynamoDbRelay } from './dynamodb-relay.ts';
import { type GuardedProcess, startGuardedProcess } from './guarded-process.ts';

export interface DynamoDb {
  endpoint: string;
  stop(): Promise<void>;
}

/**
 * DynamoDB on this machine. `endpoint` names one that runs already, such as DynamoDB Local, or DynamoDB itself; otherwise dynoxide is
 * started, which keeps its data in `dataDir`, or in memory when that is undefined.
 * @throws Error when there is no dynoxide for this platform, or it does not start.
 */
export async function startDynamoDb(options: {
  endpoint: string | undefined;
  dataDir: string | undefined;
}): Promise<DynamoDb> {
  if (options.endpoint !== undefined) return useDynamoDb(options.endpoint);
  const port = await freePort();
  const dynoxide = startGuardedProcess(
    dynoxideBinary(),
    'serve',
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
    ...(options.dataDir === undefined
      ? []
      : ['--db-path', join(options.dataDir, 'dynamodb.sqlite')]),
  );
  const endpoint = `http://127.0.0.1:${port}`;
  await answers(endpoint, dynoxide);
  return { endpoint, stop: dynoxide.stop };
}

async function useDynamoDb(endpoint: string): Promise<DynamoDb> {
  if (!URL.canParse(endpoint))
    throw new Error(
      `DYNAMODB_ENDPOINT wants an address such as http://localhost:8000, not "${endpoint}".`,
    );
  const url = new URL(endpoint);
  await fetch(url).catch((cause) => {
    throw new Error(`Nothing answers at DYNAMODB_ENDPOINT, ${endpoint}.`, { cause });
  });
  return isRealDynamoDb(url) ? startDynamoDbRelay(url) : { endpoint, stop: async () => {} };
}

function dynoxideBinary(): string {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const platform = `${process.platform}-${process.arch}`;
  try {
    return createRequire(import.meta.url).resolve(`@dynoxide/${platform}/dynoxide${suffix}`);
  } catch (cause) {
    throw new Error(
      `There is no dynoxide for ${platform} here. Start another DynamoDB, such as DynamoDB Local, and set DYNAMODB_ENDPOINT to its address.`,
      { cause },
    );
  }
}

async function answers(endpoint: string, dynoxide: GuardedProcess): Promise<void> {
  let printed: string | undefined;
  void dynoxide.ended.then((text) => {
    printed = text;
  });
  for (let attempt = 0; attempt < 1200; attempt++) {
    if (printed !== undefined) throw new Error(`dynoxide did not start. ${printed}`);
    const response = await fetch(endpoint).catch(() => undefined);
    if (response !== undefined) {
      await response.body?.cancel();
      return;
    }
    await sleep(25);
  }
  await dynoxide.stop();
  throw new Error('dynoxide does not answer after half a minute.');
}

/** Free at this moment: dynoxide cannot be given an open socket. */
async function freePort(): Promise<number> {
  const server = createServer();
  const port = Promise.withResolvers<number>();
  server.once('error', port.reject);
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    server.close(() => port.resolve(typeof address === 'object' && address ? address.port : 0));
  });
  return port.promise;
}
