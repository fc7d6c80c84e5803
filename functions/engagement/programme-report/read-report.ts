import type { Clock } from '../../../shared/clock.ts';
import type { Table } from '../../../shared/data/table.ts';
import { inParallel } from '../../../shared/in-parallel.ts';
import { programme } from '../../../shared/programme/programme.ts';
import type { Region } from '../../../shared/programme/schema.ts';
import { type Counted, createCountedReader, restOf } from './counted.ts';
import { kindsIn } from './kinds-in.ts';
import { readIssues } from './read-issues.ts';
import {
  type MunicipalityReading,
  type MunicipalityReport,
  type PeriodReading,
  readMunicipality,
} from './read-municipality.ts';
import { readReaders } from './read-readers.ts';
import type { Area, AreaReport, ProgrammeReport, RegionReport } from './report.ts';
import { covers, yearBefore } from './report-period.ts';
import { type ReportSelection, regionsOf } from './report-selection.ts';
import { together } from './together.ts';

export interface ReportReading {
  readonly table: Table;
  readonly now: Clock;
}

/** Municipalities read at a time. */
const width = 4;

/**
 * Reads all that a report of the selection says.
 * @throws {AppError} region.not_found
 */
export async function readReport(
  { from, to, region }: ReportSelection,
  { table, now }: ReportReading,
): Promise<ProgrammeReport> {
  const regions = regionsOf({ region });
  const reading = await begin({ from, to }, regions, { table, now });
  const municipalities = await readAll(regions, reading);
  const reports: RegionReport[] = [];
  for (const { id, name, municipalities: own } of regions) {
    const codes = new Set(own.map(({ nis }) => nis));
    const parts = municipalities.filter(({ area }) => codes.has(area.id));
    const whole = wholeOf({ kind: 'region', id, name }, parts, reading);
    reports.push({ ...whole, municipalities: parts });
  }
  const summed = wholeOf(nameOf(regions, region), municipalities, reading);
  const { total, unplaced } =
    region === undefined
      ? await withUnplaced(
          summed,
          municipalities.every(({ before }) => before),
          reading,
        )
      : { total: summed, unplaced: undefined };
  return {
    period: reading.now.period,
    yearBefore: reading.before.period,
    madeAt: reading.madeAt,
    total,
    regions: reports,
    unplaced,
    kindsBefore: kindsIn(total.before?.counted.total ?? {}),
    issues: reading.now.issues,
    contests: total.now.contests,
    materials: materialsOf(total.now.counted),
    startedLate: municipalities
      .filter(({ since }) => since === undefined || !covers(since, reading.before.period))
      .map(({ area, since }) => ({ name: area.name, since })),
  };
}

async function begin(
  period: { readonly from: string; readonly to: string },
  regions: readonly Region[],
  { table, now }: ReportReading,
): Promise<MunicipalityReading> {
  const codes = new Set(
    regions.flatMap(({ municipalities }) => municipalities.map(({ nis }) => nis)),
  );
  const before = yearBefore(period);
  return {
    table,
    madeAt: now(),
    counted: createCountedReader(table),
    now: { period, issues: await readIssues(table, period, codes) },
    before: { period: before, issues: await readIssues(table, before, codes) },
  };
}

/** In the order of the programme. */
async function readAll(
  regions: readonly Region[],
  reading: MunicipalityReading,
): Promise<MunicipalityReport[]> {
  const wanted = regions.flatMap(({ municipalities }) => municipalities);
  const read = new Map<string, MunicipalityReport>();
  await inParallel(wanted, width, async (municipality) => {
    read.set(municipality.nis, await readMunicipality(municipality, reading));
  });
  return wanted.flatMap(({ nis }) => read.get(nis) ?? []);
}

function wholeOf(
  area: Pick<Area, 'kind' | 'id' | 'name'>,
  parts: readonly MunicipalityReport[],
  { now, before }: MunicipalityReading,
): AreaReport {
  return together({ area, issues: { now: now.issues, before: before.issues } }, parts);
}

const nameOf = (regions: readonly Region[], region: string | undefined) =>
  ({
    kind: 'programme',
    id: region ?? 'programme',
    name: region === undefined ? programme.name : (regions[0]?.name ?? region),
  }) as const;

/**
 * The programme's own numbers in place of the sum of its municipalities, and what is in them alone. A year before only if all
 * municipalities took part then: what belongs to none cannot be told apart.
 */
async function withUnplaced(
  summed: AreaReport,
  isWhole: boolean,
  { table, counted, now, before }: MunicipalityReading,
): Promise<Pick<ProgrammeReport, 'total'> & { unplaced: Counted['total'] }> {
  const whole = async (sum: AreaReport['now'], { period }: PeriodReading) => ({
    ...sum,
    counted: await counted.ofProgramme(period),
    readers: await readReaders(table, 'programme', period),
  });
  const present = await whole(summed.now, now);
  const unplaced = restOf(present.counted.total, [summed.now.counted.total]);
  if (!summed.before || !isWhole) return { total: { ...summed, now: present }, unplaced };
  const earlier = await whole(summed.before, before);
  return { total: { ...summed, now: present, before: earlier, comparable: present }, unplaced };
}

const materialsOf = ({ materials }: Counted): ProgrammeReport['materials'] =>
  [...materials]
    .map(([material, figure]) => ({ material, figure }))
    .sort((one, other) => other.figure.human - one.figure.human);
