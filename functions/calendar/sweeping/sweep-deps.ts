import type { KeyRing } from '../../../shared/secrets/key-ring.ts';
import type { MailQueue } from '../../mail/index.ts';
import type { TiedIssues } from '../../newsletters/index.ts';
import type { SaveDeps } from '../events/save-event.ts';
import type { DueDeps } from '../syncing/sync-due.ts';

/** What the sweep, and all that follows a change of an event, works with. */
export interface SweepDeps extends SaveDeps, DueDeps {
  readonly keys: KeyRing;
  readonly mail: MailQueue;
  /** Newsletters that are tied to events. */
  readonly issues: TiedIssues;
  /** Origin of the public site, no slash at the end. */
  readonly siteUrl: string;
}
