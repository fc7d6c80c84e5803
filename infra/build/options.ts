import type { BuildOptions } from 'esbuild';

/**
 * How every function is bundled. ESM of the packages' module entries loads in two thirds of the time of CommonJS.
 * `require` is made for the CommonJS packages that are left; MJML asks for `typescript` only to read its own config.
 */
export const bundleOptions = {
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  mainFields: ['module', 'main'],
  sourcemap: true,
  sourcesContent: false,
  legalComments: 'none',
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  external: ['typescript'],
  loader: { '.ttf': 'binary', '.wasm': 'binary' },
  outExtension: { '.js': '.mjs' },
  banner: {
    js: "import{createRequire as vanhierRequire}from'node:module';const require=vanhierRequire(import.meta.url);",
  },
} satisfies BuildOptions;
