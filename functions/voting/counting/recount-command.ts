import { readFile } from 'node:fs/promises';
import { commandOptions } from '../../../shared/command-options.ts';
import { BallotFileError } from './ballot-file-error.ts';
import { recount } from './recount.ts';
import { recountReport, recountSummary } from './recount-report.ts';

/**
 * Counts a published ballot list again, from the file alone; anybody may. Ends with 0 when the file's own totals are those
 * counted, 1 when they are not, 2 for what is no ballot list or a damaged one. The site has it as one file that needs Node and
 * nothing else, `/assets/recount.mjs`.
 */
const asked = commandOptions({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
});
const [path, ...others] = asked?.positionals ?? [];

if (path === undefined || others.length > 0) {
  console.error(
    'Give one file to count again: ballots.json or ballots.csv. With --json the answer is for machines.',
  );
  process.exitCode = 2;
} else {
  process.exitCode = await countAgain(path);
}

async function countAgain(file: string): Promise<number> {
  try {
    const result = await recount(await readFile(file));
    const summary = recountSummary(result);
    console.log(asked?.values.json ? JSON.stringify(summary, null, 2) : recountReport(result));
    return summary.agrees ? 0 : 1;
  } catch (error) {
    if (!(error instanceof BallotFileError) && !isUnreadable(error)) throw error;
    console.error(`${file} cannot be counted.\n${error.message}`);
    return 2;
  }
}

function isUnreadable(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error;
}
