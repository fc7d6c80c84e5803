import { existsSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { type FunctionName, functionNames } from '../functions.ts';
import {
  type BuildRecord,
  changedSince,
  fingerprintOf,
  ownInputs,
  readBuildRecord,
} from './build-record.ts';
import { evaluatePlugin } from './evaluate-plugin.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { bundleOptions } from './options.ts';
import { functionsFolder, recordFile, root } from './paths.ts';
import { bundlePlugins } from './plugins.ts';

/** The folder that is a function's code: `index.mjs` and its source map. */
export const bundleFolder = (name: FunctionName): string => `${functionsFolder}/${name}`;

export interface BuiltFunctions extends BuildRecord {
  /** True when the last build still held and nothing was made. */
  cached: boolean;
}

/**
 * Bundles all functions in one parallel run into `.build/functions`, or does nothing when no input has changed since
 * the last run.
 * @throws {Error} of esbuild, when a source does not compile or a message is missing.
 */
export function buildFunctions(): Promise<BuiltFunctions> {
  return oneAtATime('functions', async () => {
    const last = await readBuildRecord();
    if (last && (await stillHolds(last))) return { ...last, cached: true };
    const start = Date.now();
    const record = await bundleAll();
    // Of a source that was changed meanwhile nobody knows which text was bundled: the next start builds again.
    if (await changedSince(start, record.inputs)) await rm(recordFile, { force: true });
    else await writeFile(recordFile, JSON.stringify(record));
    return { ...record, cached: false };
  });
}

async function stillHolds(last: BuildRecord): Promise<boolean> {
  const complete = functionNames.every((name) => existsSync(`${bundleFolder(name)}/index.mjs`));
  return complete && (await fingerprintOf(last.inputs)) === last.fingerprint;
}

async function bundleAll(): Promise<BuildRecord> {
  // Loaded only when there is something to build: esbuild takes a tenth of a second to load.
  const { build } = await import('esbuild');
  const evaluated = new Set<string>();
  // Built beside the old bundles and swapped, so that a local cloud that is running never finds half a build.
  const fresh = `${functionsFolder}-${process.pid}`;
  const { metafile } = await build({
    ...bundleOptions,
    absWorkingDir: root,
    entryPoints: functionNames.map((name) => ({
      in: `functions/${name}.ts`,
      out: `${name}/index`,
    })),
    outdir: fresh,
    metafile: true,
    logLevel: 'warning',
    plugins: [...bundlePlugins, evaluatePlugin(evaluated)],
  });
  await swap(fresh);
  const inputs = ownInputs([...Object.keys(metafile.inputs), ...evaluated]);
  const bytes = Object.fromEntries(
    functionNames.map((name) => [name, bytesOf(metafile.outputs, name)]),
  );
  return { fingerprint: await fingerprintOf(inputs), inputs, bytes };
}

async function swap(fresh: string): Promise<void> {
  const old = `${fresh}-old`;
  if (existsSync(functionsFolder)) await rename(functionsFolder, old);
  await rename(fresh, functionsFolder);
  await rm(old, { recursive: true, force: true });
}

function bytesOf(outputs: Record<string, { bytes: number }>, name: FunctionName): number {
  const [, output] =
    Object.entries(outputs).find(([file]) => file.endsWith(`/${name}/index.mjs`)) ?? [];
  return output?.bytes ?? 0;
}
