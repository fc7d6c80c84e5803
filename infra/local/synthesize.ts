import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import * as z from 'zod';
import { buildFunctions } from '../build/build-functions.ts';
import { fingerprintOf } from '../build/build-record.ts';
import { copyAssets } from '../build/copy-assets.ts';
import { root } from '../build/paths.ts';

/** Where the assembly for the local cloud is kept between starts. */
const assemblyFolder = `${root}/.build/cdk.out`;
const recordFile = `${root}/.build/cdk.out.json`;
const app = 'infra/app.ts';

const recordSchema = z.object({ fingerprint: z.string(), inputs: z.array(z.string()) });

/**
 * Builds the functions and synthesizes the CDK app, or takes what the last start made when nothing changed since.
 * @returns the folder of the cloud assembly.
 * @throws Error with what the app printed, when it does not synthesize.
 */
export async function synthesize(stage: string): Promise<string> {
  const [built] = await Promise.all([buildFunctions(), copyAssets()]);
  const fingerprint = async (inputs: readonly string[]) =>
    `${stage} ${built.fingerprint} ${await fingerprintOf(inputs)}`;
  const last = await readRecord();
  if (last !== undefined && existsSync(`${assemblyFolder}/manifest.json`))
    if ((await fingerprint(last.inputs)) === last.fingerprint) return assemblyFolder;
  const inputs = await appInputs();
  await runApp(stage);
  const record = { inputs, fingerprint: await fingerprint(inputs) };
  await writeFile(recordFile, JSON.stringify(record));
  return assemblyFolder;
}

async function readRecord(): Promise<z.infer<typeof recordSchema> | undefined> {
  if (!existsSync(recordFile)) return undefined;
  return recordSchema.safeParse(JSON.parse(await readFile(recordFile, 'utf8'))).data;
}

/** All files of this repository that decide about the templates; bundles count through their own fingerprint. */
async function appInputs(): Promise<string[]> {
  const { build } = await import('esbuild');
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [app],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    metafile: true,
    logLevel: 'silent',
  });
  return [
    ...Object.keys(metafile.inputs),
    'cdk.json',
    'package-lock.json',
    'infra/build/copy-assets.ts',
  ].sort();
}

const cdkJson = z.object({ context: z.record(z.string(), z.json()).default({}) });

/** Runs the app as the CDK command line would, without loading that. */
async function runApp(stage: string): Promise<void> {
  const { context } = cdkJson.parse(JSON.parse(await readFile(`${root}/cdk.json`, 'utf8')));
  const fresh = `${assemblyFolder}-${process.pid}`;
  await mkdir(fresh, { recursive: true });
  const run = spawn(process.execPath, [app], {
    cwd: root,
    env: {
      ...process.env,
      CDK_OUTDIR: fresh,
      CDK_CONTEXT_JSON: JSON.stringify({ ...context, stage }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: Buffer[] = [];
  run.stdout.on('data', (chunk) => printed.push(chunk));
  run.stderr.on('data', (chunk) => printed.push(chunk));
  const ended = Promise.withResolvers<number | null>();
  run.on('error', ended.reject);
  run.on('close', ended.resolve);
  const code = await ended.promise;
  if (code !== 0) {
    await rm(fresh, { recursive: true, force: true });
    throw new Error(`The CDK app does not synthesize.\n${Buffer.concat(printed).toString()}`);
  }
  await rm(assemblyFolder, { recursive: true, force: true });
  await rename(fresh, assemblyFolder);
}
