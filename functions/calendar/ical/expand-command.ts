import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { commandOptions } from '../../../shared/command-options.ts';
import { localZone } from '../../../shared/time/local-time.ts';
import type { Window } from '../timing/occurrence.ts';
import { TimingError } from '../timing/timing-error.ts';
import { type FileReport, fileReport, reportText, windowOf } from './expand-report.ts';

/**
 * Says what a calendar, or each calendar in a folder, comes to between two days. Ends with 0, also when single events have errors;
 * with 1 when no file could be read, with 2 when it is not told what to do.
 */
const usage = `Usage: npm run calendar:expand -- PATH --from YYYY-MM-DD --to YYYY-MM-DD [--tz ${localZone}] [--json]
PATH is an .ics file, or a folder: all *.ics in it and in its folders, by name.
--from is the first day and --to the day after the last, both in --tz, where times without a zone are too.
What touches the time between them is listed; what takes no time, when it begins in it.
Times have the offset of --tz; whole days are dates, and their end is the day after the last.`;

interface Asked {
  readonly path: string;
  readonly from: string;
  readonly to: string;
  readonly window: Window;
  readonly json: boolean;
}

function asked(): Asked | undefined {
  const options = commandOptions({
    allowPositionals: true,
    options: {
      from: { type: 'string' },
      to: { type: 'string' },
      tz: { type: 'string', default: localZone },
      json: { type: 'boolean', default: false },
    },
  });
  if (!options) return undefined;
  const [path, ...others] = options.positionals;
  const { from, to, tz, json } = options.values;
  if (path === undefined || others.length > 0) return undefined;
  if (!isDate(from) || !isDate(to)) return undefined;
  try {
    const window = windowOf(from, to, tz);
    return window.from < window.to ? { path, from, to, window, json } : undefined;
  } catch (error) {
    if (!(error instanceof TimingError)) throw error;
    console.error(error.message);
    return undefined;
  }
}

const isDate = (text: string | undefined): text is string =>
  text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text);

async function filesAt(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory() && entry.name.toLowerCase().endsWith('.ics'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function expandFile(file: string, window: Window): Promise<FileReport & { read: boolean }> {
  try {
    return { ...fileReport(file, await readFile(file), window), read: true };
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    const errors = [{ code: 'file.unreadable', message: error.message }];
    return { file, occurrences: [], errors, read: false };
  }
}

const isUnreadable = (error: unknown): error is Error =>
  error instanceof Error && 'syscall' in error;

async function filesOrNone(path: string): Promise<string[]> {
  try {
    return await filesAt(path);
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    // Reading it says what is wrong.
    return [path];
  }
}

async function expand({ path, from, to, window, json }: Asked): Promise<number> {
  const reports: FileReport[] = [];
  let isAnyRead = false;
  for (const file of await filesOrNone(path)) {
    const { read, ...report } = await expandFile(file, window);
    isAnyRead ||= read;
    reports.push(report);
    if (!json) console.log(reportText(report));
  }
  if (json) console.log(JSON.stringify({ from, to, tz: window.zone, files: reports }, null, 2));
  if (reports.length === 0) console.error(`There is no .ics file in ${path}.`);
  return isAnyRead ? 0 : 1;
}

const given = asked();
if (given) {
  process.exitCode = await expand(given);
} else {
  console.error(usage);
  process.exitCode = 2;
}
