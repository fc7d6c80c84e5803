import { expect, test } from 'vitest';
import { readKnownEvents } from '../../../../functions/calendar/index.ts';
import { agendaOf, anAgendaEntry } from '../../../builders/agenda.ts';
import { freshTable } from '../../../builders/table.ts';

const december = { from: new Date('2026-11-30T23:00:00Z'), to: new Date('2026-12-31T23:00:00Z') };

test('names the events of a municipality in a time, each once', async () => {
  const table = await freshTable();
  const agenda = agendaOf(table);
  await agenda.has(anAgendaEntry({ title: { nl: 'Kerstmarkt' } }, '2026-12-12', '2026-12-13'));
  await agenda.has(
    anAgendaEntry({ title: { nl: 'Jaarmarkt' }, takesRegistrations: true }, '2026-12-06'),
  );
  await agenda.has(anAgendaEntry({ title: { nl: 'Herfstfeest' } }, '2026-11-29'));
  const read = (nis: string) =>
    readKnownEvents(table, nis, { ...december, now: new Date('2026-12-01T12:00:00Z') });
  expect(
    (await read('13036')).map(({ title, startsAt, takesRegistrations }) => [
      title.nl,
      startsAt.slice(0, 10),
      takesRegistrations,
    ]),
  ).toEqual([
    ['Jaarmarkt', '2026-12-06', true],
    ['Kerstmarkt', '2026-12-12', false],
  ]);
  expect(await read('13003')).toEqual([]);
});
