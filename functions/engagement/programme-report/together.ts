import { type Counted, materialsTogether, sumOf } from './counted.ts';
import type { Area, AreaPeriod, AreaReport, IssueLine, Readers } from './report.ts';

export interface Whole {
  readonly area: Pick<Area, 'kind' | 'id' | 'name'>;
  /** The newsletters of each period, of which one may go to several of the parts. */
  readonly issues: { readonly now: readonly IssueLine[]; readonly before: readonly IssueLine[] };
}

/** What municipalities come to together. A year before, those that were counted then. */
export function together({ area, issues }: Whole, parts: readonly AreaReport[]): AreaReport {
  const known = parts.filter(({ before }) => before);
  const sumOfParts = (
    some: readonly AreaReport[],
    periodIn: (one: AreaReport) => AreaPeriod | undefined,
    lines: readonly IssueLine[],
  ) =>
    periodOf(
      some.flatMap((one) => periodIn(one) ?? []),
      issuesTo(some, lines),
    );
  return {
    area: { ...area, inhabitants: inhabitantsOf(parts) },
    now: sumOfParts(parts, ({ now }) => now, issues.now),
    before: known.length > 0 ? sumOfParts(known, ({ before }) => before, issues.before) : undefined,
    comparable: known.length > 0 ? sumOfParts(known, ({ now }) => now, issues.now) : undefined,
    present: {
      merchants: total(parts.map(({ present }) => present.merchants)),
      ambassadors: total(parts.map(({ present }) => present.ambassadors)),
    },
  };
}

const issuesTo = (parts: readonly AreaReport[], lines: readonly IssueLine[]): number =>
  lines.filter(({ municipalities }) => parts.some(({ area }) => municipalities.includes(area.id)))
    .length;

function periodOf(parts: readonly AreaPeriod[], issues: number): AreaPeriod {
  const places = parts.flatMap(({ takingPlace }) => takingPlace ?? []);
  return {
    counted: countedTogether(parts.map(({ counted }) => counted)),
    issues,
    takingPlace:
      places.length < parts.length
        ? undefined
        : {
            events: total(places.map(({ events }) => events)),
            times: total(places.map(({ times }) => times)),
          },
    contests: parts
      .flatMap(({ contests }) => contests)
      .sort((one, other) => (one.closedAt < other.closedAt ? -1 : 1)),
    newMerchants: total(parts.map(({ newMerchants }) => newMerchants)),
    newAmbassadors: total(parts.map(({ newAmbassadors }) => newAmbassadors)),
    readers: readersOf(parts),
  };
}

function readersOf(parts: readonly AreaPeriod[]): Readers | undefined {
  const known = parts.flatMap(({ readers }) => readers ?? []);
  if (known.length < parts.length) return undefined;
  return {
    residents: total(known.map(({ residents }) => residents)),
    businesses: total(known.map(({ businesses }) => businesses)),
  };
}

/** Parts of the same period: their months are the same. */
function countedTogether(parts: readonly Counted[]): Counted {
  const [first] = parts;
  return {
    total: sumOf(parts.map((part) => part.total)),
    materials: materialsTogether(parts.map(({ materials }) => materials)),
    months: (first?.months ?? []).map(({ month }, index) => ({
      month,
      figures: sumOf(parts.map(({ months }) => months[index]?.figures ?? {})),
    })),
  };
}

/** Undefined where it is not known of each part: a share of them would be too large. */
function inhabitantsOf(parts: readonly AreaReport[]): number | undefined {
  const known = parts.flatMap(({ area }) => area.inhabitants ?? []);
  return known.length === parts.length ? total(known) : undefined;
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);
