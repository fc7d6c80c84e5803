import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../infra/build/paths.ts';
import { readOptions } from '../run/read-options.ts';
import { aCalendar } from './calendar/a-calendar.ts';

/**
 * Reads and expands a calendar of 10,000 events over a year, by turns with node-ical, each time in a fresh process. Both must find
 * the same occurrences. The times are medians, and the ratio is the median of those of neighbours: whatever else the machine does
 * meets both.
 */
const { events, rounds, json } = readOptions('bench:calendar', {
  // Some more make a file that is refused for its size.
  events: { says: 'events of the calendar', default: 10000, from: 1, to: 15000 },
  rounds: { says: 'turns of each way', default: 7, from: 1, to: 100 },
});

interface Run {
  readonly ms: number;
  readonly cpuMs: number;
  readonly rssMb: number;
  readonly occurrences: number;
  readonly sum: number;
}

async function run(who: 'ours' | 'node-ical', file: string): Promise<Run> {
  const args = ['test/bench/calendar/reader.ts', who, file, '2026-12-01', '2027-12-01'];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', TZ: 'UTC' },
  });
  return JSON.parse(stdout);
}

async function measure(file: string) {
  const ours: Run[] = [];
  const theirs: Run[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const runs = [
      async () => ours.push(await run('ours', file)),
      async () => theirs.push(await run('node-ical', file)),
    ];
    for (const next of round % 2 === 0 ? runs : runs.reverse()) await next();
  }
  const [own, other] = [ours[0], theirs[0]];
  const ratios = (of: 'ms' | 'cpuMs') =>
    rounded(median(ours.map((one, round) => (theirs[round]?.[of] ?? Number.NaN) / one[of])));
  return {
    events,
    occurrences: own?.occurrences,
    our_ms: Math.round(median(ours.map(({ ms }) => ms))),
    node_ical_ms: Math.round(median(theirs.map(({ ms }) => ms))),
    ratio: ratios('ms'),
    cpu_ratio: ratios('cpuMs'),
    peak_rss_mb: Math.round(Math.max(...ours.map(({ rssMb }) => rssMb))),
    node_ical_peak_rss_mb: Math.round(Math.max(...theirs.map(({ rssMb }) => rssMb))),
    same: own?.occurrences === other?.occurrences && own?.sum === other?.sum,
  };
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((one, other) => one - other)[numbers.length >> 1] ?? Number.NaN;

const rounded = (value: number): number => Number(value.toFixed(2));

const folder = await mkdtemp(join(tmpdir(), 'bench-calendar-'));
try {
  const file = join(folder, 'calendar.ics');
  await writeFile(file, aCalendar(events));
  const figures = await measure(file);
  console.log(JSON.stringify(figures, undefined, json ? 0 : 2));
  if (!figures.same) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true });
}
