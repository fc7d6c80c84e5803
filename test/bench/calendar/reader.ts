import { readFileSync } from 'node:fs';

/**
 * Reads a calendar and expands it, once, in a process of its own: `reader.ts ours|node-ical FILE FROM TO`, and says how long it took
 * without the loading of code, what memory it needed at most, and what it found.
 */
const [, , who, file = '', from = '', to = ''] = process.argv;
const window = { from: Date.parse(from), to: Date.parse(to), zone: 'UTC' };

interface Found {
  readonly occurrences: number;
  /** Of all starts and ends: the same for the same occurrences. */
  readonly sum: number;
}

async function ourReader(): Promise<(bytes: Buffer) => Found> {
  const { readCalendar } = await import('../../../functions/calendar/ical/read-calendar.ts');
  const { expandCalendar } = await import('../../../functions/calendar/ical/expand-calendar.ts');
  return (bytes) => {
    const { occurrences } = expandCalendar(readCalendar(bytes).events, window);
    const sum = occurrences.reduce(
      (total, { occurrence }) => total + occurrence.startsAt / 1000 + occurrence.endsAt / 1000,
      0,
    );
    return { occurrences: occurrences.length, sum };
  };
}

async function nodeIcal(): Promise<(bytes: Buffer) => Found> {
  const { default: ical } = await import('node-ical');
  return (bytes) => {
    const all = Object.values(ical.sync.parseICS(bytes.toString())).flatMap((component) =>
      component?.type === 'VEVENT'
        ? ical.expandRecurringEvent(component, {
            from: new Date(window.from),
            to: new Date(window.to - 1),
            expandOngoing: true,
          })
        : [],
    );
    // It has whole days that end as the window begins, too.
    const found = all.filter(({ start, end }) => end.getTime() > window.from || start >= end);
    const sum = found.reduce(
      (total, { start, end }) => total + start.getTime() / 1000 + end.getTime() / 1000,
      0,
    );
    return { occurrences: found.length, sum };
  };
}

const read = who === 'ours' ? await ourReader() : await nodeIcal();
const bytes = readFileSync(file);
const begun = performance.now();
const cpu = process.cpuUsage();
const found = read(bytes);
const { user, system } = process.cpuUsage(cpu);
process.stdout.write(
  JSON.stringify({
    ms: performance.now() - begun,
    cpuMs: (user + system) / 1000,
    rssMb: process.resourceUsage().maxRSS / 1024,
    ...found,
  }),
);
