/**
 * Versions of the texts that people agree to: those of `pages/messages` and `consent/messages` whose keys are listed
 * here. A test binds each version to the words: whoever changes the words must name a new version.
 */
export const consentTexts = {
  subscribe: { version: 'subscribe-2026-11', keys: ['subscribe.consent'] },
  preferences: {
    version: 'preferences-2026-11',
    keys: ['preferences.consent'],
  },
  tracking: {
    version: 'tracking-2026-11-b',
    keys: [
      'preferences.tracking',
      'preferences.tracking.hint',
      'following.question',
      'following.yes',
    ],
  },
} as const;
