import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DataInUse, takeDataDir, takeEphemeralDir } from '../../../infra/local/data-dir.ts';

describe('a data directory', () => {
  it('belongs to one local cloud until that releases it', () => {
    const path = mkdtempSync(join(tmpdir(), 'vanhier-data-'));
    const first = takeDataDir(path);
    expect(() => takeDataDir(path)).toThrow(DataInUse);
    first.release();
    takeDataDir(path).release();
  });

  it('is gone after the release when it was ephemeral', () => {
    const ephemeral = takeEphemeralDir();
    writeFileSync(join(ephemeral.path, 'file'), '');
    ephemeral.release();
    expect(existsSync(ephemeral.path)).toBe(false);
  });
});
