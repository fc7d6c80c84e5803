import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { bundleOptions } from '../../infra/build/options.ts';
import { root } from '../../infra/build/paths.ts';
import { bundlePlugins } from '../../infra/build/plugins.ts';
import { startDynamoDb } from '../builders/dynamodb-process.ts';

/** Makes the report of the demonstration's programme, and of the year before, from simulated people and machines. */
const usage = `Usage: npm run report -- --demo --out DIR
  --demo      the programme of the demonstration, with half a year of simulated engagement
  --out DIR   folder for report.pdf, report.html and report.csv; made if absent`;

async function main(): Promise<void> {
  const out = readOptions();
  await mkdir(out, { recursive: true });
  const database = await startDynamoDb();
  try {
    const bundle = join(root, '.build/report/demo-report.mjs');
    await build({
      ...bundleOptions,
      sourcemap: false,
      absWorkingDir: root,
      entryPoints: ['test/report/demo-report.ts'],
      outdir: '.build/report',
      plugins: bundlePlugins,
      logLevel: 'error',
    });
    const { makeDemoReport } = await import(pathToFileURL(bundle).href);
    const files: Record<string, string | Uint8Array> = await makeDemoReport(database.endpoint);
    for (const [format, content] of Object.entries(files)) {
      const path = join(out, `report.${format}`);
      await writeFile(path, content);
      console.log(path);
    }
  } finally {
    await database.stop();
  }
}

function readOptions(): string {
  const options = { demo: { type: 'boolean' }, out: { type: 'string' } } as const;
  try {
    const { demo, out } = parseArgs({ options }).values;
    if (demo && out) return out;
    return fail('Say --demo and --out: other reports are made by the staff API.');
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

function fail(message: string): never {
  console.error(`${message}\n\n${usage}`);
  process.exit(2);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
