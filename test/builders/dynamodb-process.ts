import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { startGuardedProcess } from '../../infra/local/emulators/guarded-process.ts';

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
  // It ends with this process, also when that is killed.
  const engine = startGuardedProcess(
    binary,
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
    ...path,
  );
  let isAlive = true;
  void engine.ended.then(() => {
    isAlive = false;
  });
  const endpoint = `http://127.0.0.1:${port}`;
  if ((await answering(endpoint, () => isAlive)) && isAlive) return { endpoint, stop: engine.stop };
  await engine.stop();
  return undefined;
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
