import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changedSince, fingerprintOf, ownInputs } from '../../../infra/build/build-record.ts';

describe('ownInputs', () => {
  it('leaves packages to the lockfile', () => {
    const inputs = ownInputs(['functions/a.ts', 'node_modules/zod/index.js', 'functions/a.ts']);
    expect(inputs).toContain('package-lock.json');
    expect(inputs.filter((input) => input === 'functions/a.ts')).toHaveLength(1);
    expect(inputs.join()).not.toContain('node_modules');
  });

  it('counts how the build works as an input', () => {
    expect(ownInputs([])).toEqual(
      expect.arrayContaining(['infra/build/options.ts', 'shared/i18n/compile-messages.ts']),
    );
  });
});

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vanhier-record-'));
  writeFileSync(join(folder, 'a.ts'), 'one');
  writeFileSync(join(folder, 'b.ts'), 'two');
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('changedSince', () => {
  const start = Date.parse('2026-11-29T12:00:00Z');
  const written = (file: string, time: number) => {
    utimesSync(join(folder, file), new Date(time), new Date(time));
  };
  const changed = () => changedSince(start, ['a.ts', 'b.ts'], folder);

  beforeEach(() => {
    for (const file of ['a.ts', 'b.ts']) written(file, start - 1000);
  });

  it('is false while all were written before', async () => {
    expect(await changed()).toBe(false);
  });

  it('is true once one was written meanwhile', async () => {
    written('b.ts', start + 1000);
    expect(await changed()).toBe(true);
  });

  it('is true once one went away', async () => {
    rmSync(join(folder, 'a.ts'));
    expect(await changed()).toBe(true);
  });
});

describe('fingerprintOf', () => {
  const fingerprint = () => fingerprintOf(['a.ts', 'b.ts'], folder);

  it('stays while nothing changes', async () => {
    expect(await fingerprint()).toBe(await fingerprint());
  });

  it('changes with the content of any input', async () => {
    const before = await fingerprint();
    writeFileSync(join(folder, 'b.ts'), 'three');
    expect(await fingerprint()).not.toBe(before);
  });

  it('changes when an input is deleted', async () => {
    const before = await fingerprint();
    rmSync(join(folder, 'a.ts'));
    expect(await fingerprint()).not.toBe(before);
  });

  it('changes when text moves from one file to the next', async () => {
    const before = await fingerprint();
    writeFileSync(join(folder, 'a.ts'), 'onet');
    writeFileSync(join(folder, 'b.ts'), 'wo');
    expect(await fingerprint()).not.toBe(before);
  });
});
