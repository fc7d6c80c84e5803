import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'esbuild';

const largeDocument = /\/docs\/openapi\.json$/;

/**
 * Bundles the API's description packed, a tenth of its size: it is asked for seldom, and what serves it
 * must start soon. It is unpacked when one of its parts is first read.
 */
export const packedJsonPlugin: Plugin = {
  name: 'packed-json',
  setup(build) {
    build.onLoad({ filter: largeDocument }, async ({ path }) => ({
      contents: unpackLater(JSON.parse(await readFile(path, 'utf8'))),
      loader: 'js',
    }));
  },
};

/** A module whose default export has the same parts, each of them a getter, so that spreading it is reading it. */
export function unpackLater(document: Readonly<Record<string, unknown>>): string {
  const packed = gzipSync(JSON.stringify(document), { level: 9 }).toString('base64');
  const parts = Object.keys(document).map((key) => {
    const name = JSON.stringify(key);
    return `get ${name}() { return read()[${name}]; }`;
  });
  return `import { gunzipSync } from 'node:zlib';
let document;
const read = () => (document ??= JSON.parse(gunzipSync(Buffer.from('${packed}', 'base64'))));
export default { ${parts.join(', ')} };`;
}
