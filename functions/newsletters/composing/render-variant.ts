import { createHash } from 'node:crypto';
import type { CampaignFacts, VoteCallFacts } from '../../../emails/blocks/campaign-facts.ts';
import type { IssueContent } from '../../../emails/blocks/schema.ts';
import { type RenderedNewsletter, renderNewsletter } from '../../../emails/render-newsletter.ts';
import type { Language } from '../../../shared/i18n/language.ts';
import { placeByNis, regionById } from '../../../shared/programme/programme.ts';
import type { Issue } from '../issue.ts';
import type { Variant } from '../issue-variants.ts';
import { onlinePath } from '../online-path.ts';

/** What a variant is made of. */
export interface VariantInput {
  readonly issue: Pick<Issue, 'issueId' | 'audience' | 'contentHash'>;
  readonly content: IssueContent;
  /** Of the municipality. */
  readonly facts: CampaignFacts;
  readonly language: Language;
  readonly nis: string;
  /** Origin of the public site, no slash at the end. */
  readonly siteUrl: string;
}

/** Language × municipality, in the issue's order, where the content has the language. */
export function variantsOf({ languages, municipalities }: Issue, content: IssueContent) {
  return languages
    .filter((language) => content.languages[language] !== undefined)
    .flatMap((language) => municipalities.map((nis) => ({ language, nis })));
}

/** @throws {RangeError} when the content has not this language. */
export function renderVariant(
  { issue, content, facts, language, nis, siteUrl }: VariantInput,
  medium: 'mail' | 'web' = 'mail',
): Promise<RenderedNewsletter> {
  const { municipality, region } = placeByNis(nis);
  const archiveUrl = siteUrl + onlinePath(issue.issueId, `${language}-${nis}`);
  return renderNewsletter({
    content,
    brand: regionById(region.id).brand,
    municipality,
    language,
    issue: { archiveUrl },
    audience: issue.audience,
    siteUrl,
    medium,
    facts,
  });
}

/** A variant by what an approval binds of it: lists of events are not part of its name. */
export function describeVariant(
  { issue: { issueId, contentHash }, facts, language, nis }: VariantInput,
  { bound: { subject, html, text }, nameFallback, variables, eventQueries }: RenderedNewsletter,
): Variant {
  const variantId = `${language}-${nis}`;
  const { voteCall } = facts;
  const vote = variables.includes('timeLeft') && voteCall ? pick(voteCall) : undefined;
  const print = createHash('sha256')
    .update(JSON.stringify([subject, html, text, ...(vote ? [vote] : [])]))
    .digest('hex');
  return {
    variantId,
    language,
    nis,
    templateName: `${issueId}-${variantId}-${print.slice(0, 16)}`,
    renderedKey: `rendered/${issueId}/${contentHash}/${variantId}.json`,
    subject,
    nameFallback,
    ...(vote && { vote }),
    ...(eventQueries.length > 0 && { events: [...eventQueries] }),
  };
}

const pick = ({ opensAt, closesAt }: VoteCallFacts) => ({ opensAt, closesAt });
