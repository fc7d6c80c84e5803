export type { Happening } from './events/engagement-event.ts';
export { judgeRequest } from './people/judge-visit.ts';
export { createTrackQueue } from './tracking/track-queue.ts';
export { createTracker, type Tracker } from './tracking/tracker.ts';
