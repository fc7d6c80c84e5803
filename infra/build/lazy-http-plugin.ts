import type { Plugin } from 'esbuild';

/**
 * Takes `node:http` without its ESM face. Node makes that face by reading every export, and some of them load the
 * whole of undici and zlib when read: a fifth of a page function's load time, for one table of status texts that
 * `@middy/util` wants. The AWS clients avoid it the same way and import `node:http` only when they meet such an address.
 */
export const lazyHttpPlugin: Plugin = {
  name: 'lazy-http',
  setup(build) {
    build.onResolve({ filter: /^(?:node:)?http$/ }, ({ kind }) =>
      kind === 'import-statement' ? { path: 'http', namespace: 'lazy-http' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'lazy-http' }, () => ({
      contents: "module.exports = process.getBuiltinModule('node:http');",
    }));
  },
};
