import type { Language } from '../../shared/i18n/language.ts';
import type { Palette } from '../../shared/programme/brand.ts';
import type { MergeContext } from '../merge/template-text.ts';
import type { NewsletterTranslate } from '../messages/newsletter-messages.ts';
import type { CampaignFacts } from './campaign-facts.ts';

/** What every block may read while it is written. */
export interface BlockContext extends MergeContext {
  readonly language: Language;
  readonly t: NewsletterTranslate;
  readonly palette: Palette;
  /** Origin of the public site, no slash at the end; images uploaded there are given by path. */
  readonly siteUrl: string;
  /** Path of the municipality's calendar in the reader's language. */
  readonly calendarPage: string;
  /** What is known of the municipality's votes and ambassadors. */
  readonly facts: CampaignFacts;
  /** Whether this is filled in for each mail as it is sent, or is a page that everybody reads at any time. */
  readonly medium: 'mail' | 'web';
}

/** A block as written. `flow` blocks that follow each other share one section; a `section` stands alone. */
export interface WrittenBlock {
  readonly place: 'flow' | 'section' | 'footer';
  readonly mjml: string;
  /** Text whose variables are marked; see `sealText`. */
  readonly text: string;
}

/** What the preflight looks at in a block, whatever its type. */
export interface BlockFindings {
  /** Everything that staff typed and readers see, as they read it. */
  readonly texts: readonly string[];
  /** Those without which the block makes no sense. */
  readonly required: readonly string[];
  readonly links: readonly string[];
  readonly images: readonly { readonly url: string; readonly alt: string }[];
}
