import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { buildScripts } from '../../../infra/build/build-scripts.ts';
import { copyAssets } from '../../../infra/build/copy-assets.ts';
import { assetsFolder } from '../../../infra/build/paths.ts';

const folder = mkdtempSync(join(tmpdir(), 'vanhier-scripts-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('makes one file that a browser runs of each script of pages', async () => {
  writeFileSync(join(folder, 'answer.ts'), 'export const answer: number = 42;\n');
  writeFileSync(
    join(folder, 'page.ts'),
    "import { answer } from './answer.ts';\ndocument.title = String(answer ?? 0);\n",
  );
  await buildScripts(folder, join(folder, 'built'));
  const code = readFileSync(join(folder, 'built', 'page.js'), 'utf8');
  expect(code).toContain('document.title=');
  expect(code).not.toMatch(/import|export|number/);
});

it('needs no script at all', async () => {
  await buildScripts(join(folder, 'none'), join(folder, 'built-none'));
});

it('makes of each command for residents one file that runs where there is nothing but Node', async () => {
  await copyAssets();
  for (const name of ['recount', 'verify-audit']) {
    copyFileSync(`${assetsFolder}/${name}.mjs`, join(folder, `${name}.mjs`));
    const { status, stderr } = spawnSync(process.execPath, [`${name}.mjs`, 'missing'], {
      cwd: folder,
      encoding: 'utf8',
      env: {},
    });
    expect(stderr).toContain('ENOENT');
    expect(status).toBe(2);
    const size = readFileSync(join(folder, `${name}.mjs`)).length;
    expect(size).toBeLessThan(400_000);
  }
});

it('brings the symbols of the brands and the page of the API, and says what state they are in', async () => {
  const state = await copyAssets();
  for (const file of ['swagger-ui/swagger-ui-bundle.js', 'van-hier-kempen.svg']) {
    expect(readFileSync(`${assetsFolder}/${file}`).length).toBeGreaterThan(0);
  }
  expect(await copyAssets()).toBe(state);
});
