import { build } from 'esbuild';
import { bundleOptions } from '../../../infra/build/options.ts';
import { root } from '../../../infra/build/paths.ts';
import { bundlePlugins } from '../../../infra/build/plugins.ts';

const folder = '.build/bench-vote';

/** Bundles the function and the bare loop, both as functions are deployed. Returns the files. */
export async function buildVoteBench(): Promise<{ readonly pages: string; readonly bare: string }> {
  await build({
    ...bundleOptions,
    sourcemap: false,
    // Names in a profile.
    minify: !process.env.BENCH_PROFILE,
    absWorkingDir: root,
    entryPoints: { pages: 'functions/voting/public.ts', bare: 'test/bench/voting/bare.ts' },
    outdir: folder,
    plugins: bundlePlugins,
    logLevel: 'error',
  });
  return { pages: `${root}/${folder}/pages.mjs`, bare: `${root}/${folder}/bare.mjs` };
}
