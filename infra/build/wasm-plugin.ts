import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const wasmImport = /^import (\w+) from '([^']+\.(?:wasm|ttf))';$/gm;

/**
 * vitest: an imported `.wasm` or `.ttf` file is its bytes, as the bundler makes of it by the loader `binary`. Node, which vitest
 * leaves packages to, would take it for a module to run.
 */
export function wasmPlugin() {
  return {
    name: 'wasm-bytes',
    enforce: 'pre' as const,
    transform: (code: string) =>
      /\.(?:wasm|ttf)';/.test(code)
        ? { code: code.replace(wasmImport, readBytes), map: null }
        : null,
  };
}

const readBytes = (_import: string, name: string, file: string): string =>
  `const ${name} = new Uint8Array(process.getBuiltinModule('node:fs').readFileSync('${require.resolve(file)}'));`;
