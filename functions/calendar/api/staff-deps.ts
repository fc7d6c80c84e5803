import type { FileUrls } from '../../../shared/files/s3-urls.ts';
import type { KeyRing } from '../../../shared/secrets/key-ring.ts';
import type { MailQueue } from '../../mail/index.ts';
import type { TiedIssues } from '../../newsletters/index.ts';
import type { SaveDeps } from '../events/save-event.ts';
import type { RunDeps } from '../syncing/sync-deps.ts';

/** What the staff API of the calendar works with. */
export interface StaffDeps extends SaveDeps, RunDeps {
  readonly keys: KeyRing;
  readonly mail: MailQueue;
  /** Newsletters that are tied to events. */
  readonly issues: TiedIssues;
  /** Of the bucket of lists. */
  readonly urls: Pick<FileUrls, 'upload'>;
  /** Origin of the public site, no slash at the end. */
  readonly siteUrl: string;
}
