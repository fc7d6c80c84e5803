import { describe, expect, it, onTestFinished } from 'vitest';
import { readIcal } from '../../../../functions/calendar/sources/ical-source.ts';
import type {
  ReadableSource,
  SourceItem,
  SourcePosition,
  SourceRun,
  SourceStep,
} from '../../../../functions/calendar/sources/source-event.ts';
import { startIcalServer } from '../../../../infra/local/demo/calendar/ical-server.ts';
import { readLocalHosts } from '../../../../shared/fetching/local-hosts.ts';
import { createSafeFetch } from '../../../../shared/fetching/safe-fetch.ts';
import { memoryFiles } from '../../../builders/memory-files.ts';
import { codeOf } from '../../../shared/fetching/code-of.ts';

const changedAt = new Date('2026-11-01T08:00:00Z');
const run: SourceRun = { runId: 'run_1', startedAt: new Date('2026-11-29T10:00:00Z') };
const source: ReadableSource<'ical'> = {
  nis: '13036',
  topics: [],
  settings: { kind: 'ical', url: 'webcal://kalender.example/retie.ics' },
};

const eventText = (uid: string, ...lines: readonly string[]): string =>
  [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    'DTSTAMP:20261101T080000Z',
    'DTSTART;TZID=Europe/Brussels:20261205T140000',
    'DTEND;TZID=Europe/Brussels:20261205T170000',
    ...lines,
    'END:VEVENT',
  ].join('\r\n');

const calendarText = (...events: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Retie//NL', ...events, 'END:VCALENDAR', ''].join(
    '\r\n',
  );

async function startWorld() {
  const server = await startIcalServer();
  onTestFinished(() => server.close());
  const localHosts = readLocalHosts(JSON.stringify({ 'kalender.example': server.url }));
  const files = memoryFiles();
  const deps = { fetch: createSafeFetch({ localHosts }), files };
  const put = (text: string) => server.put('/retie.ics', text, changedAt);
  const readAll = async (changes: Partial<SourceRun> = {}) => {
    const steps: SourceStep[] = [];
    let position: SourcePosition | undefined;
    do {
      const step = await readIcal(source, position, { run: { ...run, ...changes }, deps });
      steps.push(step);
      position = step.next && JSON.parse(JSON.stringify(step.next));
    } while (position);
    return steps;
  };
  return { server, files, deps, put, readAll };
}

const events = (steps: readonly { items: readonly SourceItem[] }[]) =>
  steps.flatMap(({ items }) => items).flatMap((item) => ('event' in item ? [item.event] : []));

const problems = (steps: readonly { items: readonly SourceItem[] }[]) =>
  steps.flatMap(({ items }) => items).flatMap((item) => ('problem' in item ? [item.problem] : []));

describe('a calendar on the web', () => {
  it('says what there is to know of its events', async () => {
    const { put, readAll } = await startWorld();
    put(
      calendarText(
        eventText(
          'kerstmarkt@retie.be',
          'SUMMARY:Kerstmarkt',
          'DESCRIPTION:Met <b>jenever</b>\\, en meer.<br>Welkom!',
          'LOCATION:De Zaal\\, Markt 1\\, 2470 Retie\\, België',
          'CATEGORIES:Kerstmarkt,Eten & drinken',
          'URL:https://www.retie.be/kerstmarkt',
          'ORGANIZER;CN=Gemeente Retie:mailto:info@retie.be',
          'SEQUENCE:3',
          'LAST-MODIFIED:20261101T070000Z',
          'STATUS:TENTATIVE',
        ),
      ),
    );
    const [step, ...others] = await readAll();
    expect(others).toEqual([]);
    expect(step).toMatchObject({ complete: true });
    expect(step?.items).toMatchObject([
      {
        event: {
          uid: 'kerstmarkt@retie.be',
          sequence: 3,
          modifiedAt: '2026-11-01T07:00:00.000Z',
          facts: {
            title: { nl: 'Kerstmarkt' },
            description: { nl: 'Met jenever, en meer.\nWelkom!' },
            venue: { name: 'De Zaal', street: 'Markt 1', postcode: '2470', town: 'Retie' },
            organizer: 'Gemeente Retie',
            website: 'https://www.retie.be/kerstmarkt',
            topics: ['market', 'food'],
            status: 'tentative',
            visibility: 'public',
          },
        },
      },
    ]);
  });

  it.each([
    ['CLASS:PRIVATE', { visibility: 'private' }],
    ['CLASS:CONFIDENTIAL', { visibility: 'private' }],
    ['STATUS:CANCELLED', { status: 'cancelled' }],
  ])('with %s is so', async (line, facts) => {
    const { put, readAll } = await startWorld();
    put(calendarText(eventText('a', 'SUMMARY:Markt', line)));
    expect(events(await readAll())[0]?.facts).toMatchObject(facts);
  });

  it('is not fetched again where it says that nothing changed', async () => {
    const { server, put, readAll } = await startWorld();
    put(calendarText(eventText('a', 'SUMMARY:Markt')));
    const [first] = await readAll();
    expect(first?.validators).toMatchObject({ lastModified: changedAt.toUTCString() });
    const again = await readAll({ validators: first?.validators });
    expect(again).toEqual([
      { items: [], complete: false, unchanged: true, validators: first?.validators },
    ]);
    const byDate = await readAll({ validators: { lastModified: changedAt.toUTCString() } });
    expect(byDate).toMatchObject([{ unchanged: true }]);
    expect(server.answers.map(({ status }) => status)).toEqual([200, 304, 304]);
  });

  it('is read again once it changed, and keeps nothing of what it said to be known by', async () => {
    const { put, readAll } = await startWorld();
    put(calendarText(eventText('a', 'SUMMARY:Markt')));
    const [first] = await readAll();
    put(calendarText(eventText('b', 'SUMMARY:Markt')));
    const steps = await readAll({ validators: first?.validators });
    expect(events(steps).map(({ uid }) => uid)).toEqual(['b']);
    expect(steps[0]?.validators?.etag).not.toBe(first?.validators?.etag);
  });

  it('of many events is told in steps, and fetched once', async () => {
    const { server, put, readAll } = await startWorld();
    const texts = Array.from({ length: 450 }, (_, number) =>
      eventText(`${number}@retie.be`, `SUMMARY:Markt ${number}`),
    );
    put(calendarText(...texts));
    const steps = await readAll();
    expect(steps.map(({ items }) => items.length)).toEqual([200, 200, 50]);
    expect(events(steps).map(({ uid }) => uid)).toEqual(
      texts.map((_, number) => `${number}@retie.be`),
    );
    expect(steps.map(({ validators }) => validators !== undefined)).toEqual([false, false, true]);
    expect(steps[2]?.validators?.etag).toMatch(/^"/);
    expect(server.answers).toHaveLength(1);
  });

  it('that changes while it is read is told as it was when the run began', async () => {
    const { put, deps } = await startWorld();
    put(
      calendarText(
        ...Array.from({ length: 250 }, (_, number) => eventText(`${number}`, 'SUMMARY:A')),
      ),
    );
    const first = await readIcal(source, undefined, { run, deps });
    put(calendarText());
    const second = await readIcal(source, first.next, { run, deps });
    expect(events([second])).toHaveLength(50);
    await expect(
      readIcal(source, first.next, { run: { ...run, runId: 'run_2' }, deps }),
    ).rejects.toThrow('gone');
  });

  it.each(['<!doctype html><title>Niet gevonden</title>', '', 'BEGIN:VCARD\r\nEND:VCARD'])(
    'that is none is a failure, and not the end of all events: %s',
    async (text) => {
      const { put, readAll } = await startWorld();
      put(text);
      expect(await codeOf(readAll())).toBe('source.no_calendar');
    },
  );

  it('that breaks off says nothing of what it does not name', async () => {
    const { put, readAll } = await startWorld();
    const text = calendarText(eventText('a', 'SUMMARY:Markt'), eventText('b', 'SUMMARY:Feest'));
    put(text.slice(0, text.indexOf('SUMMARY:Feest')));
    const steps = await readAll();
    expect(steps.every(({ complete }) => !complete)).toBe(true);
    expect(problems(steps).map(({ code }) => code)).toContain('calendar.cut_off');
    expect(events(steps).map(({ uid }) => uid)).toContain('a');
  });

  it.each([
    [
      'an event without a name that cannot be read',
      'BEGIN:VEVENT\r\nDTSTART:someday\r\nEND:VEVENT\r\n',
    ],
    [
      'an event that breaks off',
      'BEGIN:VEVENT\r\nUID:b\r\nDTSTART:20261203T080000Z\r\nSUMMARY:Fe\r\n',
    ],
    ['a calendar in it that breaks off', 'BEGIN:VCALENDAR\r\n'],
  ])('with %s says nothing of what it does not name', async (_, odd) => {
    const { put, readAll } = await startWorld();
    put(calendarText(odd, eventText('a', 'SUMMARY:Markt')));
    const steps = await readAll();
    expect(events(steps).map(({ uid }) => uid)).toContain('a');
    expect(steps.every(({ complete }) => !complete)).toBe(true);
    expect(steps.at(-1)?.validators).toEqual({});
    expect(problems(steps).map(({ code }) => code)).toContain('calendar.cut_off');
  });

  it('without any event is a calendar, and complete', async () => {
    const { put, readAll } = await startWorld();
    put(calendarText());
    expect(await readAll()).toMatchObject([{ items: [], complete: true }]);
  });

  it('names what cannot be read of it, so that it is not taken for gone', async () => {
    const { put, readAll } = await startWorld();
    const broken = eventText('broken', 'SUMMARY:Markt').replace(/DTSTART[^\r]*/, 'DTSTART:someday');
    put(calendarText(broken, eventText('untitled'), eventText('fine', 'SUMMARY:Feest')));
    const steps = await readAll();
    expect(events(steps).map(({ uid }) => uid)).toEqual(['fine']);
    expect(problems(steps).map(({ uid }) => uid)).toEqual(
      expect.arrayContaining(['broken', 'untitled']),
    );
  });

  it('says by the postcode of a place that an event is of another municipality', async () => {
    const { put, readAll } = await startWorld();
    put(calendarText(eventText('a', 'SUMMARY:Markt', 'LOCATION:Zaal\\, 2490 Balen')));
    expect(events(await readAll())[0]?.nis).toBe('13003');
  });

  it('that another host gave is not asked after by what that host said of it', async () => {
    const { deps } = await startWorld();
    const body = Buffer.from(calendarText(eventText('a', 'SUMMARY:Markt')));
    const fetch = async () => ({
      status: 200,
      headers: { etag: '"1"' },
      body,
      isFromElsewhere: true,
    });
    const step = await readIcal(source, undefined, { run, deps: { ...deps, fetch } });
    expect(step.validators).toEqual({});
  });

  it('that is not there any more is a failure', async () => {
    const { readAll } = await startWorld();
    await expect(readAll()).rejects.toMatchObject({ code: 'fetch.status', status: 404 });
  });
});
