import { build, type Plugin } from 'esbuild';
import { buildFunctions, bundleFolder } from '../../infra/build/build-functions.ts';
import { bundleOptions } from '../../infra/build/options.ts';
import { root } from '../../infra/build/paths.ts';
import { bundlePlugins } from '../../infra/build/plugins.ts';
import { functionNames } from '../../infra/functions.ts';
import { readOptions } from '../run/read-options.ts';
import { figuresOf, type LoadFigures, type LoadPair, loadPair, timesOf } from './load-time.ts';

/**
 * How long each function takes to load in a fresh process, and how large its bundle is, beside a function that has
 * only the DynamoDB client and is built the same way. Every load of a function is paired with one of the bare function
 * just before or after it, so that whatever else the machine does meets both.
 */
const { rounds, only, json } = readOptions('bench:cold', {
  rounds: { says: 'loads of each function', default: 21, from: 1, to: 1000 },
  only: { says: 'only functions whose name ends so', default: '' },
});

const [bareBundle, wholeBundle] = await Promise.all([
  bundleBare('bare', bundlePlugins),
  bundleBare('bare-whole', []),
  buildFunctions(),
]);

/** @param plugins those of our build, or none: the client as it comes, with every way to find credentials */
async function bundleBare(name: string, plugins: readonly Plugin[]): Promise<string> {
  const outdir = `${root}/.build/${name}`;
  await build({
    ...bundleOptions,
    absWorkingDir: root,
    entryPoints: { index: 'test/bench/bare-function.ts' },
    outdir,
    plugins: [...plugins],
  });
  return `${outdir}/index.mjs`;
}

const bundles = [
  ...functionNames
    .filter((name) => name.endsWith(only))
    .map((name) => ({ name, bundle: `${bundleFolder(name)}/index.mjs` })),
  { name: 'bare, nothing left out', bundle: wholeBundle },
];
const subjects = bundles.map((subject) => ({ ...subject, pairs: [] as LoadPair[] }));

for (let round = 0; round <= rounds; round += 1) {
  for (const { bundle, pairs } of subjects) {
    const pair = await loadPair(bundle, bareBundle, { bareFirst: round % 2 === 0 });
    // The first round reads the files into the system's cache.
    if (round > 0) pairs.push(pair);
  }
}

const figures = await Promise.all(subjects.map(figuresOf));
const functions = figures.slice(0, -1);
const bare = await timesOf(
  bareBundle,
  subjects.flatMap(({ pairs }) => pairs.map((pair) => pair.bare)),
);

if (json) {
  console.log(JSON.stringify({ rounds, functions, bare, bare_nothing_left_out: figures.at(-1) }));
} else {
  say({ name: 'bare', ...bare, ratio: 1, cpu_ratio: 1 });
  figures.forEach(say);
}

function say({ name, bundle_kb, load_ms, cpu_ms, ratio, cpu_ratio }: LoadFigures): void {
  const size = `${bundle_kb.toFixed(1).padStart(8)} kB`;
  const times = [load_ms, cpu_ms].map((ms) => `${ms.toFixed(1).padStart(8)} ms`).join('');
  console.log(
    `${name.padEnd(26)}${size}${times}  × ${ratio.toFixed(2)}  × ${cpu_ratio.toFixed(2)}`,
  );
}
