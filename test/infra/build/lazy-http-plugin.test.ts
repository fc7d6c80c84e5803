import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';
import { lazyHttpPlugin } from '../../../infra/build/lazy-http-plugin.ts';
import { bundleOptions } from '../../../infra/build/options.ts';
import { root } from '../../../infra/build/paths.ts';

const folder = mkdtempSync(`${root}/.build/lazy-http-`);
afterAll(() => rmSync(folder, { recursive: true }));

/** What the bundle prints in a process of its own. */
async function printed(name: string, contents: string, plugins = [lazyHttpPlugin]) {
  const outfile = join(folder, `${name}.mjs`);
  await build({
    ...bundleOptions,
    sourcemap: false,
    stdin: { contents, resolveDir: root, loader: 'ts' },
    outfile,
    outExtension: {},
    plugins,
  });
  return execFileSync(process.execPath, [outfile], { encoding: 'utf8' }).trim();
}

const loadsUndici = "process.moduleLoadList.some((name) => name.includes('undici/undici'))";

describe('node:http in a bundle', () => {
  it('is what it is elsewhere', async () => {
    const contents =
      "import http, { STATUS_CODES } from 'node:http'; console.log(STATUS_CODES[404], typeof http.request);";
    expect(await printed('same', contents)).toBe('Not Found function');
  });

  it('does not load undici along with the router of the API', async () => {
    const contents = `import router from '@middy/http-router'; console.log(typeof router, ${loadsUndici});`;
    expect(await printed('router', contents)).toBe('function false');
    expect(await printed('router-plain', contents, [])).toBe('function true');
  });
});
