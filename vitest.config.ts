import { defineConfig } from 'vitest/config';
import { messagesPlugin } from './shared/i18n/compile-messages.ts';

export default defineConfig({
  plugins: [messagesPlugin()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: { include: ['test/**/*.test.ts', 'test/**/*.test.tsx'], env: { TZ: 'UTC' } },
});
