import type { Bytes } from '../csv/encoding.ts';

/** Files of imports, refusals and exports, whatever keeps them. */
export interface Files {
  /** Undefined when there is no such file. Stopping early closes it. */
  open(key: string): Promise<{ readonly size: number; readonly bytes: Bytes } | undefined>;
  /** Puts a small file whole, over one of the same name. */
  put(key: string, text: string): Promise<void>;
  /** Writes a file of any size in pieces, holding a few megabytes at most; it appears once all is written. */
  write(key: string, pieces: AsyncIterable<string>): Promise<void>;
}
