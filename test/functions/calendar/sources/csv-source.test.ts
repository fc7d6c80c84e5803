import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../../functions/calendar/sources/csv-source.ts';
import type {
  ReadableSource,
  SourceItem,
  SourcePosition,
  SourceStep,
} from '../../../../functions/calendar/sources/source-event.ts';
import { expandTiming } from '../../../../functions/calendar/timing/expand.ts';
import { wallTimeOf } from '../../../../shared/time/wall-time.ts';
import { memoryFiles } from '../../../builders/memory-files.ts';
import { codeOf } from '../../../shared/fetching/code-of.ts';

const run = { runId: 'run_1', startedAt: new Date('2026-11-29T10:00:00Z') };
const source: ReadableSource<'csv'> = {
  nis: '13036',
  topics: [],
  settings: { kind: 'csv', file: 'calendar-uploads/src_1' },
};

async function readAll(content: string | Buffer, { nis = '13036' } = {}) {
  const files = memoryFiles();
  files.stored.set('calendar-uploads/src_1', Buffer.from(content));
  const steps: SourceStep[] = [];
  let position: SourcePosition | undefined;
  do {
    const step = await readCsv({ ...source, nis }, position, { run, deps: { files } });
    steps.push(step);
    position = step.next && JSON.parse(JSON.stringify(step.next));
  } while (position);
  return { steps, items: steps.flatMap(({ items }) => items) };
}

const eventsOf = (items: readonly SourceItem[]) =>
  items.flatMap((item) => ('event' in item ? [item.event] : []));
const problemsOf = (items: readonly SourceItem[]) =>
  items.flatMap((item) => ('problem' in item ? [item.problem] : []));

/** What one row means by its times, as `11-28 09:30-12:00`, `11-28` or `11-28/11-30`; or why it is refused. */
async function timeOf(header: string, row: string): Promise<string> {
  const { items } = await readAll(`Titel;${header}\nMarkt;${row}\n`);
  const [item] = items;
  if (!item || !('event' in item)) return problemsOf(items)[0]?.code ?? 'nothing';
  const window = {
    from: Date.parse('2026-01-01'),
    to: Date.parse('2028-01-01'),
    zone: 'Europe/Brussels',
  };
  const [first] = expandTiming(item.event.facts.timing, window).occurrences;
  if (!first) return 'never';
  if (first.allDay) {
    const days = [first.allDay.first.slice(5), first.allDay.last.slice(5)];
    return [...new Set(days)].join('/');
  }
  const start = wallTimeOf(new Date(first.startsAt));
  return `${start.slice(5).replace('T', ' ')}-${wallTimeOf(new Date(first.endsAt)).slice(11)}`;
}

describe('a list of events', () => {
  it('says what there is to know of them', async () => {
    const { items, steps } = await readAll(
      [
        'Titel;Datum;Van uur;Einduur;Plaats;Adres;Postcode;Gemeente;Omschrijving;Website;Organisator;Categorie;Id',
        'Jaarmarkt;28/11/2026;9u30;12h;Kerkplein;Markt 1;2470;Retie;"Kramen, muziek\nen meer";www.retie.be/markt;Gemeente;Jaarmarkt;r-1',
      ].join('\r\n'),
    );
    expect(steps).toMatchObject([{ complete: true }]);
    expect(items).toMatchObject([
      {
        event: {
          uid: 'r-1',
          facts: {
            title: { nl: 'Jaarmarkt' },
            description: { nl: 'Kramen, muziek\nen meer' },
            venue: { name: 'Kerkplein', street: 'Markt 1', postcode: '2470', town: 'Retie' },
            organizer: 'Gemeente',
            website: 'https://www.retie.be/markt',
            topics: ['market', 'fair'],
            status: 'confirmed',
            visibility: 'public',
          },
        },
      },
    ]);
  });

  it.each([
    ['Titre,Date,Heure de début,Heure de fin,Lieu', 'Marché,28/11/2026,9h30,12h00,Place'],
    [
      'title\tdate\tstart time\tend time\tlocation',
      'Market\t2026-11-28\t9:30 am\t12:00 pm\tSquare',
    ],
    ['Naam|Startdatum|Beginuur|Einde|Locatie', 'Markt|za 28.11.2026|9.30 uur|12 uur|Plein'],
  ])('is understood with the header %s', async (header, row) => {
    const [event] = eventsOf((await readAll(`${header}\n${row}\n`)).items);
    expect(event?.facts.venue?.name).toMatch(/^Pl|^Sq/);
    expect(event?.facts.timing.parts).toMatchObject([
      { start: { wall: '2026-11-28T09:30:00' }, length: { end: { wall: '2026-11-28T12:00:00' } } },
    ]);
  });

  it.each([
    ['Datum', '28/11/2026', '11-28'],
    ['Datum', '2026-11-28', '11-28'],
    ['Datum', '28-11-26', '11-28'],
    ['Datum', 'zaterdag 28 november 2026', '11-28'],
    ['Datum', 'samedi 28 novembre 2026', '11-28'],
    ['Date', '1er mai 2027', '05-01'],
    ['Datum', '1 mrt 2027', '03-01'],
    ['Date', '15 août 2027', '08-15'],
    ['Datum', '28/11/2026 14:00', '11-28 14:00-14:00'],
    ['Datum', '28/11/2026 om 14u', '11-28 14:00-14:00'],
    ['Start;Einde', '2026-11-28T09:30;2026-11-28T12:00', '11-28 09:30-12:00'],
    ['Datum;Start', '28/11/2026;9u', '11-28 09:00-09:00'],
    ['Datum;Start', '28/11/2026;9', '11-28 09:00-09:00'],
    ['Datum;Start', '28/11/2026;09:30:00', '11-28 09:30-09:30'],
    ['Datum;Start;Einde', '28/11/2026;20u;2u', '11-28 20:00-02:00'],
    ['Datum;Start;Einde', '28/11/2026;20u;24:00', '11-28 20:00-00:00'],
    ['Datum;Start;Einde', '28/11/2026;2 pm;12:30 am', '11-28 14:00-00:30'],
    ['Datum;Einddatum', '28/11/2026;30/11/2026', '11-28/11-30'],
    ['Datum;Einddatum;Start;Einde', '28/11/2026;29/11/2026;20:00;04:00', '11-28 20:00-04:00'],
    ['Datum;Start', '28/11/2026;', '11-28'],
    ['Datum;Start', ';9u', 'date.invalid'],
    ['Datum', '', 'date.missing'],
    ['Datum', '31/11/2026', 'date.invalid'],
    ['Datum', '11/28/2026', 'date.invalid'],
    ['Datum', 'binnenkort', 'date.invalid'],
    ['Datum;Einddatum', '28/11/2026;27/11/2026', 'end.before_start'],
    ['Datum;Einddatum', '28/11/2026;later', 'date.invalid'],
    ['Datum;Einddatum;Start;Einde', '28/11/2026;28/11/2026;20:00;04:00', 'end.before_start'],
    ['Datum;Start', '28/11/2026;na de mis', 'time.invalid'],
    ['Datum;Start', '28/11/2026;25:00', 'time.invalid'],
    ['Datum;Start', '28/11/2026;9u75', 'time.invalid'],
    ['Datum;Einde', '28/11/2026;12:00', 'time.missing'],
  ])('means by %s = %s: %s', async (header, row, expected) => {
    expect(await timeOf(header, row)).toBe(expected);
  });

  it('repeats what recurs by a rule, and refuses what is none', async () => {
    const { items } = await readAll(
      [
        'Titel;Datum;Start;Herhaling',
        'Markt;5/11/2026;9u;FREQ=WEEKLY;COUNT=3',
        'Feest;5/11/2026;9u;"RRULE:freq=weekly;count=3"',
        'Loop;5/11/2026;9u;elke week',
      ].join('\n'),
    );
    expect(eventsOf(items)[0]?.facts.timing.parts).toMatchObject([
      { rules: ['FREQ=WEEKLY;COUNT=3'] },
    ]);
    expect(problemsOf(items)).toMatchObject([
      { code: 'row.too_many_fields', line: 2 },
      { code: 'rule.invalid', line: 4 },
    ]);
  });

  it('refuses a row with its line and leaves the others be', async () => {
    const { items } = await readAll(
      [
        'Activiteiten 2026;;',
        'Titel;Datum;Id',
        ';28/11/2026;a',
        'Markt;ooit;b',
        'Feest;29/11/2026;c',
        ';;',
        'Feest;30/11/2026;c',
        'Loop;30/11/2026;d;e',
      ].join('\n'),
    );
    expect(eventsOf(items).map(({ uid }) => uid)).toEqual(['c']);
    expect(problemsOf(items)).toMatchObject([
      { code: 'title.missing', line: 3, uid: 'a' },
      { code: 'date.invalid', line: 4, uid: 'b' },
      { code: 'row.double', line: 7 },
      { code: 'row.too_many_fields', line: 8 },
    ]);
    expect(problemsOf(items).every(({ message }) => message.length > 10)).toBe(true);
  });

  it('knows a row without an id again by title, day and place, however these are written', async () => {
    const uidOf = async (row: string) =>
      eventsOf((await readAll(`Titel;Datum;Start;Plaats\n${row}\n`)).items)[0]?.uid;
    const uid = await uidOf('Jaarmarkt;28/11/2026;9u;Kerkplein');
    expect(await uidOf('JAARMARKT;2026-11-28;10u30;kerkplein')).toBe(uid);
    expect(await uidOf('Jaarmarkt;29/11/2026;9u;Kerkplein')).not.toBe(uid);
    expect(await uidOf('Jaarmarkt;28/11/2026;9u;Markt')).not.toBe(uid);
    expect(await uidOf('Rommelmarkt;28/11/2026;9u;Kerkplein')).not.toBe(uid);
  });

  it('says by the postcode that an event is of another municipality', async () => {
    const { items } = await readAll('Titel;Datum;Postcode\nMarkt;28/11/2026;2490\n');
    expect(eventsOf(items)[0]?.nis).toBe('13003');
  });

  it('names a row whose time is wrong, so that it is not taken for gone', async () => {
    const { items: before } = await readAll('Titel;Datum;Start\nMarkt;28/11/2026;9u\n');
    const { items, steps } = await readAll('Titel;Datum;Start\nMarkt;28/11/2026;vroeg\n');
    const uid = eventsOf(before)[0]?.uid;
    expect(problemsOf(items)).toMatchObject([{ code: 'time.invalid', uid }]);
    expect(steps.at(-1)?.complete).toBe(true);
  });

  it.each([
    ['a quote that never closes', '"Feest;29/11/2026;', false],
    ['more cells than columns', 'Feest;29/11/2026;Plein;x', false],
    ['a date that is none', 'Feest;ooit;', false],
    ['a sum at its end', 'Totaal: 1;;', true],
  ])('with %s says what is gone only if it names all it has', async (_, row, complete) => {
    const { items, steps } = await readAll(`Titel;Datum;Plaats\nMarkt;28/11/2026;\n${row}\n`);
    expect(eventsOf(items)).toHaveLength(1);
    expect(problemsOf(items)).toHaveLength(1);
    expect(steps.at(-1)?.complete).toBe(complete);
  });

  it('of an old program is read in its encoding', async () => {
    const { items } = await readAll(Buffer.from('Titel;Datum\nCafé;28/11/2026\n', 'latin1'));
    expect(eventsOf(items)[0]?.facts.title).toEqual({ nl: 'Café' });
  });

  it('holds no formulas that a spreadsheet would run, and no address that is none', async () => {
    const { items } = await readAll(`Titel;Datum;Website\n'=1+1;28/11/2026;javascript:alert(1)\n`);
    const [event] = eventsOf(items);
    expect(event?.facts.title).toEqual({ nl: '=1+1' });
    expect(event?.facts).not.toHaveProperty('website');
  });

  it('of many rows is told in steps', async () => {
    const rows = Array.from({ length: 401 }, (_, number) => `Markt ${number};28/11/2026`);
    const { steps, items } = await readAll(['Titel;Datum', ...rows, ''].join('\n'));
    expect(steps.map(({ items: { length } }) => length)).toEqual([200, 200, 1]);
    expect(new Set(eventsOf(items).map(({ uid }) => uid)).size).toBe(401);
  });

  it.each([
    ['', 'source.empty'],
    ['E-mail;Gemeente\na@b.be;Retie\n', 'source.no_columns'],
    ['Titel;Plaats\nMarkt;Plein\n', 'source.no_columns'],
  ])('that is none is a failure: %j', async (text, code) => {
    expect(await codeOf(readAll(text))).toBe(code);
  });

  it('that is gone is a failure', async () => {
    const reading = readCsv(source, undefined, { run, deps: { files: memoryFiles() } });
    expect(await codeOf(reading)).toBe('source.no_file');
  });
});
