export type { Happening } from './events/engagement-event.ts';
export { createFeedClients, type FeedClients } from './feeds/feed-clients.ts';
export { createFollow, type Follow } from './following/follow.ts';
export { createFollowQueue } from './following/follow-queue.ts';
export { createReaderTrail, type ReaderTrail } from './following/reader-trail.ts';
export { judgeRequest } from './people/judge-visit.ts';
export { ownLinkMaterial } from './short-links/materials.ts';
export { createTrackQueue } from './tracking/track-queue.ts';
export { createTracker, type Tracker } from './tracking/tracker.ts';
