import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { environmentCredentialsPlugin } from '../../../infra/build/credentials-plugin.ts';
import { bundleOptions } from '../../../infra/build/options.ts';
import { messagesEsbuildPlugin } from '../../../shared/i18n/compile-messages.ts';

it('links wait for little code: at most 450 kB, no renderer, no calendar arithmetic, no client of AWS', async () => {
  const { metafile } = await build({
    ...bundleOptions,
    entryPoints: ['functions/engagement/public.ts'],
    outdir: '.build/none',
    write: false,
    metafile: true,
    plugins: [environmentCredentialsPlugin, messagesEsbuildPlugin],
  });
  const [, output] = Object.entries(metafile.outputs).find(([file]) => file.endsWith('.mjs')) ?? [];
  expect(output?.bytes).toBeLessThanOrEqual(450_000);
  const files = Object.entries(output?.inputs ?? {}).flatMap(([file, { bytesInOutput }]) =>
    bytesInOutput > 0 ? [file] : [],
  );
  expect(files.join('\n')).not.toMatch(
    /node_modules\/(mjml|temporal-polyfill|markdown-it|@aws-sdk|@smithy|pdfkit|echarts)/,
  );
});
