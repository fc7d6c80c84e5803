import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type * as z from 'zod';

/** A small piece of state that outlives the process. */
export interface StateFile<T> {
  value: T;
  /** Writes soon, several changes at once. */
  changed(): void;
  /** Writes now what is not written yet. */
  flush(): void;
  /** Flushes for the last time: what changes later is not written, as the folder may be gone. */
  close(): void;
}

const laterMs = 200;

/**
 * Reads state kept as JSON, or starts with `empty` when there is none or it cannot be read. Written to the side
 * and renamed, so that a killed process leaves the old or the new file, never half a one.
 */
export function openStateFile<T>(path: string, schema: z.ZodType<T>, empty: T): StateFile<T> {
  const file = { value: read(path, schema) ?? empty };
  let waiting: NodeJS.Timeout | undefined;
  const flush = () => {
    if (!waiting) return;
    clearTimeout(waiting);
    waiting = undefined;
    writeFileSync(`${path}.new`, JSON.stringify(file.value), { mode: 0o600 });
    renameSync(`${path}.new`, path);
  };
  let isClosed = false;
  return Object.assign(file, {
    flush,
    changed: () => {
      if (!isClosed) waiting ??= setTimeout(flush, laterMs);
    },
    close: () => {
      flush();
      isClosed = true;
    },
  });
}

function read<T>(path: string, schema: z.ZodType<T>): T | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
