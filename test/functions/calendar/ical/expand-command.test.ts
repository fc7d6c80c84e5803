import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { calendarText, vevent } from './a-text.ts';

const folder = mkdtempSync(join(tmpdir(), 'expand-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The command as anybody runs it, on a machine whose clocks may be anywhere. */
function expand(args: readonly string[], TZ = 'UTC') {
  const command = join(process.cwd(), 'functions/calendar/ical/expand-command.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, TZ },
    timeout: 240_000,
  });
  return { status, stdout, stderr };
}

const december = ['--from', '2026-12-01', '--to', '2026-12-18', '--tz', 'Europe/Brussels'];
const json = (path: string, ...args: readonly string[]) => {
  const { status, stdout } = expand([path, ...(args.length > 0 ? args : december), '--json']);
  return { status, ...JSON.parse(stdout) };
};

const market = calendarText(
  vevent(
    'DTSTART;TZID=Europe/Brussels:20261126T090000',
    'DTEND;TZID=Europe/Brussels:20261126T120000',
    'RRULE:FREQ=WEEKLY;COUNT=4',
  ),
  vevent(
    'RECURRENCE-ID;TZID=Europe/Brussels:20261210T090000',
    'DTSTART;TZID=Europe/Brussels:20261211T180000',
    'DTEND;TZID=Europe/Brussels:20261211T210000',
    'SUMMARY:Kerstmarkt',
    'STATUS:TENTATIVE',
  ),
  vevent(
    'UID:fair',
    'DTSTART;VALUE=DATE:20261212',
    'DTEND;VALUE=DATE:20261214',
    'SUMMARY:Jaarmarkt',
  ),
  vevent('UID:bad', 'DTSTART:19700101T000000Z', 'RRULE:FREQ=SECONDLY'),
  vevent('UID:eve', 'DTSTART:20261130T233000', 'DTEND:20261201T003000', 'SUMMARY:Avond'),
);
const file = join(folder, 'market.ics');
writeFileSync(file, market);

describe('npm run calendar:expand', () => {
  it('says what takes place between two days, with the offset of the zone, and what is wrong', () => {
    const { status, ...report } = json(file);
    expect(status).toBe(0);
    const confirmed = { allDay: false, status: 'confirmed', summary: 'Weekmarkt', uid: 'market' };
    expect(report).toEqual({
      from: '2026-12-01',
      to: '2026-12-18',
      tz: 'Europe/Brussels',
      files: [
        {
          file,
          occurrences: [
            {
              ...confirmed,
              uid: 'eve',
              start: '2026-11-30T23:30:00+01:00',
              end: '2026-12-01T00:30:00+01:00',
              recurrenceId: null,
              summary: 'Avond',
            },
            {
              ...confirmed,
              start: '2026-12-03T09:00:00+01:00',
              end: '2026-12-03T12:00:00+01:00',
              recurrenceId: '2026-12-03T09:00:00+01:00',
            },
            {
              ...confirmed,
              start: '2026-12-11T18:00:00+01:00',
              end: '2026-12-11T21:00:00+01:00',
              recurrenceId: '2026-12-10T09:00:00+01:00',
              status: 'tentative',
              summary: 'Kerstmarkt',
            },
            {
              uid: 'fair',
              start: '2026-12-12',
              end: '2026-12-14',
              allDay: true,
              recurrenceId: null,
              status: 'confirmed',
              summary: 'Jaarmarkt',
            },
            {
              ...confirmed,
              start: '2026-12-17T09:00:00+01:00',
              end: '2026-12-17T12:00:00+01:00',
              recurrenceId: '2026-12-17T09:00:00+01:00',
            },
          ],
          errors: [
            {
              uid: 'bad',
              code: 'rule.too_many_occurrences',
              message: 'The rule has more than 20000 times in this period.',
            },
          ],
        },
      ],
    });
  });

  it('has the first day in it and not the day of the end, in the zone that is named', () => {
    const days = (from: string, to: string, tz = 'Europe/Brussels') =>
      json(file, '--from', from, '--to', to, '--tz', tz).files[0].occurrences.map(
        ({ start }: { start: string }) => start,
      );
    expect(days('2026-12-03', '2026-12-04')).toEqual(['2026-12-03T09:00:00+01:00']);
    expect(days('2026-12-02', '2026-12-03')).toEqual([]);
    expect(days('2026-12-03', '2026-12-04', 'America/St_Johns')).toEqual([
      '2026-12-03T04:30:00-03:30',
    ]);
    expect(days('2026-12-13', '2026-12-14', 'Pacific/Auckland')).toEqual(['2026-12-12']);
  });

  it('reads a folder and its folders, by name, and goes on past what cannot be read', () => {
    const calendars = join(folder, 'calendars');
    mkdirSync(join(calendars, 'b', 'broken.ics'), { recursive: true });
    for (const name of ['c.ics', 'a.ICS', 'b/b.ics', 'note.txt']) {
      writeFileSync(join(calendars, name), name === 'c.ics' ? 'no calendar' : market);
    }
    const { status, files } = json(calendars);
    expect(status).toBe(0);
    const short = files.map(
      (one: { file: string; occurrences: []; errors: { code: string }[] }) => [
        one.file.slice(calendars.length + 1),
        one.occurrences.length,
        one.errors.map(({ code }) => code),
      ],
    );
    expect(short).toEqual([
      ['a.ICS', 5, ['rule.too_many_occurrences']],
      ['b/b.ics', 5, ['rule.too_many_occurrences']],
      ['c.ics', 0, ['calendar.invalid']],
    ]);
  });

  it('is a table for people', () => {
    const { status, stdout } = expand([file, ...december]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^.*market\.ics: 5 occurrences, 1 errors$/m);
    expect(stdout).toMatch(
      /2026-12-11T18:00:00\+01:00 .* tentative +of 2026-12-10T09:00:00\+01:00 +Kerstmarkt +market$/m,
    );
    expect(stdout).toMatch(/^bad: rule\.too_many_occurrences: /m);
  });

  it('ends with 1 when nothing could be read', () => {
    const { status, files } = json(join(folder, 'missing.ics'));
    expect(status).toBe(1);
    expect(files[0]).toMatchObject({ occurrences: [], errors: [{ code: 'file.unreadable' }] });
    mkdirSync(join(folder, 'empty'));
    const empty = expand([join(folder, 'empty'), ...december]);
    expect(empty.status).toBe(1);
    expect(empty.stderr).toContain('There is no .ics file');
  });

  it.each([
    ['no path', december],
    ['two paths', ['a.ics', 'b.ics', ...december]],
    ['no days', [file]],
    ['a day that is none', [file, '--from', '2026-02-30', '--to', '2026-03-10']],
    ['days in another form', [file, '--from', '1/12/2026', '--to', '2026-12-10']],
    ['an end before the start', [file, '--from', '2026-12-10', '--to', '2026-12-10']],
    ['a zone that does not exist', [file, ...december.slice(0, 4), '--tz', 'Mars/Phobos']],
    ['an option that we do not have', [file, ...december, '--all']],
  ])('says how it is used, without a stack, and ends with 2: %s', (_, args) => {
    const { status, stdout, stderr } = expand(args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('Usage: npm run calendar:expand');
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('says which option it does not know', () => {
    expect(expand([file, ...december, '--all']).stderr).toContain("Unknown option '--all'");
  });

  it('says the same wherever the machine’s own clocks are', () => {
    const [first, ...others] = ['UTC', 'Pacific/Auckland', 'America/St_Johns'].map(
      (zone) => expand([folder, ...december, '--json'], zone).stdout,
    );
    expect(first).toContain('2026-12-03T09:00:00+01:00');
    expect(others).toEqual([first, first]);
  });
});
