import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { build, type Plugin } from 'esbuild';
import * as z from 'zod';
import { messagesEsbuildPlugin } from '../../shared/i18n/compile-messages.ts';
import { bundleOptions } from '../build/options.ts';
import { root } from '../build/paths.ts';

const require = createRequire(import.meta.url);

/** Fonts and compiled code that some routes draw with: read from their packages, which are not bundled here. */
const filesAsBytes: Plugin = {
  name: 'files-as-bytes',
  setup(bundler) {
    bundler.onResolve({ filter: /\.(?:ttf|wasm)$/ }, ({ path }) => ({
      path: require.resolve(path),
      namespace: 'bytes',
    }));
    bundler.onLoad({ filter: /.*/, namespace: 'bytes' }, ({ path }) => ({
      contents: `import { readFileSync } from 'node:fs';\nexport default new Uint8Array(readFileSync(${JSON.stringify(path)}));`,
    }));
  },
};

/** Writes `docs/openapi.json`. Bundled first, since some routes draw pages, which Node does not read by itself. */
const bundle = `${root}/.build/openapi-${process.pid}.mjs`;
await mkdir(`${root}/.build`, { recursive: true });
await build({
  absWorkingDir: root,
  bundle: true,
  entryPoints: ['infra/openapi/document.ts'],
  outfile: bundle,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  jsx: bundleOptions.jsx,
  jsxImportSource: bundleOptions.jsxImportSource,
  plugins: [messagesEsbuildPlugin, filesAsBytes],
});
const moduleSchema = z.object({ apiDocument: z.function({ input: [], output: z.unknown() }) });
try {
  const { apiDocument } = moduleSchema.parse(await import(bundle));
  await writeFile(`${root}/docs/openapi.json`, `${JSON.stringify(apiDocument(), null, 2)}\n`);
} finally {
  await rm(bundle);
}
console.log('docs/openapi.json is written');
