import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { lambdaEnvironment } from './lambda-environment.ts';

interface Load {
  /** Milliseconds from the start of the import to its end, clients made. */
  readonly wall: number;
  /** Milliseconds of processor time in between, of all threads: others' load hardly touches it. */
  readonly cpu: number;
}

/** A load of a function and one of the bare function, one right after the other. */
export interface LoadPair {
  readonly own: Load;
  readonly bare: Load;
}

export interface LoadFigures {
  readonly name: string;
  readonly bundle_kb: number;
  /** Median of the wall time, in milliseconds. */
  readonly load_ms: number;
  /** Median of the processor time, in milliseconds. */
  readonly cpu_ms: number;
  /** Median, over all pairs, of the function's wall time over that of the bare function beside it. */
  readonly ratio: number;
  readonly cpu_ratio: number;
}

export async function loadPair(
  own: string,
  bare: string,
  { bareFirst }: { bareFirst: boolean },
): Promise<LoadPair> {
  if (bareFirst) return { bare: await loadOnce(bare), own: await loadOnce(own) };
  return { own: await loadOnce(own), bare: await loadOnce(bare) };
}

/** Loads a bundle in a process of its own, in the environment that Lambda would give it. */
async function loadOnce(bundle: string): Promise<Load> {
  const script = `const cpu = process.cpuUsage(), start = performance.now();
    await import(${JSON.stringify(`file://${bundle}`)});
    const wall = performance.now() - start, { user, system } = process.cpuUsage(cpu);
    process.stdout.write(JSON.stringify({ wall, cpu: (user + system) / 1000 }));
    process.exit();`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', script],
    { env: lambdaEnvironment },
  );
  return JSON.parse(stdout);
}

interface Loaded {
  readonly name: string;
  readonly bundle: string;
  readonly pairs: readonly LoadPair[];
}

export async function figuresOf({ name, bundle, pairs }: Loaded): Promise<LoadFigures> {
  return {
    name,
    ...(await timesOf(
      bundle,
      pairs.map(({ own }) => own),
    )),
    ratio: median(pairs.map(({ own, bare }) => own.wall / bare.wall)),
    cpu_ratio: median(pairs.map(({ own, bare }) => own.cpu / bare.cpu)),
  };
}

export async function timesOf(bundle: string, loads: readonly Load[]) {
  return {
    bundle_kb: Math.round((await stat(bundle)).size / 100) / 10,
    load_ms: median(loads.map(({ wall }) => wall)),
    cpu_ms: median(loads.map(({ cpu }) => cpu)),
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  return Math.round(middle * 100) / 100;
}
