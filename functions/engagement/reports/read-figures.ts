import { inParallel } from '../../../shared/in-parallel.ts';
import type { Scope } from '../counters/counter-keys.ts';
import type { CounterName } from '../counters/counter-name.ts';
import type { Counts } from '../counters/counts.ts';
import type { Figures } from '../counters/figures.ts';
import type { ReportPeriod } from '../programme-report/report-period.ts';
import type { FiguresDeps } from './figures-deps.ts';

/** How many queries are under way at once. */
const width = 20;

/** What was counted of each of many things in a period: one query each. */
export async function readFigures(
  scopes: readonly Scope[],
  period: ReportPeriod,
  { counters }: Pick<FiguresDeps, 'counters'>,
): Promise<ReadonlyMap<Scope, Figures>> {
  const found = new Map<Scope, Figures>();
  await inParallel(scopes, width, async (scope) => {
    found.set(scope, (await counters.sum(scope, period)).total);
  });
  return found;
}

/** Municipalities at a time: a year of one is a megabyte where all of it is wanted. */
const municipalitiesAtOnce = 8;

export const eachMunicipality = <Municipality>(
  all: readonly Municipality[],
  work: (municipality: Municipality) => Promise<void>,
): Promise<void> => inParallel(all, municipalitiesAtOnce, work);

/** Some of the numbers of many municipalities, by the code that was given: one query each, or more of those that merged. */
export async function readMunicipalities(
  codes: readonly string[],
  { period, only }: { readonly period: ReportPeriod; readonly only: readonly CounterName[] },
  { counters }: Pick<FiguresDeps, 'counters'>,
): Promise<ReadonlyMap<string, Counts>> {
  const found = new Map<string, Counts>();
  await eachMunicipality(codes, async (nis) => {
    found.set(nis, await counters.readMunicipality(nis, period, only));
  });
  return found;
}
