import type { EngagementEvent } from '../../functions/engagement/events/engagement-event.ts';

/** A click on the first link of an issue, in Retie, on a November evening. */
export const anEvent = (about: Partial<EngagementEvent> = {}): EngagementEvent => ({
  producer: 'container-1',
  seq: 0,
  kind: 'clicked',
  at: '2026-11-29T19:30:00.000Z',
  nis: '13036',
  about: { issue: 'iss_1', link: 'l1' },
  audience: 'residents',
  language: 'nl',
  ...about,
});
