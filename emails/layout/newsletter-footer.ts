import type { BlockContext, WrittenBlock } from '../blocks/block-context.ts';
import { escapeHtml } from '../merge/escape-html.ts';
import { textVariable } from '../merge/template-text.ts';

export interface NewsletterFooter {
  /** What the editors wrote for the foot. */
  readonly blocks: readonly WrittenBlock[];
  readonly audience: 'residents' | 'businesses';
  /** Who answers for the mail, by law with a postal address. */
  readonly sender: { readonly name: string; readonly postalAddress: string };
  /** `mail` is for one reader, who can leave; `web` is for everybody, who can join at `subscribeUrl`. */
  readonly medium: 'mail' | 'web';
  readonly subscribeUrl: string;
  /** What is kept of readers. */
  readonly privacyUrl: string;
}

interface WayOut {
  readonly label: string;
  readonly html: string;
  readonly text: string;
}

/** Why, from whom, and the ways out: by law and by courtesy in every newsletter. */
export function newsletterFooter(footer: NewsletterFooter, context: BlockContext) {
  const reason = reasonFor(footer, context);
  const sender = context.t('sender', footer.sender);
  const ways = waysOut(footer, context);
  const link = ({ label, html }: WayOut) =>
    `<a href="${html}" style="display:inline-block;padding:4px 24px 4px 0;color:${context.palette.link};text-decoration:underline">${escapeHtml(label)}</a>`;
  const paragraph = (html: string) => `<p style="margin:0 0 12px">${html}</p>`;
  const html = [
    ...footer.blocks.map((block) => block.mjml),
    paragraph(escapeHtml(reason)),
    paragraph(ways.map(link).join(' ')),
    paragraph(escapeHtml(sender)),
  ].join('');
  return {
    mjml: `<mj-section><mj-column><mj-text css-class="pad small" padding="24px 32px 40px" font-size="16px" line-height="24px" color="${context.palette.muted}">${html}</mj-text></mj-column></mj-section>`,
    text: [
      ...footer.blocks.map((block) => block.text),
      reason,
      ways.map(({ label, text }) => context.t('labelled', { label, text })).join('\n'),
      sender,
    ].join('\n\n'),
  };
}

function reasonFor({ medium, audience }: NewsletterFooter, { t, municipality }: BlockContext) {
  if (medium === 'web') return t('webVersion', { municipality });
  return t(audience === 'residents' ? 'reasonResidents' : 'reasonBusinesses', { municipality });
}

const wayTo = (label: string, url: string): WayOut => ({ label, html: escapeHtml(url), text: url });

function waysOut(footer: NewsletterFooter, { t }: BlockContext): WayOut[] {
  const privacy = wayTo(t('privacy'), footer.privacyUrl);
  if (footer.medium === 'web') return [wayTo(t('subscribe'), footer.subscribeUrl), privacy];
  return [
    {
      label: t('unsubscribe'),
      html: '{{unsubscribeUrlHtml}}',
      text: textVariable('unsubscribeUrl'),
    },
    {
      label: t('preferences'),
      html: '{{preferencesUrlHtml}}',
      text: textVariable('preferencesUrl'),
    },
    privacy,
  ];
}
