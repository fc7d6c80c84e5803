import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { build as esbuild, type Plugin } from 'esbuild';
import { messagesEsbuildPlugin } from '../../shared/i18n/compile-messages.ts';
import { root } from './paths.ts';

const evaluatedFile = /\/emails\/transactional\/compiled\.ts$/;

/**
 * Runs `emails/transactional/compiled.ts` while building and bundles what it exports as plain data, so that a function
 * that sends one mail carries no MJML. Its exports must survive JSON.
 * @param inputs receives the files that the module was made of, relative to the root.
 */
export const evaluatePlugin = (inputs: Set<string>): Plugin => ({
  name: 'evaluate',
  setup(build) {
    build.onLoad({ filter: evaluatedFile }, async ({ path }) => {
      const { code, files } = await bundleForNode(path);
      for (const file of files) inputs.add(file);
      return { contents: asConstants(await evaluate(code)), loader: 'js' };
    });
  },
});

async function bundleForNode(path: string) {
  const { outputFiles, metafile } = await esbuild({
    absWorkingDir: root,
    entryPoints: [path],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    plugins: [messagesEsbuildPlugin],
  });
  const code = outputFiles[0]?.text ?? '';
  return { code, files: Object.keys(metafile.inputs) };
}

/** The module is written inside the repository, where its imports of packages resolve. */
async function evaluate(code: string): Promise<Record<string, unknown>> {
  const folder = `${root}/.build/evaluated`;
  const file = `${folder}/${createHash('sha256').update(code).digest('hex').slice(0, 16)}-${process.pid}.mjs`;
  await mkdir(folder, { recursive: true });
  await writeFile(file, code);
  try {
    return await import(file);
  } finally {
    await rm(file);
  }
}

/** @throws {Error} when an export is not data. */
function asConstants(module: Record<string, unknown>): string {
  const lines = Object.entries(module).map(([name, value]) => {
    const json = JSON.stringify(value);
    if (json === undefined || typeof value === 'function') {
      throw new Error(`compiled.ts exports ${name}, which is no plain data`);
    }
    return name === 'default' ? `export default ${json};` : `export const ${name} = ${json};`;
  });
  return lines.join('\n');
}
