import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';
import { leaveOutPlugin } from '../../../infra/build/leave-out-plugin.ts';
import { bundleOptions } from '../../../infra/build/options.ts';
import { root } from '../../../infra/build/paths.ts';

const folder = mkdtempSync(`${root}/.build/leave-out-`);
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the code as it would run in a function, and gives what it exports. */
async function bundled(name: string, contents: string) {
  const { metafile } = await build({
    ...bundleOptions,
    sourcemap: false,
    stdin: { contents, resolveDir: root, sourcefile: `${name}.ts`, loader: 'ts' },
    outfile: join(folder, `${name}.mjs`),
    outExtension: {},
    metafile: true,
    plugins: [leaveOutPlugin],
  });
  const module = await import(join(folder, `${name}.mjs`));
  const [output] = Object.values(metafile.outputs);
  const used = Object.entries(output?.inputs ?? {});
  const bytesOf = (part: string) =>
    used.reduce(
      (sum, [file, { bytesInOutput }]) => sum + (file.includes(part) ? bytesInOutput : 0),
      0,
    );
  return { module, bytesOf };
}

describe('leaveOutPlugin', () => {
  it('leaves zod as it is, but for writing JSON Schema', async () => {
    const { module, bytesOf } = await bundled(
      'zod',
      `import * as z from 'zod';
       const schema = z.object({ age: z.int().min(3).max(9), mail: z.email().optional() });
       export const good = schema.parse({ age: 4, mail: 'a@b.example' });
       export const bad = schema.safeParse({ age: 12 }).error?.issues.map(({ code }) => code);
       export const maximum = z.number().max(9).maxValue;
       export const jsonSchema = () => schema.toJSONSchema();`,
    );
    expect(module.good).toEqual({ age: 4, mail: 'a@b.example' });
    expect(module.bad).toEqual(['too_big']);
    expect(module.maximum).toBe(9);
    expect(module.jsonSchema).toThrow('left out of the bundle');
    expect(bytesOf('to-json-schema')).toBeLessThan(500);
  });

  it('leaves clients that stream events able to be made', async () => {
    const { module, bytesOf } = await bundled(
      's3',
      `import { S3Client } from '@aws-sdk/client-s3';
       import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
       export const made = [new S3Client({}), new DynamoDBClient({})].length;
       export const agent = new S3Client({}).config.defaultUserAgentProvider();`,
    );
    expect(module.made).toBe(2);
    const { version } = createRequire(import.meta.url)('@aws-sdk/client-s3/package.json');
    expect((await module.agent)[0]).toEqual(['aws-sdk-js', version]);
    expect(bytesOf('client-s3/package.json')).toBeLessThan(100);
  });

  it('compiles MJML as the whole of it does', async () => {
    const source =
      '<mjml><mj-body><mj-section><mj-column><mj-text>Hé &amp; ho</mj-text><mj-button href="https://a.example">Go</mj-button></mj-column></mj-section></mj-body></mjml>';
    const { module, bytesOf } = await bundled(
      'mjml',
      `import { compileMjml } from './emails/layout/compile-mjml.ts';
       export const html = await compileMjml(${JSON.stringify(source)});`,
    );
    const { compileMjml } = await import('../../../emails/layout/compile-mjml.ts');
    expect(module.html).toBe(await compileMjml(source));
    expect(bytesOf('undici') + bytesOf('iconv-lite')).toBe(0);
  });
});
