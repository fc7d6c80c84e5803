import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { environmentCredentialsPlugin } from '../../../infra/build/credentials-plugin.ts';
import { defaultProvider } from '../../../infra/build/environment-credentials.ts';
import { evaluatePlugin } from '../../../infra/build/evaluate-plugin.ts';
import { root } from '../../../infra/build/paths.ts';
import { messagesEsbuildPlugin } from '../../../shared/i18n/compile-messages.ts';

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

describe('messagesEsbuildPlugin', () => {
  const folder = mkdtempSync(`${root}/.build/messages-`);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('puts texts into a bundle that are read when the first is asked for, and say the same', async () => {
    const contents = `
      import { createTranslator } from './shared/i18n/translator.ts';
      import nl from './shared/pages/messages/nl.json' with { type: 'json' };
      export const text = createTranslator({ nl, fr: nl, en: nl })('nl');`;
    await build({
      stdin: { contents, resolveDir: root, loader: 'ts' },
      outfile: join(folder, 'index.mjs'),
      bundle: true,
      format: 'esm',
      platform: 'node',
      plugins: [messagesEsbuildPlugin],
    });
    const source = JSON.parse(readFileSync(`${root}/shared/pages/messages/nl.json`, 'utf8'));
    const plain = Object.entries<string>(source).filter(([, text]) => !/[{}'<]/.test(text));
    expect(plain.length).toBeGreaterThan(10);
    const parse = vi.spyOn(JSON, 'parse');
    const { text } = await import(join(folder, 'index.mjs'));
    expect(parse).not.toHaveBeenCalled();
    expect(plain.map(([key]) => text(key))).toEqual(plain.map(([, written]) => written));
    expect(parse).toHaveBeenCalledTimes(1);
    parse.mockRestore();
  });
});

describe('environmentCredentialsPlugin', () => {
  afterEach(() => vi.unstubAllEnvs());

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
    const provide = defaultProvider();
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIA');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    vi.stubEnv('AWS_SESSION_TOKEN', 'token');
    expect(await provide()).toEqual({
      accessKeyId: 'AKIA',
      secretAccessKey: 'secret',
      sessionToken: 'token',
    });
    vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
    await expect(provide()).rejects.toThrow('AWS_ACCESS_KEY_ID');
  });
});
