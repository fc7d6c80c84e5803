import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { bundleOptions } from '../../../build/options.ts';
import { root } from '../../../build/paths.ts';
import { bundlePlugins } from '../../../build/plugins.ts';
import type { HalfYearCloud, LivedDays } from './local-half-year.ts';

/** Bundled as functions are, since it runs their code: pages and mails are not written in what Node runs by itself. */
export async function runHalfYear(cloud: HalfYearCloud, present: Date): Promise<LivedDays> {
  const outfile = join(root, '.build/local/half-year.mjs');
  await build({
    ...bundleOptions,
    ...{ minify: false, sourcemap: false, absWorkingDir: root, outfile, logLevel: 'error' },
    entryPoints: ['infra/local/demo/engagement/local-half-year.ts'],
    plugins: bundlePlugins,
  });
  const { liveInCloud }: typeof import('./local-half-year.ts') = await import(
    pathToFileURL(outfile).href
  );
  return liveInCloud(cloud, present);
}
