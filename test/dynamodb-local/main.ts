import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { answering, freePort } from '../builders/dynamodb-process.ts';
import { fetchEngine } from './fetch-engine.ts';

/**
 * Runs the tests of the vote's transaction on DynamoDB Local, Amazon's own engine in Java, or on the one at
 * `DYNAMODB_ENDPOINT`. They need nothing but a table, whatever stands behind the endpoint.
 * `docs/decisions/014-the-vote-table-and-what-could-be-learned.md` says how the engines differ.
 */
const tests = ['gates', 'cast-vote', 'confirm-vote', 'signals', 'vote-repository', 'secrecy'];

async function startJava() {
  const folder = await fetchEngine();
  const port = await freePort();
  const engine = spawn(
    'java',
    [
      '-Djava.library.path=./DynamoDBLocal_lib',
      ...['-jar', 'DynamoDBLocal.jar', '-sharedDb', '-inMemory', '-port', String(port)],
    ],
    { cwd: folder, stdio: 'ignore' },
  );
  const failed = once(engine, 'error').then(([error]) => {
    throw new Error('DynamoDB Local needs Java 11 or later in PATH', { cause: error });
  });
  const endpoint = `http://127.0.0.1:${port}`;
  const isUp = await Promise.race([answering(endpoint, () => engine.exitCode === null), failed]);
  if (!isUp) throw new Error('DynamoDB Local did not start');
  return {
    endpoint,
    async stop() {
      engine.kill();
      await once(engine, 'exit');
    },
  };
}

const given = process.env.DYNAMODB_ENDPOINT;
const engine = given ? { endpoint: given, stop: async () => undefined } : await startJava();
try {
  const files = tests.map((name) => `test/functions/voting/casting/${name}.test.ts`);
  const vitest = spawn('vitest', ['run', '--project=unit*', ...files], {
    stdio: 'inherit',
    env: { ...process.env, DYNAMODB_ENDPOINT: engine.endpoint },
  });
  const [code] = await once(vitest, 'exit');
  process.exitCode = code ?? 1;
} finally {
  await engine.stop();
}
