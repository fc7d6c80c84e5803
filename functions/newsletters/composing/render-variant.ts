import { createHash } from 'node:crypto';
import type { CampaignFacts, VoteCallFacts } from '../../../emails/blocks/campaign-facts.ts';
import type { IssueContent } from '../../../emails/blocks/schema.ts';
import type { Version } from '../../../emails/blocks/version.ts';
import { versionsOf } from '../../../emails/blocks/versions.ts';
import { type RenderedNewsletter, renderNewsletter } from '../../../emails/render-newsletter.ts';
import type { Language } from '../../../shared/i18n/language.ts';
import { placeByNis, regionById } from '../../../shared/programme/programme.ts';
import type { Issue } from '../issue.ts';
import type { Variant } from '../issue-variants.ts';
import { onlinePath } from '../online-path.ts';
import { variantInVersion } from '../versions/variant-of-version.ts';

/** What a variant is made of. */
export interface VariantInput {
  readonly issue: Pick<Issue, 'issueId' | 'audience' | 'contentHash'>;
  readonly content: IssueContent;
  /** Of the municipality. */
  readonly facts: CampaignFacts;
  readonly language: Language;
  readonly nis: string;
  /** Absent where the content has only one. */
  readonly version?: Version | undefined;
  /** Origin of the public site, no slash at the end. */
  readonly siteUrl: string;
}

/** Language × municipality, in the issue's order, where the content has the language; each in every version that it has. */
export function variantsOf({ languages, municipalities }: Issue, content: IssueContent) {
  const versions = severalVersions(content);
  return languages
    .filter((language) => content.languages[language] !== undefined)
    .flatMap((language) =>
      municipalities.flatMap((nis) => versions.map((version) => ({ language, nis, version }))),
    );
}

const severalVersions = (content: IssueContent): readonly (Version | undefined)[] => {
  const versions = versionsOf(content);
  return versions.length > 1 ? versions : [undefined];
};

/** `nl-13036`, or `nl-13036-b`. */
export const variantIdOf = ({
  language,
  nis,
  version,
}: Pick<VariantInput, 'language' | 'nis' | 'version'>): string =>
  version ? variantInVersion(`${language}-${nis}`, version) : `${language}-${nis}`;

/** @throws {RangeError} when the content has not this language. */
export function renderVariant(
  { issue, content, facts, language, nis, version, siteUrl }: VariantInput,
  medium: 'mail' | 'web' = 'mail',
): Promise<RenderedNewsletter> {
  const { municipality, region } = placeByNis(nis);
  const archiveUrl = siteUrl + onlinePath(issue.issueId, variantIdOf({ language, nis, version }));
  return renderNewsletter({
    content,
    brand: regionById(region.id).brand,
    municipality,
    language,
    version,
    issue: { archiveUrl },
    audience: issue.audience,
    siteUrl,
    medium,
    facts,
  });
}

/** A variant by what an approval binds of it: lists of events are not part of its name. */
export function describeVariant(
  { issue: { issueId, contentHash }, facts, language, nis, version }: VariantInput,
  { bound: { subject, html, text }, nameFallback, variables, eventQueries }: RenderedNewsletter,
): Variant {
  const variantId = variantIdOf({ language, nis, version });
  const { voteCall } = facts;
  const vote = variables.includes('timeLeft') && voteCall ? pick(voteCall) : undefined;
  const print = createHash('sha256')
    .update(JSON.stringify([subject, html, text, ...(vote ? [vote] : [])]))
    .digest('hex');
  return {
    variantId,
    language,
    nis,
    ...(version && { version }),
    templateName: `${issueId}-${variantId}-${print.slice(0, 16)}`,
    renderedKey: `rendered/${issueId}/${contentHash}/${variantId}.json`,
    subject,
    nameFallback,
    ...(vote && { vote }),
    ...(eventQueries.length > 0 && { events: [...eventQueries] }),
  };
}

const pick = ({ opensAt, closesAt }: VoteCallFacts) => ({ opensAt, closesAt });
