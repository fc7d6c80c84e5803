import type { Files } from '../../shared/files/files.ts';

export interface MemoryFiles extends Files {
  readonly stored: Map<string, Buffer>;
}

/** Files in memory, read in pieces of a size that cuts characters and records. */
export function memoryFiles(pieceSize = 1000): MemoryFiles {
  const stored = new Map<string, Buffer>();
  return {
    stored,
    async open(key) {
      const file = stored.get(key);
      if (!file) return undefined;
      return {
        size: file.byteLength,
        bytes: (async function* () {
          for (let at = 0; at < file.byteLength; at += pieceSize) {
            yield file.subarray(at, at + pieceSize);
          }
        })(),
      };
    },
    async put(key, text) {
      stored.set(key, Buffer.from(text));
    },
    async write(key, pieces) {
      let text = '';
      for await (const piece of pieces) text += piece;
      stored.set(key, Buffer.from(text));
    },
  };
}
