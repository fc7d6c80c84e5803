import { findDuplicates } from '../duplicates/find-duplicates.ts';
import { followMerged } from '../duplicates/follow-merged.ts';
import type { CampaignEvent } from '../events/event.ts';
import { followEvent } from '../moments/follow-event.ts';
import { sweepMoments } from '../moments/sweep-moments.ts';
import { followRegistrations } from '../registration/follow-event.ts';
import { sweepRegistrations } from '../registration/sweep-registrations.ts';
import { syncDue } from '../syncing/sync-due.ts';
import type { SweepDeps } from './sweep-deps.ts';

/** Does what a change of an event asks for; may run twice for one change, and once for several. */
export type FollowUp = (event: CampaignEvent, deps: SweepDeps) => Promise<void>;

/** What looks at an event after when, where or whether it takes place has changed. */
export const followUps: readonly FollowUp[] = [followMerged, followEvent, followRegistrations];

/** Does what is due of a part, bounded by the time that is left. It may run twice, or late. */
export type Chore = (deps: SweepDeps, remainingMs: () => number) => Promise<void>;

/** What else is to be done every minute. */
export const chores: readonly Chore[] = [syncDue, sweepRegistrations, sweepMoments, findDuplicates];
