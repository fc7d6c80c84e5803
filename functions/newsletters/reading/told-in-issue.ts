import type { Table } from '../../../shared/data/table.ts';
import type { Issue } from '../issue.ts';
import { createRunRepository, type Run } from '../planning/run-repository.ts';
import { toldOfVariants } from '../sending/told-of-variant.ts';
import { isInVersion } from '../versions/variant-of-version.ts';

/** Where and how readers who are not followed read, as far as any of an issue's links says it. */
export interface ToldInIssue {
  /** NIS codes. */
  readonly municipalities: ReadonlySet<string>;
  readonly languages: ReadonlySet<string>;
}

type Tried = Pick<Issue, 'trial' | 'decision'>;

/** Of an issue in versions, those who wait have no links before one is chosen: until then only what is tried tells anything. */
export function toldInIssue(
  runs: readonly Pick<Run, 'readers'>[],
  { trial, decision }: Tried,
): ToldInIssue {
  const atFirst = [...toldOfVariants(runs, undefined)].filter(
    ([variantId]) => !trial || isInVersion(variantId),
  );
  const chosen = decision ? [...toldOfVariants(runs, decision.version)] : [];
  const told = [...atFirst, ...chosen].map(([, one]) => one);
  return {
    municipalities: new Set(told.flatMap(({ nis }) => nis ?? [])),
    languages: new Set(told.flatMap(({ language }) => language ?? [])),
  };
}

export type ReadToldInIssue = (issue: Tried & Pick<Issue, 'issueId'>) => Promise<ToldInIssue>;

/** For reports: clicks of a municipality that no link tells are those alone of readers who agreed to be followed. */
export const createReadToldInIssue =
  (table: Table): ReadToldInIssue =>
  async (issue) =>
    toldInIssue(await createRunRepository(table).ofIssue(issue.issueId), issue);
