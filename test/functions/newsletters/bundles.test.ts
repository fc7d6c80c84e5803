import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { environmentCredentialsPlugin } from '../../../infra/build/credentials-plugin.ts';
import { bundleOptions } from '../../../infra/build/options.ts';
import { messagesEsbuildPlugin } from '../../../shared/i18n/compile-messages.ts';

/** Packages and bytes of a function as it is deployed. */
async function bundle(name: string) {
  const { metafile } = await build({
    ...bundleOptions,
    entryPoints: [`functions/newsletters/${name}.ts`],
    outdir: '.build/none',
    write: false,
    metafile: true,
    plugins: [environmentCredentialsPlugin, messagesEsbuildPlugin],
  });
  const [, output] = Object.entries(metafile.outputs).find(([file]) => file.endsWith('.mjs')) ?? [];
  const inputs = Object.entries(output?.inputs ?? {}).filter(
    ([, { bytesInOutput }]) => bytesInOutput,
  );
  return { bytes: output?.bytes ?? 0, files: inputs.map(([file]) => file).join('\n') };
}

describe('the functions of newsletters carry only what they need', () => {
  it('public: at most 450 kB, no renderer, no calendar arithmetic, no client of AWS', async () => {
    const { bytes, files } = await bundle('public');
    expect(bytes).toBeLessThanOrEqual(450_000);
    expect(files).not.toMatch(
      /node_modules\/(mjml|temporal-polyfill|markdown-it|@aws-sdk|@smithy)/,
    );
  });

  it.each(['staff', 'templates', 'launch'])('%s: no renderer', async (name) => {
    expect((await bundle(name)).files).not.toMatch(/node_modules\/mjml/);
  });
});
