import type { Table } from '../../../shared/data/table.ts';
import { counterPartition, dayOfKey, type Scope } from '../counters/counter-keys.ts';
import { createCounterRepository, municipalityScopes } from '../counters/counter-repository.ts';
import type { Sums } from '../counters/counts.ts';
import { type Change, type Figure, type Figures, figuresOf } from '../counters/figures.ts';
import { engagementKinds } from '../events/engagement-kind.ts';
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
    ofMunicipality: (nis, period) => counted(municipalityScopes(nis), period),
    ofProgramme: (period) => counted(['programme'], period),
    async firstDay(nis) {
      const pages = await Promise.all(
        municipalityScopes(nis).map((scope) =>
          table.query({ pk: counterPartition(scope), limit: 1 }),
        ),
      );
      return pages.flatMap(({ items }) => items.map(({ sk }) => dayOfKey(String(sk)))).sort()[0];
    },
  };
}

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
export const sumOf = (all: readonly Figures[]): Figures => figuresOf(all.flatMap(changesOf));

/** Of the first what the others do not have: what belongs to none of them. */
export const restOf = (whole: Figures, parts: readonly Figures[]): Figures =>
  figuresOf([...changesOf(whole), ...parts.flatMap(changesOf).map(undone)]);

const undone = ({ kind, change: { raw, human } }: Change): Change => ({
  kind,
  change: { raw: -raw, human: -human },
});

const changesOf = (figures: Figures): Change[] =>
  engagementKinds.flatMap((kind) => {
    const change = figures[kind];
    return change ? [{ kind, change }] : [];
  });
