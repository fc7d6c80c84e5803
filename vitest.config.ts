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

export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          env,
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/integration/**', 'test/e2e/**'],
          globalSetup: 'test/builders/global-dynamodb.ts',
          ...patience,
        },
      },
      {
        ...shared,
        test: {
          name: 'integration',
          env,
          include: ['test/{integration,e2e}/**/*.test.{ts,tsx}'],
          fileParallelism: false,
          ...patience,
        },
      },
    ],
  },
});
