import { build } from 'esbuild';
import { bundleOptions } from '../../../infra/build/options.ts';
import { root } from '../../../infra/build/paths.ts';
import { bundlePlugins } from '../../../infra/build/plugins.ts';

const folder = '.build/bench-track';

/** Bundles the worker and the bare loop, both as functions are deployed. Returns the files. */
export async function buildTrackBench(): Promise<{
  readonly count: string;
  readonly bare: string;
}> {
  await build({
    ...bundleOptions,
    sourcemap: false,
    // Names in a profile.
    minify: !process.env.BENCH_PROFILE,
    absWorkingDir: root,
    entryPoints: { count: 'functions/engagement/count.ts', bare: 'test/bench/tracking/bare.ts' },
    outdir: folder,
    plugins: bundlePlugins,
    logLevel: 'error',
  });
  return { count: `${root}/${folder}/count.mjs`, bare: `${root}/${folder}/bare.mjs` };
}
