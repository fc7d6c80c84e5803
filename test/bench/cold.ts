import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { parseArgs, promisify } from 'node:util';
import { build } from 'esbuild';
import { buildFunctions, bundleFolder } from '../../infra/build/build-functions.ts';
import { bundleOptions } from '../../infra/build/options.ts';
import { root } from '../../infra/build/paths.ts';
import { bundlePlugins } from '../../infra/build/plugins.ts';
import { functionNames } from '../../infra/functions.ts';
import { lambdaEnvironment } from './lambda-environment.ts';

/**
 * How long each function takes to load in a fresh process, and how large its bundle is, beside a function that
 * has only the DynamoDB client. Rounds go through all of them in turn, so that a busy moment hits all alike.
 */
const { values } = parseArgs({
  options: { json: { type: 'boolean' }, rounds: { type: 'string', default: '21' } },
});
const rounds = Number(values.rounds);

const bareBundle = `${root}/.build/bare/index.mjs`;
await Promise.all([
  buildFunctions(),
  build({
    ...bundleOptions,
    absWorkingDir: root,
    entryPoints: { index: 'test/bench/bare-function.ts' },
    outdir: `${root}/.build/bare`,
    plugins: [...bundlePlugins],
  }),
]);

const subjects = [
  { name: 'bare', bundle: bareBundle },
  ...functionNames.map((name) => ({ name, bundle: `${bundleFolder(name)}/index.mjs` })),
].map((subject) => ({ ...subject, times: [] as number[] }));

for (let round = 0; round <= rounds; round += 1) {
  for (const { bundle, times } of subjects) {
    const time = await loadTime(bundle);
    // The first round reads the files into the system's cache.
    if (round > 0) times.push(time);
  }
}

const measured = await Promise.all(
  subjects.map(async ({ name, bundle, times }) => ({
    name,
    bundle_kb: Math.round((await stat(bundle)).size / 100) / 10,
    load_ms: median(times),
  })),
);
const [bare, ...functions] = measured;
if (!bare) throw new Error('nothing was measured');

if (values.json) {
  const { bundle_kb, load_ms } = bare;
  console.log(JSON.stringify({ rounds, functions, bare: { bundle_kb, load_ms } }));
} else {
  for (const { name, bundle_kb, load_ms } of measured) {
    const ratio = (load_ms / bare.load_ms).toFixed(2);
    console.log(
      `${name.padEnd(26)}${bundle_kb.toFixed(1).padStart(8)} kB${load_ms.toFixed(1).padStart(8)} ms  × ${ratio}`,
    );
  }
}

/** Milliseconds from the start of the import to its end, clients made, in a process of its own. */
async function loadTime(bundle: string): Promise<number> {
  const script = `const start = performance.now();await import(${JSON.stringify(`file://${bundle}`)});process.stdout.write(String(performance.now() - start));process.exit()`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', script],
    { env: lambdaEnvironment },
  );
  return Number(stdout);
}

function median(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  return Math.round(middle * 10) / 10;
}
