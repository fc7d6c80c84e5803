import { globSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { buildCommand } from './build-command.ts';
import { fingerprintOf } from './build-record.ts';
import { buildScripts } from './build-scripts.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { assetsFolder, root } from './paths.ts';

/** What the page of the API's documentation loads, of the 12 MB that Swagger UI ships. */
const swaggerFiles = [
  'swagger-ui.css',
  'swagger-ui-bundle.js',
  'oauth2-redirect.html',
  'oauth2-redirect.js',
  'favicon-32x32.png',
];

/** Our own files, by the folder they are kept in: the symbols of the brands, that mails and pages show. */
const ownFolder = `${root}/emails/assets`;

/** Scripts of pages: `/assets/<name>.js`. */
const scriptsFolder = `${root}/shared/pages/scripts`;

/** What residents may run on their own machine, each as one file: `/assets/recount.mjs`. */
const commands = {
  'recount.mjs': 'functions/voting/counting/recount-command.ts',
  'verify-audit.mjs': 'functions/voting/audit/verify-command.ts',
};

/**
 * Gathers the files that CloudFront serves under `/assets/` in `.build/assets`.
 * @returns a hash of their names and contents.
 */
export const copyAssets = (): Promise<string> =>
  oneAtATime('assets', async () => {
    await copyAll();
    const files = globSync('**/*.*', { cwd: assetsFolder }).sort();
    return fingerprintOf(files, assetsFolder);
  });

async function copyAll(): Promise<void> {
  const from = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  const to = `${assetsFolder}/swagger-ui`;
  await mkdir(to, { recursive: true });
  await Promise.all([
    ...swaggerFiles.map((file) => cp(`${from}/${file}`, `${to}/${file}`)),
    cp(ownFolder, assetsFolder, { recursive: true }),
    buildScripts(scriptsFolder, assetsFolder),
    ...Object.entries(commands).map(([name, entry]) =>
      buildCommand(`${root}/${entry}`, `${assetsFolder}/${name}`),
    ),
  ]);
}
