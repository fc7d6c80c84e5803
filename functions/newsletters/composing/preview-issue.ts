import type { IssueContent } from '../../../emails/blocks/schema.ts';
import { timeLeftInWords } from '../../../emails/blocks/time-left.ts';
import type { Version } from '../../../emails/blocks/version.ts';
import { versionsOf } from '../../../emails/blocks/versions.ts';
import { fillTemplate } from '../../../emails/merge/fill-template.ts';
import { recipientValues } from '../../../emails/merge/recipient-values.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Language } from '../../../shared/i18n/language.ts';
import { readContent } from '../content-repository.ts';
import type { Issue } from '../issue.ts';
import type { ComposeDeps } from './compose-deps.ts';
import { readIssueFacts } from './issue-facts.ts';
import { renderVariant } from './render-variant.ts';

export interface VariantChoice {
  readonly language?: Language | undefined;
  /** NIS code. */
  readonly municipality?: string | undefined;
  /** Of an issue that has several; the first when absent. */
  readonly version?: Version | undefined;
  /** The reader's name; without it, what stands for a name that is not known. */
  readonly name?: string | undefined;
}

export interface Preview {
  readonly language: Language;
  readonly municipality: string;
  /** Absent for an issue that has only one. */
  readonly version?: Version | undefined;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** Size of the HTML as delivered. */
  readonly bytes: number;
}

/**
 * One variant as a reader gets it, but that its personal links lead to the subscription page. The first
 * language and municipality of the issue where none is chosen.
 * @throws {AppError} request.invalid for a variant that the issue does not have.
 */
export async function previewIssue(
  deps: Pick<ComposeDeps, 'table' | 'siteUrl' | 'readFacts' | 'readEvents' | 'now'>,
  issue: Issue,
  choice: VariantChoice,
): Promise<Preview> {
  const content = await readContent(deps.table, issue);
  const language = choice.language ?? issue.languages.find((one) => content.languages[one]);
  const nis = choice.municipality ?? issue.municipalities[0] ?? '';
  if (!language || !content.languages[language]) {
    throw missing('body.language', 'The issue has no text in this language.');
  }
  if (!issue.municipalities.includes(nis)) {
    throw missing('body.municipality', 'The issue does not go to this municipality.');
  }
  const version = chosenVersion(content, choice);
  const { siteUrl } = deps;
  const facts = await readIssueFacts(deps, issue, content, [nis]);
  const { voteCall } = facts.of(nis);
  const { bytes, nameFallback, subject, html, text } = await renderVariant({
    issue,
    content,
    facts: facts.of(nis),
    language,
    nis,
    version,
    siteUrl,
  });
  const sample = `${siteUrl}/newsletter/${language}`;
  const { name } = choice;
  const timeLeft = voteCall && timeLeftInWords(voteCall.closesAt, facts.at, language);
  const values = recipientValues(
    { name, unsubscribeUrl: sample, preferencesUrl: sample, timeLeft },
    nameFallback,
  );
  const filled = fillTemplate({ subject, html, text }, values);
  return { language, municipality: nis, ...(version && { version }), bytes, ...filled };
}

function chosenVersion(content: IssueContent, choice: VariantChoice): Version | undefined {
  const versions = versionsOf(content);
  const version = choice.version ?? 'a';
  if (versions.includes(version)) return versions.length > 1 ? version : undefined;
  throw missing('body.version', 'The issue has no such version.');
}

const missing = (path: string, message: string) =>
  new AppError('request.invalid', message, { issues: [{ path, message }] });
