import { defineConfig } from 'vitest/config';
import { wasmPlugin } from './infra/build/wasm-plugin.ts';
import { messagesPlugin } from './shared/i18n/compile-messages.ts';

const shared = {
  plugins: [messagesPlugin(), wasmPlugin()],
  oxc: { jsx: { runtime: 'automatic' as const, importSource: 'hono/jsx' } },
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
          testTimeout: 20_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'integration',
          env,
          include: ['test/{integration,e2e}/**/*.test.{ts,tsx}'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
