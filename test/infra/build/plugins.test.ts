import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { environmentCredentialsPlugin } from '../../../infra/build/credentials-plugin.ts';
import { defaultProvider } from '../../../infra/build/environment-credentials.ts';
import { evaluatePlugin } from '../../../infra/build/evaluate-plugin.ts';

describe('evaluatePlugin', () => {
  const bundle = async (compiled: string) => {
    const folder = mkdtempSync(join(tmpdir(), 'vanhier-evaluate-'));
    mkdirSync(join(folder, 'emails/transactional'), { recursive: true });
    writeFileSync(join(folder, 'emails/transactional/compiled.ts'), compiled);
    writeFileSync(join(folder, 'emails/transactional/expensive.ts'), 'export const two = 1 + 1;');
    const inputs = new Set<string>();
    const { outputFiles } = await build({
      stdin: {
        contents: "export * from './emails/transactional/compiled.ts'",
        resolveDir: folder,
      },
      bundle: true,
      write: false,
      format: 'esm',
      logLevel: 'silent',
      plugins: [evaluatePlugin(inputs)],
    });
    return { code: outputFiles[0]?.text ?? '', inputs: [...inputs] };
  };

  it('bundles what the module exports, not how it came to be', async () => {
    const { code, inputs } = await bundle(
      "import { two } from './expensive.ts'; export const mails = { answer: await Promise.resolve(two * 21) };",
    );
    expect(code).toContain('{ "answer": 42 }');
    expect(code).not.toContain('expensive');
    expect(inputs.some((input) => input.endsWith('/expensive.ts'))).toBe(true);
  });

  it('refuses an export that is no data', async () => {
    await expect(bundle('export const mail = () => 1;')).rejects.toThrow('exports mail');
  });
});

describe('environmentCredentialsPlugin', () => {
  it('puts the environment in the place of all other providers', async () => {
    const { metafile } = await build({
      stdin: {
        contents: "export { defaultProvider } from '@aws-sdk/credential-provider-node'",
        resolveDir: process.cwd(),
      },
      bundle: true,
      write: false,
      metafile: true,
      format: 'esm',
      platform: 'node',
      plugins: [environmentCredentialsPlugin],
    });
    expect(Object.keys(metafile.inputs)).toEqual([
      'infra/build/environment-credentials.ts',
      '<stdin>',
    ]);
  });

  it('reads the credentials that Lambda gives, when they are asked for', async () => {
    const before = { ...process.env };
    const provide = defaultProvider();
    try {
      process.env.AWS_ACCESS_KEY_ID = 'AKIA';
      process.env.AWS_SECRET_ACCESS_KEY = 'secret';
      process.env.AWS_SESSION_TOKEN = 'token';
      expect(await provide()).toEqual({
        accessKeyId: 'AKIA',
        secretAccessKey: 'secret',
        sessionToken: 'token',
      });
      delete process.env.AWS_ACCESS_KEY_ID;
      await expect(provide()).rejects.toThrow('AWS_ACCESS_KEY_ID');
    } finally {
      process.env = before;
    }
  });
});
