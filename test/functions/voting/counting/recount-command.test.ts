import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { toCsv } from '../../../../functions/voting/counting/ballot-file-csv.ts';
import { toJson } from '../../../../functions/voting/counting/ballot-file-json.ts';
import { ballotFileOf } from '../../../../functions/voting/counting/publication.ts';
import { aCount, can, votes } from './a-count.ts';

const folder = mkdtempSync(join(tmpdir(), 'recount-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The command as anybody runs it, in a folder where there is nothing but the file. */
function recount(text: string | undefined, ...options: string[]) {
  const file = join(folder, 'list');
  if (text !== undefined) writeFileSync(file, text);
  const command = join(process.cwd(), 'functions/voting/counting/recount-command.ts');
  const given = text === undefined ? options : [file, ...options];
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...given], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  });
  return { status, stdout, stderr };
}

const list = ballotFileOf(
  aCount({ ballots: [...votes({ 1: 5, 2: 3 }), ...votes({ 2: 9 }, true)] }),
);

describe('npm run recount', () => {
  it.each([
    ['JSON', toJson],
    ['CSV', toCsv],
  ])('counts a %s list again from the file alone', (_, write) => {
    const people = recount(write(list));
    expect(people.status).toBe(0);
    expect(people.stdout).toMatch(/Shop 1 +5 +0 +5 +0 +elected/);
    expect(people.stdout).toContain('The totals in the file are those counted here.');
    const machines = recount(write(list), '--json');
    expect(machines.status).toBe(0);
    expect(JSON.parse(machines.stdout)).toMatchObject({
      agrees: true,
      winners: [can(1)],
      online: { counted: 8, quarantined: 9 },
      candidates: [
        { id: can(1), total: 5, elected: true },
        { id: can(2), total: 3, quarantined: 9, elected: false },
        { id: can(3), total: 0, elected: false },
      ],
    });
  });

  it('says which totals in the file are not right, and ends with 1', () => {
    const forged = toJson({ ...list, totals: { ...list.totals, winners: [can(2)] } });
    const { status, stdout } = recount(forged);
    expect(status).toBe(1);
    expect(stdout).toContain('THE TOTALS IN THE FILE ARE NOT THOSE COUNTED HERE');
    expect(stdout).toContain('winners: the file says');
    const machines = recount(forged, '--json');
    expect(machines.status).toBe(1);
    expect(JSON.parse(machines.stdout).agrees).toBe(false);
  });

  it.each([
    ['another file', 'name;address\n', [], 'cannot be counted'],
    ['a file that is not there', undefined, ['missing.json'], 'ENOENT'],
    ['no file', undefined, [], 'Give one file'],
    ['an option that there is not', undefined, ['ballots.json', '--jsn'], "Unknown option '--jsn'"],
  ])('refuses %s with a sentence and no stack, and ends with 2', (_, text, options, sentence) => {
    const { status, stdout, stderr } = recount(text, ...options);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(sentence);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
