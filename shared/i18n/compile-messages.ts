import { readFile } from 'node:fs/promises';
import type { Plugin as EsbuildPlugin } from 'esbuild';
import compile from 'icu-minify/compile';
import type { CompiledMessage } from 'icu-minify/format';
import * as z from 'zod';

/** Files that hold ICU messages: `messages/nl.json`, `messages/fr.json`, `messages/en.json` of any folder. */
const messageFile = /\/messages\/(?:nl|fr|en)\.json$/;

const messagesSchema = z.record(z.string(), z.string());

/**
 * Compiles ICU messages to the compact form that the runtime formats, so that no parser is bundled.
 * @throws {Error} naming the key whose message is not valid ICU.
 */
export function compileMessages(json: string): Record<string, CompiledMessage> {
  const messages = messagesSchema.parse(JSON.parse(json));
  return Object.fromEntries(
    Object.entries(messages).map(([key, message]) => [key, compileOne(key, message)]),
  );
}

function compileOne(key: string, message: string): CompiledMessage {
  try {
    return compile(message);
  } catch (cause) {
    throw new Error(`message "${key}" is not valid ICU: ${message}`, { cause });
  }
}

/**
 * Messages as a text that is read when the first of them is asked for: a page is written in one language of three, and V8
 * takes a text five times as quickly as the objects that it stands for.
 */
function readLater(messages: Record<string, CompiledMessage>): string {
  const text = JSON.stringify(JSON.stringify(messages));
  return `let messages;
const read = () => (messages ??= JSON.parse(${text}));
export default /* @__PURE__ */ new Proxy({}, { get: (_, key) => read()[key] });`;
}

/** esbuild: message files become compiled messages. */
export const messagesEsbuildPlugin: EsbuildPlugin = {
  name: 'messages',
  setup(build) {
    build.onLoad({ filter: messageFile }, async ({ path }) => ({
      contents: readLater(compileMessages(await readFile(path, 'utf8'))),
      loader: 'js',
    }));
  },
};

/** vitest: the same, so that tests read what the bundles hold. */
export function messagesPlugin() {
  return {
    name: 'messages',
    enforce: 'pre' as const,
    transform(code: string, id: string) {
      return messageFile.test(id)
        ? { code: JSON.stringify(compileMessages(code)), map: null }
        : null;
    },
  };
}
