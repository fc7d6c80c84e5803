import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';
import { bundleOptions } from '../../../infra/build/options.ts';
import { root } from '../../../infra/build/paths.ts';

mkdirSync(`${root}/.build`, { recursive: true });
const folder = mkdtempSync(`${root}/.build/stacks-`);
afterAll(() => rmSync(folder, { recursive: true }));

/** What a function with this code writes, bundled as it is deployed. */
async function written(name: string, contents: string): Promise<string> {
  const outfile = join(folder, `${name}.mjs`);
  await build({
    ...bundleOptions,
    absWorkingDir: root,
    stdin: { contents, resolveDir: root, sourcefile: 'functions/failing.ts', loader: 'ts' },
    outfile,
    outExtension: {},
  });
  const options = { encoding: 'utf8', env: { POWERTOOLS_SERVICE_NAME: 'test' } } as const;
  const { stdout, stderr } = spawnSync(process.execPath, [outfile], options);
  return stdout + stderr;
}

const logger = "import { logger } from './shared/observability/logger.ts';\n";

describe('the stack of an error', () => {
  it('tells in the log where it was thrown, by file and line of the source', async () => {
    const log = await written(
      'logged',
      `${logger}const read = (text: string): unknown => {
  return JSON.parse(text);
};
try {
  read('{');
} catch (cause) {
  const error = new Error('unreadable', { cause });
  logger.error('failed', { error });
}`,
    );
    const { error } = JSON.parse(log);
    expect(error.stack).toMatch(/^Error: unreadable\n {4}at functions\/failing\.ts:8:17/);
    expect(error.cause.stack).toMatch(
      /^SyntaxError: .*\n {4}at JSON\.parse .*\n {4}at \w+ \(functions\/failing\.ts:3:15\)/,
    );
    expect(log).not.toContain('logged.mjs');
  });

  it('tells it to whoever writes it down, as Lambda does what nobody caught', async () => {
    const text = await written(
      'uncaught',
      `${logger}export const handler = () => logger.info('done');

JSON.parse('{');`,
    );
    expect(text).toMatch(
      /SyntaxError: .*\n {4}at JSON\.parse .*\n {4}at functions\/failing\.ts:4:6/,
    );
  });

  it('is left alone where there is no map', () => {
    expect(new Error('here').stack).toContain('readable-stacks.test.ts');
  });
});
