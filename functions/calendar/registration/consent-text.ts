/**
 * The text that somebody agrees to who registers: that of `pages/registration/messages` whose keys are listed. A test binds the
 * version to the words: whoever changes the words must name a new version.
 */
export const registrationConsent = {
  version: 'registration-2026-11',
  keys: ['form.consent', 'form.consent.hint', 'confirm.consent'],
} as const;
