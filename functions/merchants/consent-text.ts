/**
 * Versions of the texts that merchants agree to: those of `pages/messages` whose keys are listed here. A test binds
 * each version to the words: whoever changes the words must name a new version.
 */
export const merchantConsents = {
  /** That the page of a merchant is shown. */
  shown: {
    version: 'merchant-2026-11',
    keys: ['consent.shown', 'consent.shown.hint', 'confirm.consent'],
  },
  /** The newsletter for businesses, apart from the first. */
  newsletter: {
    version: 'merchant-newsletter-2026-11',
    keys: ['consent.newsletter', 'consent.newsletter.hint'],
  },
} as const;
