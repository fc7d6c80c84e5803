import { describe, expect, it } from 'vitest';
import { createSourceReaders } from '../../../../functions/calendar/sources/read-source.ts';
import type { SourceSettings } from '../../../../functions/calendar/sources/source-settings.ts';
import { memoryFiles } from '../../../builders/memory-files.ts';
import { now, startWorld } from './uitdatabank.ts';
import { retieSource, uitdatabankEvent } from './uitdatabank-event.ts';

const calendar = [
  'BEGIN:VCALENDAR',
  'BEGIN:VEVENT',
  'UID:by-ical',
  'DTSTART;VALUE=DATE:20261205',
  'SUMMARY:Markt',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n');

async function startReaders() {
  const { server, deps } = await startWorld();
  server.put({
    json: uitdatabankEvent({ calendarType: 'periodic', endDate: '2027-01-01T00:00:00Z' }),
  });
  const files = memoryFiles();
  await files.put('list', 'Id;Titel;Datum\nby-csv;Markt;5/12/2026\n');
  const fetch: typeof deps.fetch = async (address, options) =>
    address.endsWith('.ics')
      ? { status: 200, headers: {}, body: Buffer.from(calendar), isFromElsewhere: false }
      : deps.fetch(address, options);
  return createSourceReaders({ ...deps, fetch, files });
}

describe('a source of any kind', () => {
  it.each<[SourceSettings, string]>([
    [{ kind: 'ical', url: 'https://www.retie.be/agenda.ics' }, 'by-ical'],
    [retieSource.settings, '5d0a2f5e-8f3b-4a65-9a3c-0b2f6f0d1c11'],
    [{ kind: 'csv', file: 'list' }, 'by-csv'],
  ])('is read by its own reader: %j', async (settings, uid) => {
    const { readStep } = await startReaders();
    const run = { runId: 'run_1', startedAt: now };
    const { items, complete } = await readStep(
      { nis: '13036', topics: [], settings },
      undefined,
      run,
    );
    expect(items).toMatchObject([{ event: { uid } }]);
    expect(complete).toBe(true);
  });
});
