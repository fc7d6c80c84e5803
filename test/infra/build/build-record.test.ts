import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { fingerprintOf, ownInputs } from '../../../infra/build/build-record.ts';

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

describe('fingerprintOf', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vanhier-record-'));
    writeFileSync(join(folder, 'a.ts'), 'one');
    writeFileSync(join(folder, 'b.ts'), 'two');
  });

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
