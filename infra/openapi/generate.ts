import { mkdir, rm, writeFile } from 'node:fs/promises';
import { build, type Plugin } from 'esbuild';
import * as z from 'zod';
import { messagesEsbuildPlugin } from '../../shared/i18n/compile-messages.ts';
import { bundleOptions } from '../build/options.ts';
import { root } from '../build/paths.ts';

/** Fonts and compiled code that some routes draw with: describing them needs none of it. */
const withoutFiles: Plugin = {
  name: 'without-files',
  setup(bundler) {
    bundler.onResolve({ filter: /\.(?:ttf|wasm)$/ }, ({ path }) => ({ path, namespace: 'none' }));
    bundler.onLoad({ filter: /.*/, namespace: 'none' }, () => ({
      contents: 'export default new Uint8Array();',
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
  plugins: [messagesEsbuildPlugin, withoutFiles],
});
const moduleSchema = z.object({ apiDocument: z.function({ input: [], output: z.unknown() }) });
try {
  const { apiDocument } = moduleSchema.parse(await import(bundle));
  await writeFile(`${root}/docs/openapi.json`, `${JSON.stringify(apiDocument(), null, 2)}\n`);
} finally {
  await rm(bundle);
}
console.log('docs/openapi.json is written');
