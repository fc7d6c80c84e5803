import { build } from 'esbuild';
import { environmentCredentialsPlugin } from '../../../infra/build/credentials-plugin.ts';
import { bundleOptions } from '../../../infra/build/options.ts';
import { root } from '../../../infra/build/paths.ts';
import { messagesEsbuildPlugin } from '../../../shared/i18n/compile-messages.ts';

const entries = {
  plan: 'functions/newsletters/plan.ts',
  send: 'functions/newsletters/send.ts',
  sweep: 'functions/newsletters/sweep.ts',
  events: 'functions/engagement/mail-events.ts',
  count: 'functions/engagement/count.ts',
  bare: 'test/bench/sending/bare.ts',
} as const;

export type Bundle = keyof typeof entries;

const folder = '.build/bench-send';

/** Bundles what the bench runs, minified as it is deployed. Returns the files. */
export async function buildBench(): Promise<Record<Bundle, string>> {
  await build({
    ...bundleOptions,
    sourcemap: false,
    // Names in a profile.
    minify: !process.env.BENCH_PROFILE,
    absWorkingDir: root,
    entryPoints: entries,
    outdir: folder,
    plugins: [environmentCredentialsPlugin, messagesEsbuildPlugin],
    logLevel: 'error',
  });
  const file = (name: Bundle) => `${root}/${folder}/${name}.mjs`;
  return {
    plan: file('plan'),
    send: file('send'),
    sweep: file('sweep'),
    events: file('events'),
    count: file('count'),
    bare: file('bare'),
  };
}
