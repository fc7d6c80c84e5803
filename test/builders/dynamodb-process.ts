import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';

const require = createRequire(import.meta.url);

/** A port of 127.0.0.1 that nobody listened on a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

export interface DynamoDbProcess {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** Starts a DynamoDB engine that keeps its tables in memory, or in `dbPath`. */
export async function startDynamoDb(dbPath?: string): Promise<DynamoDbProcess> {
  const port = await freePort();
  const binary = require.resolve('@dynoxide/linux-x64/dynoxide');
  const path = dbPath ? ['--db-path', dbPath] : [];
  const engine = spawn(binary, ['--host', '127.0.0.1', '--port', String(port), ...path], {
    stdio: 'ignore',
  });
  const endpoint = `http://127.0.0.1:${port}`;
  await answering(endpoint);
  return {
    endpoint,
    async stop() {
      engine.kill();
      await once(engine, 'exit');
    },
  };
}

/** Resolves when an engine answers, at all. */
export async function answering(endpoint: string, attempts = 200): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const isUp = await fetch(endpoint).then(
      () => true,
      () => false,
    );
    if (isUp) return;
    await setTimeout(25);
  }
  throw new Error('the DynamoDB engine did not start');
}
