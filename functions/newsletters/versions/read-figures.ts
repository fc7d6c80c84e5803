import type { Version } from '../../../emails/blocks/version.ts';
import type { Issue } from '../issue.ts';
import type { VersionFigures } from './trial.ts';

interface Figure {
  readonly raw: number;
  readonly human: number;
}

/** What was counted of the mails of one version. */
export interface VersionCounts {
  readonly delivered: number;
  readonly clicked: Figure;
  readonly opened: Figure;
}

/** By version; one of which nothing was counted may be missing. A minute or two behind. */
export type ReadVersionFigures = (issueId: string) => Promise<ReadonlyMap<string, VersionCounts>>;

export interface FiguresDeps {
  readonly versionsOf: (issue: Issue) => Promise<readonly Version[]>;
  readonly readVersionFigures: ReadVersionFigures;
}

const nothing = { raw: 0, human: 0 };

/** What each version of an issue has come to, in what its trial looks at. */
export async function readFigures(issue: Issue, deps: FiguresDeps): Promise<VersionFigures[]> {
  const metric = issue.trial?.metric ?? 'clicked';
  const [versions, counts] = await Promise.all([
    deps.versionsOf(issue),
    deps.readVersionFigures(issue.issueId),
  ]);
  return versions.map((version) => {
    const found = counts.get(version);
    return { version, delivered: found?.delivered ?? 0, ...(found?.[metric] ?? nothing) };
  });
}
