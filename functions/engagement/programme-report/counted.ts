import type { Table } from '../../../shared/data/table.ts';
import { nisCodesOf } from '../../../shared/programme/nis-codes.ts';
import { counterPartition, dayOfKey, type Scope } from '../counters/counter-keys.ts';
import { createCounterRepository } from '../counters/counter-repository.ts';
import type { Sums } from '../counters/counts.ts';
import { addedTo, type Figure, type Figures } from '../counters/figures.ts';
import { type EngagementKind, engagementKinds } from '../events/engagement-kind.ts';
import { monthsOf, type ReportPeriod } from './report-period.ts';

/** What was counted in a period, of one municipality or of the programme. */
export interface Counted {
  readonly total: Figures;
  /** Scans, by what the code was printed on. */
  readonly materials: ReadonlyMap<string, Figure>;
  /** Every month of the period, in order. */
  readonly months: readonly { readonly month: string; readonly figures: Figures }[];
}

export interface CountedReader {
  /** With what was counted under the codes of municipalities that merged into it. */
  ofMunicipality(nis: string, period: ReportPeriod): Promise<Counted>;
  /** What no municipality has, too: a page that belongs to none, a click of a small group. */
  ofProgramme(period: ReportPeriod): Promise<Counted>;
  /** The first day on which anything was counted; undefined when nothing ever was. */
  firstDay(nis: string): Promise<string | undefined>;
}

/** Reads month by month: a year of a lively municipality is some hundred thousand numbers. */
export function createCountedReader(table: Table): CountedReader {
  const counters = createCounterRepository(table);

  async function counted(scopes: readonly Scope[], period: ReportPeriod): Promise<Counted> {
    const months: Counted['months'][number][] = [];
    const parts: Sums['parts'][] = [];
    for (const { month, ...days } of monthsOf(period)) {
      const counts = await Promise.all(scopes.map((scope) => counters.sum(scope, days)));
      months.push({ month, figures: sumOf(counts.map(({ total }) => total)) });
      parts.push(...counts.map((count) => count.parts));
    }
    const total = sumOf(months.map(({ figures }) => figures));
    return { total, months, materials: materialsOf(parts) };
  }

  return {
    ofMunicipality: (nis, period) => counted(scopesOf(nis), period),
    ofProgramme: (period) => counted(['programme'], period),
    async firstDay(nis) {
      const pages = await Promise.all(
        scopesOf(nis).map((scope) => table.query({ pk: counterPartition(scope), limit: 1 })),
      );
      return pages.flatMap(({ items }) => items.map(({ sk }) => dayOfKey(String(sk)))).sort()[0];
    },
  };
}

const scopesOf = (nis: string): readonly Scope[] =>
  nisCodesOf(nis).map((code) => `municipality:${code}` as const);

const materialPrefix = 'material=';

const materialsOf = (parts: readonly Sums['parts'][]): Counted['materials'] =>
  materialsTogether(
    parts.map(
      (one) =>
        new Map(
          [...one].flatMap(([part, { scanned }]) =>
            part.startsWith(materialPrefix) && scanned
              ? [[part.slice(materialPrefix.length), scanned] as const]
              : [],
          ),
        ),
    ),
  );

export function materialsTogether(all: readonly Counted['materials'][]): Counted['materials'] {
  const sums = new Map<string, Figure>();
  for (const [material, { raw, human }] of all.flatMap((materials) => [...materials])) {
    const before = sums.get(material) ?? { raw: 0, human: 0 };
    sums.set(material, { raw: before.raw + raw, human: before.human + human });
  }
  return sums;
}

/** What several come to together. */
export const sumOf = (all: readonly Figures[]): Figures =>
  all.reduce<Figures>(
    (sum, figures) =>
      entriesOf(figures).reduce((total, [kind, figure]) => addedTo(total, kind, figure), sum),
    {},
  );

/** Of the first what the others do not have: what belongs to none of them. */
export const restOf = (whole: Figures, parts: readonly Figures[]): Figures =>
  sumOf([whole, ...parts.map(negative)]);

const negative = (figures: Figures): Figures =>
  entriesOf(figures).reduce<Figures>(
    (sum, [kind, { raw, human }]) => addedTo(sum, kind, { raw: -raw, human: -human }),
    {},
  );

const entriesOf = (figures: Figures): [EngagementKind, Figure][] =>
  engagementKinds.flatMap((kind) => {
    const figure = figures[kind];
    return figure ? [[kind, figure]] : [];
  });
