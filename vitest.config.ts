import { globSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { wasmPlugin } from './infra/build/wasm-plugin.ts';
import { messagesPlugin } from './shared/i18n/compile-messages.ts';

const shared = {
  plugins: [messagesPlugin(), wasmPlugin()],
  oxc: { jsx: { runtime: 'automatic' as const, importSource: 'hono/jsx' } },
};

/** A machine that builds other things too may be twenty times as slow as a quiet one; what hangs is found all the same. */
const patience = {
  testTimeout: 300_000,
  hookTimeout: 300_000,
  expect: { poll: { timeout: 60_000 } },
};

const env = { TZ: 'UTC', AWS_REGION: 'eu-west-1', POWERTOOLS_DEV: 'true' };

const unit = ['test/**/*.test.{ts,tsx}'];
const withServers = ['test/integration/**', 'test/e2e/**'];

/** Tests that put something else in the place of a module or class, or weigh the heap: each has a process of its own. */
const apart = globSync(unit, { exclude: withServers }).filter((file) =>
  /vi\.mock\(|mockClient\(|heapUsed/.test(readFileSync(file, 'utf8')),
);

const unitTests = {
  env,
  globalSetup: 'test/builders/global-dynamodb.ts',
  ...patience,
};

export default defineConfig({
  test: {
    // Half of the time a file waits: for the engine of DynamoDB, for a schedule, for the browser.
    maxWorkers: availableParallelism() + 1,
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          ...unitTests,
          include: unit,
          exclude: [...withServers, ...apart],
          isolate: false,
        },
      },
      { ...shared, test: { name: 'unit-apart', ...unitTests, include: apart } },
      {
        ...shared,
        test: {
          name: 'integration',
          env,
          include: ['test/{integration,e2e}/**/*.test.{ts,tsx}'],
          ...patience,
        },
      },
    ],
  },
});
