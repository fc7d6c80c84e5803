import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { unpackLater } from '../../../infra/build/packed-json-plugin.ts';
import { root } from '../../../infra/build/paths.ts';

const load = async (module: string) =>
  (await import(`data:text/javascript,${encodeURIComponent(module)}`)).default;

it('gives back what was packed, part by part and spread', async () => {
  const document = { openapi: '3.1.0', paths: { '/één': { get: [1, null, 'é'] } }, 'x-note': '' };
  const unpacked = await load(unpackLater(document));
  expect({ ...unpacked }).toEqual(document);
  expect(unpacked.paths).toEqual(document.paths);
  expect(unpacked.other).toBeUndefined();
});

it('makes the API’s description less than a tenth as long', () => {
  const text = readFileSync(`${root}/docs/openapi.json`, 'utf8');
  expect(unpackLater(JSON.parse(text)).length).toBeLessThan(text.length / 10);
});
