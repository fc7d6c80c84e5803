import type { Queue } from '../../../shared/queue/queue.ts';
import type { SubscriberDeps } from '../deps.ts';
import type { EraseDeps } from '../erase.ts';
import type { ExportMessage } from '../exporting/export-job.ts';
import type { ImportMessage } from '../importing/import-job.ts';
import type { ExportRepository } from '../repository/exports.ts';
import type { ImportRepository } from '../repository/imports.ts';
import type { MemberRepository } from '../repository/members.ts';
import type { FileUrls } from '../s3-urls.ts';

/** What the staff API of subscribers works with. */
export interface StaffDeps extends Omit<SubscriberDeps, 'links'>, EraseDeps {
  readonly members: MemberRepository;
  readonly imports: ImportRepository;
  readonly exports: ExportRepository;
  readonly importQueue: Queue<ImportMessage>;
  readonly exportQueue: Queue<ExportMessage>;
  readonly urls: FileUrls;
}
