import type { IssueContent } from '../../../emails/blocks/schema.ts';
import { checkFacts } from '../../../emails/preflight/check-facts.ts';
import { checkContent, checkRendered } from '../../../emails/preflight.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Language } from '../../../shared/i18n/language.ts';
import { placeByNis, regionById } from '../../../shared/programme/programme.ts';
import { wallTimeOf } from '../../../shared/time/wall-time.ts';
import { readBeginning } from '../../calendar/index.ts';
import type { Issue } from '../issue.ts';
import { pickedInstant } from '../send-time.ts';
import { checkHours } from './check-hours.ts';
import { checkImages } from './check-images.ts';
import { checkVersions, ofEveryVersion } from './check-versions.ts';
import type { ComposeDeps } from './compose-deps.ts';
import type { IssueFacts } from './issue-facts.ts';
import { type IssueProblem, issueProblem } from './issue-problem.ts';
import type { RenderedMail } from './render-issue.ts';

export interface Preflight {
  readonly problems: readonly IssueProblem[];
  /** How many people the issue reaches today. */
  readonly audienceSize: number;
}

/** What an issue is made of, and what came out. */
export interface Rendering {
  readonly content: IssueContent;
  readonly facts: IssueFacts;
  readonly mails: readonly RenderedMail[];
}

/** Everything that must be right before readers see an issue; each problem once, whatever number of variants has it. */
export async function preflightIssue(
  deps: ComposeDeps,
  issue: Issue,
  { content, facts, mails }: Rendering,
  explainIn: Language,
): Promise<Preflight> {
  const [audienceSize, isVerified, begins, images] = await Promise.all([
    deps.countAudience(issue.audience, issue.municipalities),
    deps.isSenderVerified(),
    readBeginning(deps.table, issue.issueId),
    checkImages(deps, content, explainIn),
  ]);
  const inVersions = ofEveryVersion(content, (inVersion, version) => [
    ...checkWords(deps, issue, { content: inVersion, facts }, explainIn),
    ...mails
      .filter(({ variant }) => (variant.version ?? 'a') === version)
      .flatMap(({ mail, variant }) => checkRendered(mail, variant.language, explainIn)),
  ]);
  const problems: IssueProblem[] = [
    ...inVersions,
    ...images,
    ...checkTime(issue, deps.now(), explainIn),
    ...checkVersions(issue, content, audienceSize, explainIn),
    ...checkHours(issue, content, { facts, begins }, explainIn),
    ...(audienceSize === 0 ? [issueProblem('audience_empty', explainIn)] : []),
    ...(isVerified ? [] : [issueProblem('sender_not_verified', explainIn)]),
  ];
  return { problems: withoutDoubles(problems), audienceSize };
}

/** What staff wrote, as one version has it, and what its blocks have to say. */
const checkWords = (
  { now }: Pick<ComposeDeps, 'now'>,
  issue: Issue,
  { content, facts }: Pick<Rendering, 'content' | 'facts'>,
  explainIn: Language,
): IssueProblem[] => [
  ...checkContent({
    content,
    languages: issue.languages,
    brands: [regionById(issue.region).brand],
    today: wallTimeOf(now()).slice(0, 10),
    explainIn,
  }),
  ...checkFacts({
    content,
    municipalities: issue.municipalities.map((nis) => ({
      name: placeByNis(nis).municipality.name,
      facts: facts.of(nis),
    })),
    at: facts.at,
    explainIn,
  }),
];

/** @throws {AppError} issue.not_approvable, naming everything that stops the issue. */
export function requireClean({ problems }: Preflight): void {
  const blocking = problems.filter(({ severity }) => severity === 'block');
  if (blocking.length === 0) return;
  throw new AppError('issue.not_approvable', 'The issue cannot go out like this.', {
    issues: blocking.map(({ code, message, language, version, block }) => ({
      path: [code, language, version, block].filter((part) => part !== undefined).join('.'),
      message,
    })),
  });
}

function checkTime({ sendAt }: Issue, present: Date, explainIn: Language): IssueProblem[] {
  if (!sendAt) return [issueProblem('time_missing', explainIn)];
  if (pickedInstant(sendAt) > present) return [];
  return [issueProblem('time_past', explainIn, { time: sendAt.replace('T', ' ') })];
}

const withoutDoubles = (problems: readonly IssueProblem[]): IssueProblem[] => [
  ...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values(),
];
