import { inParallel } from '../../../shared/in-parallel.ts';
import type { Scope } from '../counters/counter-keys.ts';
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
    found.set(scope, (await counters.read(scope, period)).total);
  });
  return found;
}
