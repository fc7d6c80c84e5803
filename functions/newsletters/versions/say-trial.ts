import type { Table } from '../../../shared/data/table.ts';
import type { Language } from '../../../shared/i18n/language.ts';
import type { Issue } from '../issue.ts';
import { versionsOfIssue } from './issue-versions.ts';
import type { ReadVersionFigures } from './read-figures.ts';
import { readTrial } from './read-trial.ts';

/** For reports: how the trial of an issue's versions stands, in sentences; undefined for an issue that has only one. */
export type SayTrial = (issue: Issue, language: Language) => Promise<string | undefined>;

export const createSayTrial =
  (table: Table, readVersionFigures: ReadVersionFigures): SayTrial =>
  async (issue, language) => {
    if (!issue.trial) return undefined;
    const versionsOf = (of: Issue) => versionsOfIssue(table, of);
    return (await readTrial(issue, language, { versionsOf, readVersionFigures })).words;
  };
