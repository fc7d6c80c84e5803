/** What plays a campaign's audience for demonstrations and proofs, and the staff who have something printed for it. */
export { noteCampaigns } from './campaign/note-campaigns.ts';
export type { Happening } from './events/engagement-event.ts';
export { type AudienceResources, createAudience } from './rehearsal/audience.ts';
export { createPrinting } from './rehearsal/printing.ts';
