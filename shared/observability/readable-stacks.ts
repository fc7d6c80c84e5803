import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';
import { lazily } from '../lazily.ts';

/**
 * Has every stack trace from now on tell files and lines of the sources in place of the bundle's, whoever writes it down. The map
 * is read for the first stack that somebody looks at; `--enable-source-maps` would have each start read it. Does nothing for
 * code that is no bundle with a map beside it.
 */
export function readableStacks(bundleUrl: string): void {
  const bundle = fileURLToPath(bundleUrl);
  if (!existsSync(`${bundle}.map`)) return;
  const map = lazily(() => new SourceMap(JSON.parse(readFileSync(`${bundle}.map`, 'utf8'))));
  Error.prepareStackTrace = (error, frames) =>
    [titleOf(error), ...frames.map((frame) => `    at ${readable(frame)}`)].join('\n');

  function readable(frame: NodeJS.CallSite): string {
    const [line, column] = [frame.getLineNumber() ?? 0, frame.getColumnNumber() ?? 0];
    return String(frame).replace(`${bundleUrl}:${line}:${column}`, (place) => {
      const entry = map().findEntry(line - 1, column - 1);
      if (!('originalSource' in entry)) return place;
      const { originalSource, originalLine, originalColumn } = entry;
      // Of the source's path what stands in the repository: a function's folder is another one in Lambda.
      const file = originalSource.replace(/^(?:\.\.\/)+/, '');
      return `${file}:${originalLine + 1}:${originalColumn + 1}`;
    });
  }
}

/** Even reading an error's name may throw. */
function titleOf(error: Error): string {
  try {
    return String(error);
  } catch {
    return 'Error';
  }
}
