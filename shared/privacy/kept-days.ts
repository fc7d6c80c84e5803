/**
 * For how many days what is personal is kept. Whatever removes it takes its number from here, and so does the page that tells residents
 * of it: the two cannot differ. What single readers do is kept as long as their municipality says.
 */
export const keptDays = {
  /** A wish for a newsletter that nobody confirms. */
  pendingSubscription: 30,
  /** Who is to get an issue of a newsletter, and what came of that. */
  newsletterReaders: 180,
  /** What the mail service tells of each mail of a newsletter. */
  newsletterEvents: 90,
  /** A registration of a shop that nobody confirms, and one that staff rejected. */
  unconfirmedShop: 30,
  rejectedShop: 365,
  /** Whom residents put forward for a vote, and why. */
  nominations: 500,
  /** Entries for a draw, after the end of the vote. */
  drawEntries: 180,
  /** Who won, and all other entries if that is sooner, after the draw. */
  prizeWinners: 30,
  /** Registrations for an event, after its end. */
  registrations: 60,
  /** Keyed digests of visitors' networks, against abuse of forms. */
  visitorCodes: 3,
  /** Copies of the tables, from which they could be restored. */
  backups: 35,
  /** What functions and the API write down of their work; no stage keeps it longer. */
  logs: 90,
} as const;
