import { beforeAll, describe, expect, it } from 'vitest';
import type { Happening } from '../../../../functions/engagement/events/engagement-event.ts';
import { readReport } from '../../../../functions/engagement/programme-report/read-report.ts';
import type {
  AreaReport,
  ProgrammeReport,
} from '../../../../functions/engagement/programme-report/report.ts';
import {
  compared,
  type ReportFigure,
} from '../../../../functions/engagement/programme-report/report-figure.ts';
import { listSizeKey } from '../../../../functions/subscribers/repository/keys.ts';
import type { Table } from '../../../../shared/data/table.ts';
import { agendaOf, anAgendaEntry } from '../../../builders/agenda.ts';
import { campaignIn } from '../../../builders/campaign.ts';
import { aContest } from '../../../builders/contest.ts';
import { count } from '../../../builders/half-year.ts';
import { freshTable } from '../../../builders/table.ts';

const [retie, balen, bierbeek] = ['13036', '13003', '24011'];
const period = { from: '2026-05-01', to: '2026-10-31' };
const now = () => new Date('2026-11-29T12:00:00Z');

const happened = (kind: Happening['kind'], day: string, more: Partial<Happening> = {}) => ({
  kind,
  at: `${day}T12:00:00.000Z`,
  nis: retie,
  ...more,
});
const times = (number: number, happening: Happening): Happening[] =>
  Array.from({ length: number }, () => happening);

let table: Table;
let report: ProgrammeReport;

beforeAll(async () => {
  table = await freshTable();
  await count(table, [
    happened('delivered', '2025-05-19'),
    ...times(30, happened('confirmed', '2025-06-10')),
    ...times(50, happened('confirmed', '2025-10-01', { nis: bierbeek })),
    happened('confirmed', '2026-06-10', { nis: bierbeek }),
    ...times(45, happened('confirmed', '2026-06-10')),
    ...times(20, happened('confirmed', '2026-06-10', { nis: balen })),
    ...times(7, happened('clicked', '2026-05-01', { nis: bierbeek })),
    ...times(3, happened('clicked', '2026-05-01', { nis: bierbeek, machine: 'head' })),
    ...times(4, happened('clicked', '2026-10-31', { nis: undefined })),
    // The evening before and the night after.
    happened('confirmed', '2026-04-30', { at: '2026-04-30T21:59:00.000Z' }),
    happened('confirmed', '2026-11-01', { at: '2026-10-31T23:00:00.000Z' }),
    happened('scanned', '2026-07-01', { material: 'poster' }),
    happened('scanned', '2026-07-02', { material: 'poster', machine: 'head' }),
  ]);
  const campaign = campaignIn(table);
  const closedAt = '2026-10-31T22:30:00.000Z';
  const published = await campaign.contest(aContest({ state: 'published', closedAt }));
  const winner = await campaign.merchant({
    createdAt: '2026-05-01T09:00:00.000Z',
    ambassador: { contestId: published.id, since: '2026-10-31T10:00:00.000Z' },
  });
  await campaign.result(published, [[winner, 120]]);
  await campaign.contest(aContest({ nis: balen, state: 'closed', closedAt }));
  await campaign.contest(
    aContest({ slug: 'later', state: 'closed', closedAt: '2026-10-31T23:00:00.000Z' }),
  );
  await campaign.contest(aContest({ slug: 'never', state: 'cancelled', closedAt }));
  await campaign.merchant({ createdAt: '2026-04-30T09:00:00.000Z' });
  await campaign.merchant({ state: 'hidden' });
  await agendaOf(table).has(anAgendaEntry({}, '2026-06-03', '2026-06-10'));
  await agendaOf(table).has(anAgendaEntry({ status: 'cancelled' }, '2026-06-03'));
  for (const [day, residents] of [
    ['2026-10-30', 40],
    ['2026-11-01', 42],
    ['2026-11-02', 50],
  ] as const) {
    await table.put({ ...listSizeKey(retie, day), day, residents, businesses: 3 });
  }
  report = await readReport(period, { table, now });
});

const areaOf = (name: string): AreaReport => {
  const areas = report.regions.flatMap((region) => [region, ...region.municipalities]);
  const found = areas.find(({ area }) => area.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
};
const figureOf = (figure: ReportFigure, area: AreaReport) =>
  compared(figure, area, report.kindsBefore);

describe('what a report says', () => {
  it('counts the days of the period in Belgium, and no others', () => {
    expect(figureOf('confirmed', areaOf('Retie')).now).toBe(45);
    const { months } = areaOf('Retie').now.counted;
    expect(months.map(({ month }) => month)).toEqual([
      '2026-05',
      '2026-06',
      '2026-07',
      '2026-08',
      '2026-09',
      '2026-10',
    ]);
    expect(months[1]?.figures.confirmed?.human).toBe(45);
  });

  it('adds municipalities up to their region, and tells people from machines', () => {
    expect(figureOf('confirmed', areaOf('Kempen')).now).toBe(65);
    expect(figureOf('clicks', areaOf('Hageland')).now).toBe(7);
    expect(figureOf('allClicks', areaOf('Hageland')).now).toBe(10);
  });

  it('has in the whole programme what belongs to no municipality, and says so', () => {
    expect(figureOf('clicks', report.total).now).toBe(11);
    expect(report.unplaced?.clicked).toEqual({ raw: 4, human: 4 });
    expect(report.unplaced?.confirmed).toEqual({ raw: 0, human: 0 });
  });

  it('compares with a year before only the municipalities in which something was counted then', () => {
    expect(figureOf('confirmed', areaOf('Balen'))).toEqual({
      now: 20,
      before: undefined,
      comparable: undefined,
    });
    expect(figureOf('confirmed', areaOf('Kempen'))).toEqual({
      now: 65,
      before: 30,
      comparable: 45,
    });
    expect(figureOf('confirmed', report.total)).toEqual({ now: 66, before: 30, comparable: 45 });
  });

  it('does not compare with a year before of which only the end was counted', () => {
    expect(figureOf('confirmed', areaOf('Bierbeek'))).toMatchObject({ now: 1, before: undefined });
    expect(figureOf('confirmed', areaOf('Hageland')).before).toBeUndefined();
  });

  it('tells a year before without complaints from one in which they were not counted', () => {
    expect(figureOf('complained', areaOf('Retie'))).toMatchObject({ before: 0, comparable: 0 });
    expect(figureOf('unsubscribed', areaOf('Retie'))).toMatchObject({ before: 0, comparable: 0 });
    expect(figureOf('clicks', areaOf('Retie')).before).toBeUndefined();
  });

  it('knows no figure of a year before of what nobody counted then', () => {
    expect(figureOf('scans', areaOf('Retie'))).toMatchObject({ now: 1, before: undefined });
  });

  it('has contests that ended in the period, with ballots of those that are published', () => {
    expect(figureOf('contests', areaOf('Retie')).now).toBe(1);
    expect(figureOf('ballots', areaOf('Retie')).now).toBe(120);
    expect(figureOf('elected', areaOf('Retie')).now).toBe(1);
    expect(figureOf('contests', areaOf('Balen')).now).toBe(1);
    expect(figureOf('ballots', areaOf('Balen')).now).toBeUndefined();
    expect(figureOf('ballots', report.total).now).toBe(120);
    expect(figureOf('ballots', areaOf('Lubbeek')).now).toBe(0);
  });

  it('knows no difference of ballots while the result of a contest that counts in it is missing', () => {
    const { now: present, ...retieArea } = areaOf('Retie');
    const unknown = present.contests.map(({ result, ...contest }) => contest);
    const some = { ...present, contests: [...present.contests, ...unknown] };
    const area = { ...retieArea, now: some, before: present, comparable: some };
    expect(figureOf('ballots', area)).toEqual({ now: 120, before: 120, comparable: undefined });
    expect(figureOf('contests', area).comparable).toBe(2);
    expect(figureOf('ballots', { ...area, comparable: present }).comparable).toBe(120);
  });

  it('has events that took place, how often, and none that was cancelled', () => {
    expect(figureOf('events', areaOf('Retie')).now).toBe(1);
    expect(figureOf('times', areaOf('Retie')).now).toBe(2);
  });

  it('says nothing of events of which the agenda is forgotten', () => {
    expect(figureOf('events', areaOf('Retie')).before).toBeUndefined();
  });

  it('has listed merchants, and who came in the period', () => {
    expect(figureOf('merchants', areaOf('Retie')).now).toBe(2);
    expect(figureOf('newMerchants', areaOf('Retie')).now).toBe(1);
    expect(figureOf('newAmbassadors', areaOf('Retie')).now).toBe(1);
  });

  it('has the readers as they were when the period ended', () => {
    expect(figureOf('readers', areaOf('Retie')).now).toBe(42);
    expect(figureOf('readers', areaOf('Kempen')).now).toBeUndefined();
  });

  it('has scans by what the code was printed on', () => {
    expect(report.materials).toEqual([{ material: 'poster', figure: { raw: 2, human: 1 } }]);
  });

  it('says where counting began later', () => {
    const late = report.startedLate.map(({ name, since }) => [name, since]);
    expect(late).toContainEqual(['Balen', '2026-06-10']);
    expect(late).toContainEqual(['Lubbeek', undefined]);
    expect(late).toContainEqual(['Bierbeek', '2025-10-01']);
    expect(late.map(([name]) => name)).not.toContain('Retie');
  });

  it('is of one region where that is asked for, of which nothing is known that belongs to none', async () => {
    const kempen = await readReport({ ...period, region: 'kempen' }, { table, now });
    expect(kempen.regions.map(({ area }) => area.name)).toEqual(['Kempen']);
    expect(kempen.unplaced).toBeUndefined();
    expect(compared('confirmed', kempen.total, kempen.kindsBefore).now).toBe(65);
    await expect(readReport({ ...period, region: 'maasland' }, { table, now })).rejects.toThrow(
      expect.objectContaining({ code: 'region.not_found' }),
    );
  });

  it('is empty, and still a report, where nothing ever happened', async () => {
    const empty = await readReport(period, { table: await freshTable(), now });
    expect(empty.total.before).toBeUndefined();
    expect(compared('delivered', empty.total, empty.kindsBefore).now).toBe(0);
    expect(empty.issues).toEqual([]);
  });
});
