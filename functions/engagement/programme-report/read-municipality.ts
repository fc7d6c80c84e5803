import type { Table } from '../../../shared/data/table.ts';
import type { Municipality } from '../../../shared/programme/schema.ts';
import { countTakingPlace } from '../../calendar/index.ts';
import type { Merchant } from '../../merchants/index.ts';
import { readEndedContests } from '../../voting/index.ts';
import { allListed } from '../all-listed.ts';
import type { CountedReader } from './counted.ts';
import { readReaders } from './read-readers.ts';
import type { AreaPeriod, AreaReport, IssueLine } from './report.ts';
import { covers, instantsOf, type ReportPeriod } from './report-period.ts';

/** One of the two periods of a report, with the newsletters that began in it. */
export interface PeriodReading {
  readonly period: ReportPeriod;
  readonly issues: readonly IssueLine[];
}

export interface MunicipalityReading {
  readonly table: Table;
  readonly counted: CountedReader;
  readonly madeAt: Date;
  readonly now: PeriodReading;
  readonly before: PeriodReading;
}

export interface MunicipalityReport extends AreaReport {
  /** The day on which counting began; undefined where nothing was counted yet. */
  readonly since: string | undefined;
}

/** What was done and reached in one municipality. */
export async function readMunicipality(
  { nis, name, inhabitants }: Municipality,
  reading: MunicipalityReading,
): Promise<MunicipalityReport> {
  const { table, counted, before } = reading;
  const merchants = await allListed(nis, table);
  const since = await counted.firstDay(nis);
  const isKnown = since !== undefined && covers(since, before.period);
  const now = await readPeriod(nis, reading.now, merchants, reading);
  return {
    area: { kind: 'municipality', id: nis, name, inhabitants },
    since,
    now,
    before: isKnown ? await readPeriod(nis, before, merchants, reading) : undefined,
    comparable: isKnown ? now : undefined,
    present: {
      merchants: merchants.length,
      ambassadors: merchants.filter(({ ambassador }) => ambassador).length,
    },
  };
}

async function readPeriod(
  nis: string,
  { period, issues }: PeriodReading,
  merchants: readonly Merchant[],
  { table, counted, madeAt }: MunicipalityReading,
): Promise<AreaPeriod> {
  const instants = instantsOf(period);
  const isWithin = (at: string | undefined): boolean =>
    at !== undefined && at >= instants.from.toISOString() && at < instants.to.toISOString();
  const contests = await readEndedContests(table, nis, instants);
  return {
    counted: await counted.ofMunicipality(nis, period),
    issues: issues.filter(({ municipalities }) => municipalities.includes(nis)).length,
    takingPlace: await countTakingPlace(table, nis, { ...instants, now: madeAt }),
    contests: contests.map((contest) => ({ ...contest, nis })),
    newMerchants: merchants.filter(({ createdAt }) => isWithin(createdAt)).length,
    newAmbassadors: merchants.filter(({ ambassador }) => isWithin(ambassador?.since)).length,
    readers: await readReaders(table, nis, period),
  };
}
