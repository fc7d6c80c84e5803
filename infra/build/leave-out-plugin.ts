import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/**
 * Leaves out parts of packages that a bundler cannot know to be unreachable for us; 40 kB of each function. What is left
 * out throws when it is reached after all.
 * - zod: writing JSON Schema. Our OpenAPI document is made before deployment.
 * - cheerio, which MJML uses: fetching pages and guessing their encoding, 2 MB.
 * - AWS clients: event streams, where a client did not ask for them itself, the cache of discovered endpoints (we discover
 *   none), and their package.json but for the version, with which they sign.
 */
export const leaveOutPlugin: Plugin = {
  name: 'leave-out',
  setup(build) {
    build.onLoad({ filter: /\/zod\/v4\/core\/to-json-schema\.js$/ }, async ({ path }) => ({
      contents: throwing(await readFile(path, 'utf8')),
    }));
    build.onLoad({ filter: /\/zod\/v4\/core\/json-schema-processors\.js$/ }, async ({ path }) => ({
      contents: withoutProcessors(await readFile(path, 'utf8')),
    }));
    build.onResolve({ filter: /^@smithy\/core\/event-streams$/ }, ({ importer }) =>
      importer.endsWith('/protocols/HttpProtocol.js')
        ? { path: 'event-streams', namespace: 'left-out' }
        : undefined,
    );
    build.onLoad({ filter: /\/@aws-sdk\/client-[\w-]+\/package\.json$/ }, async ({ path }) => ({
      contents: JSON.stringify({ version: JSON.parse(await readFile(path, 'utf8')).version }),
      loader: 'json',
    }));
    build.onResolve({ filter: /^@aws-sdk\/endpoint-cache$/ }, () => ({
      path: 'endpoint-cache',
      namespace: 'left-out',
    }));
    build.onResolve({ filter: /^(?:undici|encoding-sniffer)$/ }, ({ importer }) =>
      importer.includes('/cheerio/') ? { path: 'fetching', namespace: 'left-out' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({
      // CommonJS, so that whoever imports a name from it gets undefined rather than an error of the bundler.
      contents:
        path === 'endpoint-cache' ? 'export class EndpointCache {}' : 'module.exports = {};',
    }));
  },
};

/** A module with the same exports, each of which throws. */
function throwing(source: string): string {
  const declared = [...source.matchAll(/^export (?:const|function) (\w+)/gm)].map(
    ([, name]) => name,
  );
  const renamed = [...source.matchAll(/^export \{ \w+ as (\w+) \}/gm)].map(([, name]) => name);
  return [
    "function leftOut() { throw new Error('left out of the bundle: infra/build/leave-out-plugin.ts'); }",
    `export { ${[...declared, ...renamed].map((name) => `leftOut as ${name}`).join(', ')} };`,
  ].join('\n');
}

/** The module up to its first processor: what checks aggregate is asked for by schemas themselves. */
function withoutProcessors(source: string): string {
  const start = source.search(/^export const \w+Processor\b/m);
  if (start < 0) return source;
  return `${source.slice(0, start)}\n${throwing(source.slice(start))}`;
}
