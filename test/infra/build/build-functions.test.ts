import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildFunctions, bundleFolder } from '../../../infra/build/build-functions.ts';
import { type FunctionName, functionNames } from '../../../infra/functions.ts';
import { lambdaEnvironment } from '../../bench/lambda-environment.ts';
import { cpuTime } from '../../builders/cpu-time.ts';

beforeAll(async () => {
  await buildFunctions();
});

const sourcesOf = (name: FunctionName): string[] =>
  JSON.parse(readFileSync(`${bundleFolder(name)}/index.mjs.map`, 'utf8')).sources;

const pages = functionNames.filter((name) => name.endsWith('/public'));

describe('a function of pages, which residents wait for when it starts', () => {
  it.each(pages)('%s is at most 450 kB', (name) => {
    expect(statSync(`${bundleFolder(name)}/index.mjs`).size).toBeLessThanOrEqual(450_000);
  });

  it.each(pages)('%s carries no client of the AWS SDK', (name) => {
    expect(sourcesOf(name).filter((source) => /@(aws-sdk|smithy)\//.test(source))).toEqual([]);
  });

  it.each(pages)('%s loads in the environment in which its start is measured', (name) => {
    const load = `await import('file://${bundleFolder(name)}/index.mjs'); process.exit()`;
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--input-type=module', '--eval', load],
      { env: lambdaEnvironment, encoding: 'utf8' },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

describe('buildFunctions', () => {
  it('does nothing, quickly, when nothing changed', async () => {
    const took = await cpuTime(async () => {
      expect((await buildFunctions()).cached).toBe(true);
    });
    expect(took).toBeLessThan(5000);
  });

  it('makes a bundle and a source map without sources for each function', () => {
    for (const name of functionNames) {
      expect(existsSync(`${bundleFolder(name)}/index.mjs`)).toBe(true);
      const map = JSON.parse(readFileSync(`${bundleFolder(name)}/index.mjs.map`, 'utf8'));
      expect(map.sourcesContent).toBeUndefined();
    }
  });

  it('bundles no way to find credentials but the environment', () => {
    for (const name of functionNames) {
      expect(
        sourcesOf(name).filter((source) => /credential-provider-(ini|sso)/.test(source)),
      ).toEqual([]);
    }
  });

  it('carries MJML in the function that composes, and in no other', () => {
    const heavy = functionNames.filter((name) =>
      sourcesOf(name).some((source) => source.includes('/mjml')),
    );
    expect(heavy).toEqual(['newsletters/compose']);
  });

  it.each(functionNames)('%s loads as a module and exports its handler', async (name) => {
    expect(readFileSync(`${bundleFolder(name)}/index.mjs`, 'utf8')).toMatch(
      /export\{[^}]*\bas handler\b[^}]*\}|export\{handler\}/,
    );
  });
});
