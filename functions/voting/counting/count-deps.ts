import type { Table } from '../../../shared/data/table.ts';
import type { Queue } from '../../../shared/queue/queue.ts';
import type { MailQueue } from '../../mail/index.ts';
import type { Merchants } from '../../merchants/index.ts';
import type { Peppers } from '../casting/peppers.ts';
import type { VoteRepository } from '../casting/vote-repository.ts';
import type { ChangeDeps } from '../contests/change-contest.ts';
import type { CountMessage } from '../contests/count-message.ts';

/** A place for files, under keys of ours. Putting the same file twice is no error. */
export interface FileStore {
  put(key: string, file: { readonly text: string; readonly type: string }): Promise<void>;
}

/** What the count works with; the entry file builds it once, tests by hand. */
export interface CountDeps extends ChangeDeps {
  /** The table of votes (`VOTE_TABLE_NAME`). */
  readonly votes: Table;
  readonly cast: VoteRepository;
  readonly peppers: Peppers;
  readonly merchants: Pick<Merchants, 'get'>;
  readonly mail: Pick<MailQueue, 'sendOnce'>;
  readonly countQueue: Queue<CountMessage>;
  /** Files that everybody may download: `published/…`. */
  readonly publications: FileStore;
  /** Files that nobody can alter; one that is there stays. */
  readonly backups: FileStore;
  /** Origin of the public site, no slash at the end. */
  readonly siteUrl: string;
  readonly pause: (milliseconds: number) => Promise<void>;
}
