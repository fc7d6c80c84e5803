import type { FileUrls } from '../../../shared/files/s3-urls.ts';
import type { ImportMessage } from '../../../shared/importing/import-job.ts';
import type { Queue } from '../../../shared/queue/queue.ts';
import type { SubscriberDeps } from '../deps.ts';
import type { EraseDeps } from '../erase.ts';
import type { ExportMessage } from '../exporting/export-job.ts';
import type { ExportRepository } from '../repository/exports.ts';
import type { SubscriberImports } from '../repository/imports.ts';
import type { MemberRepository } from '../repository/members.ts';

/** What the staff API of subscribers works with. */
export interface StaffDeps extends Omit<SubscriberDeps, 'links'>, EraseDeps {
  readonly members: MemberRepository;
  readonly imports: SubscriberImports;
  readonly exports: ExportRepository;
  readonly importQueue: Queue<ImportMessage>;
  readonly exportQueue: Queue<ExportMessage>;
  readonly urls: FileUrls;
}
