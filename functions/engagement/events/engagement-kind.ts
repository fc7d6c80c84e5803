/**
 * What is counted, with the two letters under which its counts stand. Letters never change their meaning and are never
 * used again: counts are kept for years.
 */
const lettersOfKinds = {
  // Mails of newsletters, as SES tells.
  sent: 'se',
  delivered: 'de',
  delayed: 'dy',
  bounced: 'bo',
  complained: 'co',
  rejected: 're',
  unrendered: 'un',
  // What readers do with them.
  opened: 'op',
  clicked: 'cl',
  // Readers who agreed to be followed: the first time that each did it with an issue, machines left out.
  'reader-opened': 'ro',
  'reader-clicked': 'rc',
  // Pages.
  subscribed: 'su',
  confirmed: 'cf',
  preferences: 'pr',
  unsubscribed: 'us',
  'reason-given': 'wy',
  'vote-page': 'vp',
  'vote-confirmed': 'vc',
  directory: 'di',
  'event-page': 'ev',
  'calendar-added': 'ca',
  'feed-read': 'fe',
  registered: 'rg',
  // Printed matter.
  scanned: 'sc',
} as const;

export type EngagementKind = keyof typeof lettersOfKinds;

export const engagementKinds: readonly EngagementKind[] = [
  'sent',
  'delivered',
  'delayed',
  'bounced',
  'complained',
  'rejected',
  'unrendered',
  'opened',
  'clicked',
  'reader-opened',
  'reader-clicked',
  'subscribed',
  'confirmed',
  'preferences',
  'unsubscribed',
  'reason-given',
  'vote-page',
  'vote-confirmed',
  'directory',
  'event-page',
  'calendar-added',
  'feed-read',
  'registered',
  'scanned',
];

const kindsOfLetters: ReadonlyMap<string, EngagementKind> = new Map(
  engagementKinds.map((kind) => [lettersOfKinds[kind], kind]),
);

export const lettersOf = (kind: EngagementKind): string => lettersOfKinds[kind];

/** Undefined for letters of a kind that is no longer counted. */
export const kindOfLetters = (letters: string): EngagementKind | undefined =>
  kindsOfLetters.get(letters);
