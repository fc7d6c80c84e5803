import type { FileUrls } from '../../../shared/files/s3-urls.ts';
import type { Queue } from '../../../shared/queue/queue.ts';
import type { KeyRing } from '../../../shared/secrets/key-ring.ts';
import type { MailQueue } from '../../mail/index.ts';
import type { SaveDeps } from '../events/save-event.ts';
import type { SyncMessage } from '../syncing/sync-message.ts';

/** What the staff API of the calendar works with. */
export interface StaffDeps extends SaveDeps {
  readonly syncQueue: Queue<SyncMessage>;
  readonly keys: KeyRing;
  readonly mail: MailQueue;
  /** Of the bucket of lists. */
  readonly urls: Pick<FileUrls, 'upload'>;
  /** Origin of the public site, no slash at the end. */
  readonly siteUrl: string;
}
