import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import * as z from 'zod';
import { buildFunctions } from '../../build/build-functions.ts';
import { fingerprintOf } from '../../build/build-record.ts';
import { copyAssets } from '../../build/copy-assets.ts';
import { oneAtATime } from '../../build/one-at-a-time.ts';
import { root } from '../../build/paths.ts';

/** One folder for each state of the sources, so that a local cloud that runs keeps its own. */
const assembliesFolder = `${root}/.build/assemblies`;
const keptAssemblies = 4;
/** The files that decided about the last assembly. */
const inputsFile = `${root}/.build/assemblies.json`;
const app = 'infra/app.ts';

/**
 * Builds the functions and synthesizes the CDK app, or takes what an earlier start made of the same sources.
 * @returns the folder of the cloud assembly.
 * @throws Error with what the app printed, when it does not synthesize.
 */
export async function synthesize(stage: string): Promise<string> {
  const [{ fingerprint }, assets] = await Promise.all([buildFunctions(), copyAssets()]);
  return oneAtATime('assemblies', () => assemble(stage, `${fingerprint} ${assets}`));
}

/** @param built names the state of the functions' bundles and of the assets. */
async function assemble(stage: string, built: string): Promise<string> {
  const folderOf = async (inputs: readonly string[]) => {
    const state = `${stage} ${built} ${await fingerprintOf(inputs)}`;
    return `${assembliesFolder}/${createHash('sha256').update(state).digest('hex').slice(0, 16)}`;
  };
  const lastInputs = await readInputs();
  const last = lastInputs && (await folderOf(lastInputs));
  if (last && existsSync(`${last}/manifest.json`)) return last;
  const inputs = await appInputs();
  const folder = await folderOf(inputs);
  if (!existsSync(`${folder}/manifest.json`)) await runApp(stage, folder);
  await writeFile(inputsFile, JSON.stringify(inputs));
  await removeOldAssemblies();
  return folder;
}

async function readInputs(): Promise<string[] | undefined> {
  if (!existsSync(inputsFile)) return undefined;
  return z.array(z.string()).safeParse(JSON.parse(await readFile(inputsFile, 'utf8'))).data;
}

async function removeOldAssemblies(): Promise<void> {
  const folders = (await readdir(assembliesFolder)).map((name) => `${assembliesFolder}/${name}`);
  const aged = await Promise.all(
    folders.map(async (folder) => ({ folder, madeAt: (await stat(folder)).mtimeMs })),
  );
  const old = aged.sort((a, b) => b.madeAt - a.madeAt).slice(keptAssemblies);
  await Promise.all(old.map(({ folder }) => rm(folder, { recursive: true, force: true })));
}

/** All files of this repository that decide about the templates; bundles and assets count through what they became. */
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
  return [...Object.keys(metafile.inputs), 'cdk.json', 'package-lock.json'].sort();
}

const cdkJson = z.object({ context: z.record(z.string(), z.json()).default({}) });

/** Runs the app as the CDK command line would, without loading that. */
async function runApp(stage: string, folder: string): Promise<void> {
  const { context } = cdkJson.parse(JSON.parse(await readFile(`${root}/cdk.json`, 'utf8')));
  const fresh = `${folder}-${process.pid}`;
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
  await rm(folder, { recursive: true, force: true });
  await rename(fresh, folder);
}
