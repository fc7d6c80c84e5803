import type { FileUrls } from '../../../shared/files/s3-urls.ts';
import type { ImportMessage } from '../../../shared/importing/import-job.ts';
import type { Queue } from '../../../shared/queue/queue.ts';
import type { MerchantDeps } from '../deps.ts';
import type { EraseDeps } from '../erase.ts';
import type { PhotoJobs } from '../photos/photo-jobs.ts';
import type { MerchantImports } from '../repository/imports.ts';

/** What the staff API of merchants works with. */
export interface StaffDeps extends MerchantDeps, EraseDeps {
  readonly imports: MerchantImports;
  readonly importQueue: Queue<ImportMessage>;
  readonly photoJobs: PhotoJobs;
  /** Of the bucket of lists. */
  readonly urls: FileUrls;
  /** Of the bucket of images. */
  readonly imageUrls: Pick<FileUrls, 'upload'>;
}
