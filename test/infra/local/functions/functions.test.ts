import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Functions, startFunctions } from '../../../../infra/local/functions/functions.ts';
import { FunctionFailure, PayloadTooLarge } from '../../../../infra/local/functions/invocation.ts';
import type { LambdaFunction } from '../../../../infra/local/functions/lambda-functions.ts';
import type { Json } from '../../../../infra/local/resources.ts';
import { aLambda } from '../lambdas.ts';

let functions: Functions | undefined;
let lines: string[] = [];

function invoke(lambda: LambdaFunction, payload: Json = {}): Promise<Json> {
  functions ??= startFunctions([lambda], (part, line) => lines.push(`${part} ${line}`));
  return functions.invoke(lambda.arn, payload);
}

afterEach(async () => {
  await functions?.stop();
  functions = undefined;
  lines = [];
  vi.unstubAllEnvs();
});

describe('a function', () => {
  it('answers its event, with the environment of the template and nothing else of this process', async () => {
    vi.stubEnv('SECRET_OF_THIS_PROCESS', 'x');
    const lambda = aLambda(`export const handler = async (event) => ({
      event, stage: process.env.STAGE, leaked: process.env.SECRET_OF_THIS_PROCESS ?? null });`);
    expect(await invoke(lambda, { a: [1] })).toEqual({
      event: { a: [1] },
      stage: 'test',
      leaked: null,
    });
  });

  it('knows its time left, its name and the id of the request', async () => {
    const lambda = aLambda(
      `export const handler = async (_, context) => [context.getRemainingTimeInMillis(), context.functionName, context.awsRequestId];`,
      { timeoutSeconds: 20, environment: { AWS_LAMBDA_FUNCTION_NAME: 'greet' } },
    );
    const [left, name, id] = await invoke(lambda).then((answer) => Object.values(Object(answer)));
    expect(left).toBeGreaterThan(1000);
    expect(left).toBeLessThanOrEqual(20_000);
    expect(name).toBe('greet');
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('keeps its module between invocations', async () => {
    const lambda = aLambda('let n = 0; export const handler = async () => ++n;');
    await invoke(lambda);
    expect(await invoke(lambda)).toBe(2);
  });

  it('runs one invocation a thread, and several threads at once', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'vanhier-threads-')), 'began');
    // Each waits until all three have begun, which they never do one after the other.
    const lambda = aLambda(
      `import { appendFileSync, readFileSync } from 'node:fs';
      import { setTimeout } from 'node:timers/promises';
      let running = 0;
      export const handler = async () => {
        if (++running > 1) throw new Error('two in one thread');
        appendFileSync(${JSON.stringify(file)}, '.');
        while (readFileSync(${JSON.stringify(file)}).length < 3) await setTimeout(10);
        running--;
        return 'well';
      };`,
      { timeoutSeconds: 30 },
    );
    const runs = await Promise.all([1, 2, 3].map(() => invoke(lambda)));
    expect(runs).toEqual(['well', 'well', 'well']);
  });

  it('never runs more at once than its reserved concurrency', async () => {
    const lambda = aLambda(
      `import { setTimeout } from 'node:timers/promises';
      export const handler = async () => { const at = Date.now(); await setTimeout(60); return [at, Date.now()]; };`,
      { reservedConcurrency: 1 },
    );
    const runs = await Promise.all([1, 2, 3].map(() => invoke(lambda)));
    const times = runs.map((run) => Object.values(Object(run)).map(Number));
    times.sort(([a = 0], [b = 0]) => a - b);
    expect(times[1]?.[0]).toBeGreaterThanOrEqual(times[0]?.[1] ?? Infinity);
    expect(times[2]?.[0]).toBeGreaterThanOrEqual(times[1]?.[1] ?? Infinity);
  });

  it('is killed at its timeout even in an endless loop, and works again afterwards', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'vanhier-beats-')), 'beats');
    const lambda = aLambda(
      `import { appendFileSync } from 'node:fs';
      export const handler = async (event) => {
        while (event.hang) appendFileSync(${JSON.stringify(file)}, '.');
        return 'well'; };`,
      { timeoutSeconds: 3 },
    );
    await expect(invoke(lambda, { hang: true })).rejects.toThrow('timed out after 3.00 seconds');
    let size = -1;
    const stillWriting = async () => {
      const before = size;
      ({ size } = statSync(file));
      await setTimeout(300);
      return size !== before;
    };
    await expect.poll(stillWriting).toBe(false);
    expect(await invoke(lambda, {})).toBe('well');
  });

  it('fails with what it threw, in the log with the reference that the caller gets', async () => {
    const lambda = aLambda(`export const handler = async () => {
      throw new Error('no bread', { cause: new Error('no flour') }); };`);
    const failure = await invoke(lambda).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(FunctionFailure);
    const { requestId } = failure as FunctionFailure;
    expect(lines.join('\n')).toMatch(new RegExp(`reference ${requestId}.*no bread[^]*no flour`));
  });

  it('says why its module cannot be loaded', async () => {
    await expect(invoke(aLambda('throw new Error("no table name");'))).rejects.toThrow(
      /cannot be loaded.*no table name/s,
    );
    await functions?.stop();
    functions = undefined;
    await expect(invoke(aLambda('export const other = 1;'))).rejects.toThrow('exports no handler');
  });

  it('is not started again for what still waits at the stop', async () => {
    const lambda = aLambda(
      'console.log("loaded"); export const handler = () => new Promise(() => {});',
      { reservedConcurrency: 1 },
    );
    const calls = Promise.allSettled([invoke(lambda), invoke(lambda)]);
    await expect.poll(() => lines.length).toBe(1);
    await functions?.stop();
    const [, waiting] = await calls;
    expect(String(waiting?.status === 'rejected' && waiting.reason)).toContain('is stopped');
    expect(lines.filter((line) => line.endsWith('loaded'))).toHaveLength(1);
  });

  it('fails when it ends its process, and works again afterwards', async () => {
    const lambda = aLambda(
      'export const handler = async (event) => { if (event.exit) process.exit(3); return "well"; };',
    );
    await expect(invoke(lambda, { exit: true })).rejects.toThrow('code 3');
    expect(await invoke(lambda, {})).toBe('well');
  });

  it('is not run with an event over 6 MB, and fails with an answer over 6 MB', async () => {
    const lambda = aLambda('export const handler = async (event) => "x".repeat(event.size ?? 0);');
    const tooLarge = 'x'.repeat(6 * 1024 * 1024);
    await expect(invoke(lambda, tooLarge)).rejects.toThrow(PayloadTooLarge);
    await expect(invoke(lambda, { size: tooLarge.length })).rejects.toThrow('6 MB');
    expect(await invoke(lambda, { size: 5 })).toBe('xxxxx');
  });

  it('has its log lines under its own name, structured ones made readable, metrics left out', async () => {
    const lambda = aLambda(
      `export const handler = async () => {
        console.log(JSON.stringify({ level: 'INFO', message: 'baked', service: 's', loaves: 3 }));
        console.log(JSON.stringify({ _aws: {}, message: 'metric', level: 'INFO' }));
        console.error('burnt'); await new Promise((done) => setTimeout(done, 50)); };`,
      { name: 'bakery/oven' },
    );
    await invoke(lambda);
    await expect.poll(() => lines.length).toBe(2);
    expect(lines.sort()).toEqual(['bakery/oven INFO baked {"loaves":3}', 'bakery/oven burnt']);
  });
});
