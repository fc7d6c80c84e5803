/**
 * Bundles a command as one file that needs Node and nothing else. Not minified: whoever runs it may want to read it first.
 */
export async function buildCommand(entryPoint: string, outfile: string): Promise<void> {
  const { build } = await import('esbuild');
  await build({
    entryPoints: [entryPoint],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    legalComments: 'none',
    logLevel: 'warning',
  });
}
