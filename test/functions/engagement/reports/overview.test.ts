import { describe, expect, it } from 'vitest';
import { engagementDeps } from '../../../../functions/engagement/engagement-deps.ts';
import { overviewSchema } from '../../../../functions/engagement/reports/overview/overview.ts';
import {
  readSideBySide,
  sideBySideSchema,
} from '../../../../functions/engagement/reports/overview/side-by-side.ts';
import { pageAccess } from '../../../builders/page-access.ts';
import { principal } from '../../../builders/staff.ts';
import { storedContest } from '../../../builders/stored-contest.ts';
import { freshTable } from '../../../builders/table.ts';
import { both, inRetie, reportsWorld } from './reports-world.ts';

const path = '/municipalities/13036?from=2026-11-22&to=2026-11-28';

describe('municipalities beside each other', () => {
  it('show what happened in each, people apart from machines', async () => {
    const world = await reportsWorld();
    await world.count(
      [3, inRetie('scanned', '23')],
      [1, inRetie('scanned', '23', { machine: 'declared-bot' })],
      [2, inRetie('registered', '24', { nis: '13003' })],
      [9, inRetie('scanned', '29')],
    );
    const { municipalities } = await world.read(
      '/municipalities?from=2026-11-22&to=2026-11-28',
      sideBySideSchema,
    );
    expect(municipalities).toHaveLength(6);
    expect(municipalities.slice(0, 2)).toEqual([
      {
        municipality: { nis: '13036', name: 'Retie' },
        figures: { scanned: { raw: 4, human: 3 } },
      },
      { municipality: { nis: '13003', name: 'Balen' }, figures: { registered: both(2) } },
    ]);
  });

  it('are those of whoever asks', async () => {
    const { counters } = engagementDeps(await freshTable(), pageAccess, () => new Date());
    const { municipalities } = await readSideBySide(
      principal([{ role: 'viewer', scope: '13003' }]),
      { from: '2026-11-22', to: '2026-11-28' },
      { counters },
    );
    expect(municipalities.map(({ municipality }) => municipality.name)).toEqual(['Balen']);
  });
});

describe('the overview of a municipality', () => {
  it('puts what happened beside as many days before, with its votes and its list', async () => {
    const world = await reportsWorld();
    const { id } = await storedContest(world.table);
    await storedContest(world.table, { nis: '13003' });
    await world.size('13036', '2026-11-22', 100, 10);
    await world.size('13036', '2026-11-28', 110, 12);
    // The end of the 28th is the beginning of the 29th: as the report of the list has it.
    await world.size('13036', '2026-11-29', 115, 13);
    await world.count(
      [5, inRetie('clicked', '22')],
      [2, inRetie('clicked', '28', { machine: 'declared-bot' })],
      [3, inRetie('clicked', '15')],
      [7, inRetie('clicked', '14')],
      [4, inRetie('clicked', '29')],
    );
    expect(await world.read(path, overviewSchema)).toEqual({
      municipality: { nis: '13036', name: 'Retie' },
      period: { from: '2026-11-22', to: '2026-11-28' },
      before: { from: '2026-11-15', to: '2026-11-21' },
      figures: { clicked: { raw: 7, human: 5 } },
      figuresBefore: { clicked: both(3) },
      isComparable: true,
      list: { residents: 115, businesses: 13, before: { residents: 100, businesses: 10 } },
      contests: [
        {
          contestId: id,
          title: { nl: 'Ambassadeur van Retie', fr: 'Ambassadeur de Retie' },
          phase: 'open',
          opensAt: '2026-11-20T08:00:00Z',
          closesAt: '2026-12-04T19:00:00Z',
        },
      ],
    });
  });

  it.each([
    { first: '2026-11-08', isComparable: true },
    { first: '2026-11-09', isComparable: false },
  ])('a fortnight before whose first count is of $first is compared: $isComparable', async (of) => {
    const { count, read } = await reportsWorld();
    await count([3, inRetie('clicked', of.first.slice(8))], [9, inRetie('clicked', '20')]);
    const fortnight = '/municipalities/13036?from=2026-11-15&to=2026-11-28';
    const { before, isComparable } = await read(fortnight, overviewSchema);
    expect(before.from).toBe('2026-11-01');
    expect(isComparable).toBe(of.isComparable);
  });

  it('is of the last thirteen weeks when nobody says of what', async () => {
    const { read } = await reportsWorld();
    const { period } = await read('/municipalities/13036', overviewSchema);
    expect(period).toEqual({ from: '2026-08-31', to: '2026-11-29' });
  });

  it.each([
    ['ends before it begins', 'from=2026-11-22&to=2026-11-21'],
    ['is longer than a year', 'from=2025-11-22&to=2026-11-28'],
    ['is no day', 'from=2026-02-30'],
  ])('refuses a period that %s', async (_, query) => {
    const { ask } = await reportsWorld();
    expect(await ask(`/municipalities/13036?${query}`)).toMatchObject({
      statusCode: 400,
      json: { code: 'request.invalid' },
    });
  });

  it('knows no municipality that takes no part', async () => {
    const { ask } = await reportsWorld();
    expect(await ask('/municipalities/99999')).toMatchObject({
      statusCode: 404,
      json: { code: 'municipality.not_found' },
    });
  });
});
