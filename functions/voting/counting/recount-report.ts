import type { CountInput } from './ballot-file.ts';
import type { Recount } from './recount.ts';
import { winnersOf } from './tally.ts';

/** What a recount found, for machines. */
export function recountSummary({ form, sha256, file, tally, differences }: Recount) {
  const { contest, rule, lot } = file;
  const winners = winnersOf(tally);
  const totals = new Map(tally.candidates.map((candidate) => [candidate.id, candidate]));
  return {
    form,
    sha256,
    contest,
    rule: { maxChoices: rule.maxChoices, seats: rule.seats },
    online: tally.online,
    paper: tally.paper,
    turnout: tally.turnout,
    candidates: file.candidates.map((candidate) => ({
      ...candidate,
      ...totals.get(candidate.id),
      elected: winners.includes(candidate.id),
    })),
    winners,
    lot,
    draws: tally.races.flatMap(({ category, draw }) => (draw ? [{ category, ...draw }] : [])),
    /** Whether the file's own totals are those counted. */
    agrees: differences.length === 0,
    differences,
  };
}

/** The same for people, line by line. */
export function recountReport(recounted: Recount): string {
  const { file, tally, sha256, differences } = recounted;
  const { online, paper } = tally;
  const winners = new Set(winnersOf(tally));
  const names = new Map(file.candidates.map(({ id, name }) => [id, name]));
  const rows = file.candidates.map(({ id, name, category = '', withdrawn }) => {
    const own = tally.candidates.find((candidate) => candidate.id === id);
    const mark = withdrawn ? 'withdrawn, void' : winners.has(id) ? 'elected' : '';
    const numbers = [own?.online, own?.paper, own?.total, own?.quarantined].map(String);
    return [name, category, ...numbers, mark];
  });
  return [
    `${titleOf(file.contest)}, ${file.contest.municipality.name}`,
    `SHA-256 of the file: ${sha256}`,
    '',
    `Online ballots: ${online.counted} counted, ${online.blank} of them blank; ${online.quarantined} set apart.`,
    `Paper ballots: ${paper.ballots}, ${paper.blank} of them blank and ${paper.invalid} invalid.`,
    `Turnout: ${turnoutOf(tally.turnout, file.contest.municipality.inhabitants)}.`,
    '',
    ...aligned([['candidate', 'category', 'online', 'paper', 'total', 'set apart', ''], ...rows]),
    '',
    ...tally.races.flatMap(({ draw }) =>
      (draw?.lots ?? []).map(({ id, hash }) => `Lot ${hash.slice(0, 16)}… ${names.get(id)}`),
    ),
    differences.length === 0
      ? 'The totals in the file are those counted here.'
      : 'THE TOTALS IN THE FILE ARE NOT THOSE COUNTED HERE:',
    ...differences,
  ].join('\n');
}

const titleOf = ({ title }: CountInput['contest']): string =>
  title.nl ?? title.fr ?? title.en ?? 'Contest';

const turnoutOf = (ballots: number, inhabitants: number | undefined): string =>
  inhabitants === undefined
    ? `${ballots} ballots`
    : `${ballots} ballots, ${((100 * ballots) / inhabitants).toFixed(1)} % of ${inhabitants} inhabitants`;

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
