import { build } from 'esbuild';
import { environmentCredentialsPlugin } from '../../../infra/build/credentials-plugin.ts';
import { bundleOptions } from '../../../infra/build/options.ts';
import { root } from '../../../infra/build/paths.ts';
import { messagesEsbuildPlugin } from '../../../shared/i18n/compile-messages.ts';

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
    plugins: [environmentCredentialsPlugin, messagesEsbuildPlugin],
    logLevel: 'error',
  });
  return { pages: `${root}/${folder}/pages.mjs`, bare: `${root}/${folder}/bare.mjs` };
}
