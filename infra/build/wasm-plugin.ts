import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const prefix = 'virtual:wasm/';

/** vitest: an imported `.wasm` file is its bytes, as the bundler makes of it by the loader `binary`. */
export function wasmPlugin() {
  return {
    name: 'wasm-bytes',
    enforce: 'pre' as const,
    resolveId: (source: string) => (source.endsWith('.wasm') ? `${prefix}${source}` : null),
    async load(id: string) {
      if (!id.startsWith(prefix)) return null;
      const bytes = await readFile(require.resolve(id.slice(prefix.length)));
      return `export default new Uint8Array(Buffer.from('${bytes.toString('base64')}', 'base64'));`;
    },
  };
}
