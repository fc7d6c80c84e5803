import type { Language } from '../shared/i18n/language.ts';
import { partPath } from '../shared/pages/part-path.ts';
import type { Brand } from '../shared/programme/brand.ts';
import { writeBlock } from './blocks/block.ts';
import type { BlockContext, WrittenBlock } from './blocks/block-context.ts';
import { type CampaignFacts, noFacts } from './blocks/campaign-facts.ts';
import type { EventQuery } from './blocks/event-facts.ts';
import { eventQueriesOf } from './blocks/facts-needed.ts';
import type { IssueContent, LanguageContent } from './blocks/schema.ts';
import type { Version } from './blocks/version.ts';
import { inVersion } from './blocks/versions.ts';
import { deliveredBytes } from './delivered-bytes.ts';
import { fillEventLists } from './fill-event-lists.ts';
import { compileMjml } from './layout/compile-mjml.ts';
import { mailDocument } from './layout/mail-document.ts';
import { masthead } from './layout/masthead.ts';
import { newsletterFooter } from './layout/newsletter-footer.ts';
import { sheet } from './layout/sheet.ts';
import { markLinks } from './links/mark-links.ts';
import { withoutMarks } from './links/marked-link.ts';
import { cleanLine } from './merge/clean-text.ts';
import { escapeHtml } from './merge/escape-html.ts';
import { type MailTemplate, templateVariables } from './merge/fill-template.ts';
import { htmlTemplate, sealText, subjectTemplate } from './merge/template-text.ts';
import { newsletterMessages } from './messages/newsletter-messages.ts';

export interface NewsletterInput {
  readonly content: IssueContent;
  readonly brand: Brand;
  readonly municipality: {
    readonly name: string;
    readonly slug: string;
    readonly postalAddress: string;
  };
  readonly language: Language;
  /** Of an issue that has several; `a` when absent. */
  readonly version?: Version | undefined;
  /** `archiveUrl`: the absolute address of this variant's page, "read online". */
  readonly issue: { readonly archiveUrl: string };
  readonly audience: 'residents' | 'businesses';
  /** Origin of the public site, no slash at the end. */
  readonly siteUrl: string;
  /**
   * `mail` (the default) is an SES template; `web` is the page that everybody can read online: no variables, no name,
   * no personal links, but an invitation to subscribe.
   */
  readonly medium?: 'mail' | 'web';
  /** Of the municipality; blocks of the campaign say what stands here. */
  readonly facts?: CampaignFacts;
}

export interface RenderedNewsletter extends MailTemplate {
  /** Size of the HTML as delivered, links that are counted and values of ordinary length in it: what the 102 kB limit counts. */
  readonly bytes: number;
  /** Variables that the template needs, sorted; `recipientValues` gives all of them. */
  readonly variables: readonly string[];
  /** Stands for a name that is not known. */
  readonly nameFallback: string;
  /** What an approval binds: the same, but that links are named and the lists of events are left open. */
  readonly bound: MailTemplate;
  /** What is to be asked of the calendar to fill them in. */
  readonly eventQueries: readonly EventQuery[];
}

/**
 * Renders one variant (language × municipality, in one version) of an issue as an SES template.
 * @throws {RangeError} when the content has not this language.
 */
export async function renderNewsletter(input: NewsletterInput): Promise<RenderedNewsletter> {
  const written = input.content.languages[input.language];
  if (written === undefined) throw new RangeError(`the content has no ${input.language}`);
  const content = inVersion(written, input.version ?? 'a');
  const t = newsletterMessages(input.language);
  const nameFallback = cleanLine(content.nameFallback ?? '') || t('nameFallback');
  const medium = input.medium ?? 'mail';
  const context: BlockContext = {
    language: input.language,
    t,
    palette: input.brand.light,
    siteUrl: input.siteUrl,
    municipality: input.municipality.name,
    name: medium === 'mail' ? 'variable' : { text: nameFallback },
    calendarPage: partPath('calendar', input.language, input.municipality.slug),
    facts: input.facts ?? noFacts,
    medium,
  };
  const blocks = content.blocks.map((block, index) => {
    const written = writeBlock(block, context);
    return medium === 'mail' ? markLinks(written, index + 1) : written;
  });
  const bound = await writeTemplate({ ...input, medium }, content, blocks, context);
  const marked = fillEventLists(bound, context.facts.eventLists ?? [], input);
  const template = { ...marked, html: withoutMarks(marked.html) };
  return {
    ...template,
    bound,
    eventQueries: eventQueriesOf(content.blocks),
    bytes: deliveredBytes(marked, { nameFallback, siteUrl: input.siteUrl }),
    variables: templateVariables(template),
    nameFallback,
  };
}

async function writeTemplate(
  input: NewsletterInput & { readonly medium: 'mail' | 'web' },
  content: LanguageContent,
  blocks: readonly WrittenBlock[],
  context: BlockContext,
): Promise<MailTemplate> {
  const { brand, municipality, siteUrl, medium } = input;
  const footer = newsletterFooter(
    {
      blocks: blocks.filter((block) => block.place === 'footer'),
      audience: input.audience,
      sender: { name: brand.name, postalAddress: municipality.postalAddress },
      medium,
      subscribeUrl: `${siteUrl}${partPath('newsletter', input.language, municipality.slug)}`,
      privacyUrl: `${siteUrl}${partPath('privacy', input.language, municipality.slug)}`,
    },
    context,
  );
  const readOnline = { label: context.t('readOnline'), url: input.issue.archiveUrl };
  const mjml = mailDocument({
    brand,
    language: input.language,
    title: htmlTemplate(content.subject, context),
    preheader: medium === 'mail' ? htmlTemplate(content.preheader, context) : '',
    body: [
      medium === 'mail' ? topLink(readOnline, context) : '<mj-section padding="24px 0 0" />',
      masthead({
        brand,
        municipality: escapeHtml(municipality.name),
        siteUrl: escapeHtml(siteUrl),
      }),
      sheet(blocks, brand.light),
      footer.mjml,
    ].join(''),
  });
  const text = [
    `${brand.name}, ${municipality.name}`,
    medium === 'mail'
      ? context.t('labelled', { label: readOnline.label, text: readOnline.url })
      : '',
    ...blocks.filter((block) => block.place !== 'footer').map((block) => block.text),
    `-- \n${footer.text}`,
  ];
  const html = await compileMjml(mjml);
  return {
    subject: subjectTemplate(content.subject, context),
    html: medium === 'web' ? asPage(html) : html,
    text: `${sealText(text.filter((part) => part !== '').join('\n\n'))}\n`,
  };
}

/** MJML calls a mail an article in a mailbox; on a page of its own it is the main part. */
const asPage = (html: string): string =>
  html.replace(/aria-roledescription="email" role="article"/, 'role="main"');

function topLink(link: { readonly label: string; readonly url: string }, context: BlockContext) {
  const { muted, link: colour } = context.palette;
  return `<mj-section><mj-column><mj-text css-class="pad small" align="right" padding="16px 32px" font-size="16px" line-height="24px" color="${muted}"><a href="${escapeHtml(link.url)}" style="display:inline-block;padding:4px 0;color:${colour};text-decoration:underline">${escapeHtml(link.label)}</a></mj-text></mj-column></mj-section>`;
}
