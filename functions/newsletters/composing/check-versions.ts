import type { IssueContent, LanguageContent } from '../../../emails/blocks/schema.ts';
import type { Version } from '../../../emails/blocks/version.ts';
import { contentInVersion, inVersion, versionsOf } from '../../../emails/blocks/versions.ts';
import { type Language, languages } from '../../../shared/i18n/language.ts';
import { placeByNis } from '../../../shared/programme/programme.ts';
import type { Issue } from '../issue.ts';
import { fewestDelivered } from '../versions/judge-versions.ts';
import { type IssueProblem, issueProblem } from './issue-problem.ts';

/** What a check finds in each version: that which version a has not says which one has it. */
export function ofEveryVersion(
  content: IssueContent,
  check: (content: IssueContent, version: Version) => readonly IssueProblem[],
): IssueProblem[] {
  const [first, ...others] = versionsOf(content).map((version) => ({
    version,
    problems: check(contentInVersion(content, version), version),
  }));
  const plain = first?.problems ?? [];
  const known = new Set(plain.map((problem) => JSON.stringify(problem)));
  return [
    ...plain,
    ...others.flatMap(({ version, problems }) =>
      problems
        .filter((problem) => !known.has(JSON.stringify(problem)))
        .map((problem) => ({ ...problem, version })),
    ),
  ];
}

/** Whether there is something to try, and a way to tell. */
export function checkVersions(
  { trial, municipalities }: Pick<Issue, 'trial' | 'municipalities'>,
  content: IssueContent,
  audienceSize: number,
  explainIn: Language,
): IssueProblem[] {
  const versions = versionsOf(content);
  if (versions.length === 1) return trial ? [issueProblem('versions_missing', explainIn)] : [];
  if (!trial) return [issueProblem('trial_missing', explainIn)];
  const count = Math.floor((audienceSize * trial.sharePercent) / 100 / versions.length);
  return [
    ...languages.flatMap((language) =>
      checkLanguage(content.languages[language], versions, explainIn).map((problem) => ({
        ...problem,
        language,
      })),
    ),
    ...(trial.metric === 'opened' ? checkOpens(municipalities, explainIn) : []),
    ...(count < fewestDelivered ? [issueProblem('trial_small', explainIn, { count })] : []),
  ];
}

function checkLanguage(
  content: LanguageContent | undefined,
  versions: readonly Version[],
  explainIn: Language,
): IssueProblem[] {
  if (!content) return [];
  const count = versions.length;
  if ((content.versions?.length ?? 0) + 1 < count) {
    return [issueProblem('versions_differ', explainIn, { count })];
  }
  const texts = versions.map((version) => JSON.stringify(inVersion(content, version)));
  return versions.flatMap((version, place) => {
    const other = versions[texts.indexOf(texts[place] ?? '')];
    if (!other || other === version) return [];
    const values = { version: version.toUpperCase(), other: other.toUpperCase() };
    return [issueProblem('version_same', explainIn, values)];
  });
}

function checkOpens(municipalities: readonly string[], explainIn: Language): IssueProblem[] {
  const without = municipalities
    .map((nis) => placeByNis(nis).municipality)
    .filter(({ engagement }) => !engagement.opens);
  if (without.length === 0) return [];
  const names = without.map(({ name }) => name).join(', ');
  return [issueProblem('opens_not_counted', explainIn, { names })];
}
