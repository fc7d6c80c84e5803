import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AuditLine,
  canonicalJson,
  firstPrevious,
  hashedLine,
} from '../../../../functions/voting/audit/audit-line.ts';
import {
  auditReport,
  auditText,
  verifyAudit,
} from '../../../../functions/voting/audit/verify-audit.ts';

/** A log of so many lines, each hashed as the product does. */
function aLog(count: number): AuditLine[] {
  const lines: AuditLine[] = [];
  for (let sequence = 1; sequence <= count; sequence += 1) {
    lines.push(
      hashedLine({
        sequence,
        at: `2027-01-12T10:00:${String(sequence % 60).padStart(2, '0')}.000Z`,
        by: sequence % 2 ? 'system' : 'acc_01jz0000000000000000000001',
        action: 'contest.counted',
        fields: ['countedOn'],
        values: { roll: sequence * 10, ballots: sequence * 10, note: 'één lijn' },
        previous: lines.at(-1)?.hash ?? firstPrevious,
      }),
    );
  }
  return lines;
}

const log = aLog(8);
const verify = (lines: readonly AuditLine[], expected?: string) =>
  verifyAudit(Buffer.from(auditText(lines)), expected);
const last = log.at(-1)?.hash ?? '';
const at = <Thing>(things: readonly Thing[], index: number): Thing => {
  const thing = things[index];
  if (thing === undefined) throw new Error('not there');
  return thing;
};

describe('a log that is whole', () => {
  it('fits line by line, to the published hash of its end or of the file', () => {
    const sha256 = createHash('sha256').update(auditText(log)).digest('hex');
    expect(verify(log)).toEqual({ valid: true, lines: 8, lastHash: last, sha256 });
    expect(verify(log, last).valid).toBe(true);
    expect(verify(log, sha256.toUpperCase()).valid).toBe(true);
  });

  it('may have come through a system that writes line ends its own way', () => {
    expect(verifyAudit(Buffer.from(auditText(log).replaceAll('\n', '\r\n'))).valid).toBe(true);
    expect(verifyAudit(Buffer.from(auditText(log).trimEnd())).valid).toBe(true);
  });
});

describe('a log of which', () => {
  it.each([
    ['a line in the middle was removed', log.toSpliced(3, 1), 4],
    ['the first line was removed', log.slice(1), 1],
    ['two lines changed places', [...log.slice(0, 3), at(log, 4), at(log, 3), ...log.slice(5)], 4],
    ['a line stands twice', log.toSpliced(3, 0, at(log, 2)), 4],
    ['a line is of another log', log.toSpliced(3, 1, { ...at(aLog(4), 3), by: 'system' }), 4],
  ])('%s does not fit from there on', (_, lines, line) => {
    expect(verify(lines)).toMatchObject({ valid: false, lines: line - 1, problem: { line } });
  });

  it('any value was changed does not fit there', () => {
    for (const change of [
      { at: '2027-01-12T10:00:59.000Z' },
      { by: 'acc_01jz0000000000000000000009' },
      { action: 'contest.closed' },
      { fields: [] },
      { values: { roll: 41, ballots: 40, note: 'één lijn' } },
      { values: undefined },
      { previous: '1'.repeat(64) },
      { hash: '1'.repeat(64) },
    ]) {
      const { values, ...rest } = { ...at(log, 3), ...change };
      const lines = log.with(3, values ? { ...rest, values } : rest);
      expect(verify(lines), JSON.stringify(change)).toMatchObject({
        valid: false,
        problem: { line: 4 },
      });
    }
  });

  it('a line was changed with a hash made for it does not fit at the next', () => {
    const { hash: _old, ...line } = at(log, 3);
    const forged = hashedLine({ ...line, by: 'system' });
    expect(verify(log.with(3, forged))).toMatchObject({ valid: false, problem: { line: 5 } });
  });

  it('a line skips a number does not fit there, though its hashes do', () => {
    const { hash: _old, ...line } = at(log, 7);
    const forged = hashedLine({ ...line, sequence: 9 });
    expect(verify(log.with(7, forged))).toMatchObject({ valid: false, problem: { line: 8 } });
  });

  it('the end was cut off, or made anew, shows by the published hash alone', () => {
    expect(verify(log.slice(0, 5))).toMatchObject({ valid: true, lines: 5 });
    expect(verify(log.slice(0, 5), last)).toMatchObject({
      valid: false,
      problem: { message: expect.stringContaining('end') },
    });
    const { hash: _old, ...line } = at(log, 7);
    expect(verify(log.with(7, hashedLine({ ...line, by: 'system' })), last).valid).toBe(false);
    expect(verify([...log, at(aLog(9), 8)], last).valid).toBe(false);
  });

  it('something was added that no hash covers does not fit', () => {
    const text = auditText(log).replace('"sequence":3', '"sequence":3,"note":"x"');
    expect(verifyAudit(Buffer.from(text))).toMatchObject({ problem: { line: 3 } });
    const twice = auditText(log).replace('"by":"system"', '"by":"acc_1","by":"system"');
    expect(verifyAudit(Buffer.from(twice))).toMatchObject({ problem: { line: 1 } });
    const spaced = auditText(log).replace('"sequence":2', '"sequence": 2');
    expect(verifyAudit(Buffer.from(spaced))).toMatchObject({ problem: { line: 2 } });
  });

  it('nothing is left, or never was one, is no log', () => {
    expect(verify([])).toMatchObject({ valid: false });
    expect(verifyAudit(Buffer.from('<html>'))).toMatchObject({
      valid: false,
      problem: { line: 1 },
    });
    expect(verifyAudit(Buffer.from('\n\n'))).toMatchObject({ valid: false, problem: { line: 1 } });
  });

  it('any one byte is another does not fit', () => {
    const bytes = Buffer.from(auditText(log));
    const place = fc.nat({ max: bytes.length - 2 });
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 255 }), (index, difference) => {
        const changed = Buffer.from(bytes);
        changed[index] = (changed[index] ?? 0) ^ difference;
        // A carriage return before the end of a line is how some systems write it.
        fc.pre(!(changed[index] === 0x0d && changed[index + 1] === 0x0a));
        expect(verifyAudit(changed).valid).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});

describe('canonical JSON', () => {
  it('does not depend on the order in which something was written', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'é' }], a: undefined, A: true })).toBe(
      '{"A":true,"b":[1,{"c":"é","d":null}]}',
    );
  });
});

describe('npm run verify:audit', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'verify-audit-'));
    await writeFile(join(folder, 'audit.jsonl'), auditText(log));
    await writeFile(join(folder, 'cut.jsonl'), auditText(log.slice(0, 5)));
    await writeFile(join(folder, 'removed.jsonl'), auditText(log.toSpliced(3, 1)));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const run = async (...rest: string[]) => {
    const [file = '', ...options] = rest;
    const script = 'functions/voting/audit/verify-command.ts';
    const path = file === '' ? [] : [join(folder, file)];
    const done = promisify(execFile)(process.execPath, [script, ...path, ...options]);
    return done.then(
      ({ stdout }) => ({ code: 0, stdout }),
      ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
    );
  };

  it('says in words and by its exit code what it found', async () => {
    expect(await run('audit.jsonl', '--expect', last)).toEqual({
      code: 0,
      stdout: `${auditReport(verify(log))}\n`,
    });
    const removed = await run('removed.jsonl');
    expect(removed.code).toBe(1);
    expect(removed.stdout).toContain('Line 4:');
    expect(await run('cut.jsonl')).toMatchObject({ code: 0 });
    expect(await run('cut.jsonl', '--expect', last)).toMatchObject({ code: 1 });
  });

  it('says it as JSON for machines', async () => {
    const { code, stdout } = await run('removed.jsonl', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ valid: false, lines: 3, problem: { line: 4 } });
  });

  it('ends with 2 where there is nothing to check', async () => {
    expect(await run('missing.jsonl')).toMatchObject({ code: 2 });
    expect(await run('')).toMatchObject({ code: 2 });
    expect(await run('audit.jsonl', '--expect', 'abc')).toMatchObject({ code: 2 });
    expect(await run('audit.jsonl', '--expects', 'abc')).toMatchObject({ code: 2 });
  });
});
