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
  for (let attempt = 1; ; attempt += 1) {
    const started = await tryToStart(dbPath);
    if (started) return started;
    // Another process may take a port between the moment it was found free and the engine's own.
    if (attempt === 3) throw new Error('the DynamoDB engine did not start');
  }
}

async function tryToStart(dbPath?: string): Promise<DynamoDbProcess | undefined> {
  const port = await freePort();
  const binary = require.resolve('@dynoxide/linux-x64/dynoxide');
  const path = dbPath ? ['--db-path', dbPath] : [];
  const engine = spawn(binary, ['--host', '127.0.0.1', '--port', String(port), ...path], {
    stdio: 'ignore',
  });
  const endpoint = `http://127.0.0.1:${port}`;
  const isUp = await answering(endpoint, () => engine.exitCode === null);
  if (!isUp || engine.exitCode !== null) {
    engine.kill();
    return undefined;
  }
  return {
    endpoint,
    async stop() {
      engine.kill();
      await once(engine, 'exit');
    },
  };
}

/** Whether an engine answers there, at all. Waits a minute at most: a busy machine starts programs slowly. */
export async function answering(endpoint: string, isAlive: () => boolean): Promise<boolean> {
  const patience = Date.now() + 60_000;
  while (isAlive() && Date.now() < patience) {
    const isUp = await fetch(endpoint).then(
      () => true,
      () => false,
    );
    if (isUp) return true;
    await setTimeout(25);
  }
  return false;
}
