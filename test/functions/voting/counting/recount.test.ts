import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BallotFile, CountInput } from '../../../../functions/voting/counting/ballot-file.ts';
import { toCsv } from '../../../../functions/voting/counting/ballot-file-csv.ts';
import { toJson } from '../../../../functions/voting/counting/ballot-file-json.ts';
import { ballotFileOf } from '../../../../functions/voting/counting/publication.ts';
import { recount } from '../../../../functions/voting/counting/recount.ts';
import { winnersOf } from '../../../../functions/voting/counting/tally.ts';
import { aCount, anyCount, can, votes } from './a-count.ts';

const forms = [
  ['JSON', toJson],
  ['CSV', toCsv],
] as const;

const again = (text: string) => recount(Buffer.from(text));
const problemOf = (text: string | Uint8Array): Promise<string> =>
  recount(Buffer.from(text)).then(
    () => 'none',
    (error: Error) => `${error.name}: ${error.message}`,
  );

/** Counts as one would with paper and pencil, sharing nothing with the product. */
function naiveCount(input: CountInput) {
  const numbers: Record<string, { online: number; paper: number; apart: number }> = {};
  for (const { id } of input.candidates) {
    let online = 0;
    let paper = 0;
    let apart = 0;
    for (const ballot of input.ballots) {
      for (const choice of ballot.choices) {
        if (choice !== id) continue;
        if (ballot.quarantined) apart += 1;
        else online += 1;
      }
    }
    for (const box of input.boxes) paper += box.votes[id] ?? 0;
    numbers[id] = { online, paper, apart };
  }
  const groups = input.rule.categories.length
    ? input.rule.categories.map(({ id }) => id as string | undefined)
    : [undefined];
  const elected: string[] = [];
  for (const group of groups) {
    let standing = input.candidates.filter((one) => one.category === group && !one.withdrawn);
    for (let seat = 0; seat < input.rule.seats; seat += 1) {
      const total = (id: string) => (numbers[id]?.online ?? 0) + (numbers[id]?.paper ?? 0);
      const most = Math.max(0, ...standing.map(({ id }) => total(id)));
      if (most === 0) break;
      const level = standing.filter(({ id }) => total(id) === most);
      const seatsLeft = input.rule.seats - seat;
      if (level.length > seatsLeft && input.lot.value === undefined) break;
      const hash = (id: string) =>
        createHash('sha256').update(`${input.lot.value}|${input.contest.id}|${id}`).digest('hex');
      level.sort((one, other) => (hash(one.id) < hash(other.id) ? -1 : 1));
      const [next] = level;
      if (!next) break;
      elected.push(next.id);
      standing = standing.filter(({ id }) => id !== next.id);
    }
  }
  return { numbers, elected: elected.sort() };
}

describe.each(forms)('a recount of the %s list', (form, write) => {
  it('gives what a naive count of the votes gives, whatever was voted', async () => {
    await fc.assert(
      fc.asyncProperty(anyCount, async (input) => {
        const { tally, file, differences } = await again(write(ballotFileOf(input)));
        const naive = naiveCount(input);
        for (const { id, online, paper, quarantined, total } of tally.candidates) {
          const { online: votesOnline, paper: votesOnPaper, apart } = naive.numbers[id]!;
          expect({ online, paper, quarantined, total }).toEqual({
            online: votesOnline,
            paper: votesOnPaper,
            quarantined: apart,
            total: votesOnline + votesOnPaper,
          });
        }
        expect(winnersOf(tally).sort()).toEqual(naive.elected);
        expect(file.totals.winners).toEqual(naive.elected);
        expect(differences.filter((line) => !line.startsWith('Equal votes'))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('reads back all that was written', async () => {
    await fc.assert(
      fc.asyncProperty(anyCount, async (input) => {
        const file = ballotFileOf(input);
        expect((await again(write(file))).file).toEqual(file);
      }),
      { numRuns: 200 },
    );
  });

  it('makes the same bytes of the same votes, in whatever order they came', () => {
    fc.assert(
      fc.property(anyCount, (input) => {
        const turned = {
          ...input,
          lot: Object.fromEntries(Object.entries(input.lot).reverse()) as CountInput['lot'],
          candidates: [...input.candidates].reverse(),
          boxes: [...input.boxes].reverse(),
          ballots: input.ballots
            .map(({ quarantined, choices }) => ({ quarantined, choices: [...choices].reverse() }))
            .reverse(),
        };
        expect(write(ballotFileOf(turned))).toBe(write(ballotFileOf(input)));
      }),
      { numRuns: 200 },
    );
  });

  it('tells which totals of the file itself are not right', async () => {
    const file = ballotFileOf(aCount({ ballots: votes({ 1: 3, 2: 1 }) }));
    const forged: BallotFile = {
      ...file,
      totals: {
        ...file.totals,
        candidates: file.totals.candidates.map((own) =>
          own.id === can(2) ? { ...own, online: 5, total: 5 } : own,
        ),
        winners: [can(2)],
      },
    };
    const { differences, tally } = await again(write(forged));
    expect(differences).toHaveLength(2);
    expect(differences[0]).toMatch(/^winners: the file says/);
    expect(differences[1]).toMatch(new RegExp(`^${can(2)}: the file says .*5`));
    expect(winnersOf(tally)).toEqual([can(1)]);
  });

  it('tells when the number that decides is missing', async () => {
    const file = ballotFileOf(aCount({ ballots: votes({ 1: 3, 2: 3 }) }));
    const { differences } = await again(write(file));
    expect(differences).toEqual([expect.stringContaining('no number that decides')]);
  });

  it('refuses a list that was cut off anywhere, or says so by its totals', async () => {
    const text = write(ballotFileOf(aCount({ ballots: votes({ 1: 6, 2: 4, 3: 2 }) })));
    const whole = await again(text);
    expect(whole.differences).toEqual([]);
    for (let length = 0; length < text.length - 2; length += 1) {
      const cut = await again(text.slice(0, length)).catch((error: Error) => error);
      const isSeen =
        cut instanceof Error ? cut.name === 'BallotFileError' : cut.differences.length > 0;
      expect(isSeen, `cut at ${length}: ${form}`).toBe(true);
    }
  });

  it('names the hash of the file', async () => {
    const text = write(ballotFileOf(aCount()));
    expect((await again(text)).sha256).toBe(createHash('sha256').update(text).digest('hex'));
  });
});

describe('a recount', () => {
  it.each([
    ['nothing', '', 'empty'],
    ['bytes that are no text', new Uint8Array([0xff, 0xfe, 0x00, 0xd8]), 'UTF-8'],
    ['a picture’s beginning', new Uint8Array([0x89, 0x50, 0x4e, 0x47]), 'UTF-8'],
    ['another JSON', '{"a": 1}', 'format'],
    ['another list', 'name;address\r\nAnna;a@example.be\r\n', 'first row'],
    ['damaged JSON', '{"format": "vanhier-ballots-1", ', 'damaged'],
  ])('refuses %s and says why', async (_, text, why) => {
    const problem = await problemOf(text);
    expect(problem).toMatch(/^BallotFileError/);
    expect(problem).toContain(why);
  });

  it.each([
    ['names somebody unknown', { choices: [can(9)], quarantined: false }, 'not on the ballot'],
    ['names somebody twice', { choices: [can(1), can(1)], quarantined: false }, 'twice'],
    ['names too many', { choices: [can(1), can(2)], quarantined: false }, 'more choices'],
  ])('refuses a list with a ballot that %s', async (_, ballot, why) => {
    const file = { ...ballotFileOf(aCount()), ballots: [ballot] };
    expect(await problemOf(toJson(file))).toContain(why);
  });

  it.each([
    ['more votes than its ballots', { ballots: 2, blank: 0, invalid: 0, votes: { [can(1)]: 3 } }],
    [
      'fewer votes than valid ballots',
      { ballots: 4, blank: 1, invalid: 1, votes: { [can(1)]: 1 } },
    ],
    ['more blank and invalid ballots', { ballots: 1, blank: 1, invalid: 1, votes: {} }],
    ['votes for', { ballots: 1, blank: 0, invalid: 0, votes: { [can(1)]: 1, [can(9)]: 0 } }],
  ])('refuses a list with a box that has %s', async (why, box) => {
    const file = { ...ballotFileOf(aCount()), boxes: [{ name: 'Library', ...box }] };
    expect(await problemOf(toJson(file))).toContain(why);
  });

  it('refuses a spreadsheet’s row that is no ballot', async () => {
    const text = toCsv(ballotFileOf(aCount({ ballots: votes({ 1: 1 }) })));
    const marked = (from: string, to: string) => problemOf(text.replace(from, to));
    expect(await marked('"ballot";"counted"', '"ballot";"maybe"')).toContain(
      'no ballot of this list',
    );
    expect(await marked('"1";"0";"0";"1"', '"1";"0";"0";"2"')).toContain('no ballot of this list');
    expect(await marked('"1";"0";"0";"1"', '"2";"0";"0";"1"')).toContain('no ballot of this list');
    expect(await marked('"1";"0";"0";"1"', '"1";"1";"0";"1"')).toContain('no ballot of this list');
    expect(await marked('"ballot"', '"vote"')).toContain('a row vote');
    expect(await marked('"total";"all"', '"total";"none"')).toContain('missing: all');
  });

  it('reads a list that a spreadsheet has opened and kept', async () => {
    const file = ballotFileOf(
      aCount({ ballots: votes({ 1: 3, 2: 1 }), lot: { source: 'Lotto', value: '=7' } }),
    );
    const kept = toCsv(file)
      .replace('\ufeff', '')
      .replaceAll('"', '')
      .replaceAll(';', ',')
      .replaceAll('\r\n', ',,\n')
      .concat(',,,,\n\n');
    expect((await again(kept)).file).toEqual(file);
  });
});

describe('the CSV list', () => {
  it.each(['007', '04-11-19', '4.11', '12/ 12', '1e5', '12345678901234567'])(
    'marks the lot %s, which a spreadsheet would write otherwise, and reads it as it was',
    async (value) => {
      const file = ballotFileOf(aCount({ lot: { source: 'Lotto', value } }));
      expect(toCsv(file)).toContain(`"lot.value";"'${value}"`);
      expect((await again(toCsv(file))).file).toEqual(file);
    },
  );

  it('has no cell that a spreadsheet would run', () => {
    fc.assert(
      fc.property(anyCount, (input) => {
        const cells =
          toCsv(ballotFileOf(input))
            .replace('\ufeff', '')
            .match(/"(?:[^"]|"")*"/g) ?? [];
        expect(cells.length).toBeGreaterThan(20);
        for (const cell of cells) expect(cell.slice(1)).not.toMatch(/^[\s\p{Cc}]*[=+\-@＝＋－＠]/u);
      }),
      { numRuns: 200 },
    );
  });

  it('lets anybody add up the column of a candidate', () => {
    const text = toCsv(
      ballotFileOf(
        aCount({
          ballots: [...votes({ 1: 3, 2: 2 }), ...votes({ 2: 4 }, true)],
          boxes: [
            {
              name: 'Library',
              ballots: 6,
              blank: 1,
              invalid: 0,
              votes: { [can(1)]: 1, [can(2)]: 4 },
            },
          ],
        }),
      ),
    );
    const rows = text
      .replace('\ufeff', '')
      .trim()
      .split('\r\n')
      .map((line) => line.split(';').map((cell) => cell.slice(1, -1)));
    const column = rows[0]?.indexOf('Shop 2') ?? -1;
    const counted = rows.filter(
      ([record, name]) => record === 'paper' || (record === 'ballot' && name === 'counted'),
    );
    const sum = counted.reduce((total, row) => total + Number(row[column]), 0);
    expect(sum).toBe(6);
    expect(rows.find(([record, name]) => record === 'total' && name === 'all')?.[column]).toBe('6');
  });
});
