import { globSync } from 'node:fs';

/**
 * Bundles each TypeScript file of a folder for browsers, as `<name>.js` in the other. For phones of the last six years: on
 * older ones a page works without its script, as all pages do.
 */
export async function buildScripts(from: string, to: string): Promise<void> {
  const entryPoints = globSync('*.ts', { cwd: from });
  if (entryPoints.length === 0) return;
  // Loaded only when there is something to build, as for the functions.
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: from,
    entryPoints,
    outdir: to,
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2020',
    legalComments: 'none',
    logLevel: 'warning',
  });
}
