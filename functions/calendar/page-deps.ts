import type { Clock } from '../../shared/clock.ts';
import type { Table } from '../../shared/data/table.ts';
import type { HttpEvent } from '../../shared/http/event.ts';
import type { NewId } from '../../shared/ids.ts';
import type { Log } from '../../shared/observability/logger.ts';
import type { KeyRing } from '../../shared/secrets/key-ring.ts';
import type { FeedClients, Tracker } from '../engagement/index.ts';
import type { MailQueue } from '../mail/index.ts';
import type { EventRepository } from './events/event-repository.ts';
import type { RegistrationErasureJournal } from './registration/erasure-journal.ts';

/** What the pages and feeds work with. */
export interface PageDeps {
  readonly table: Table;
  readonly events: EventRepository;
  readonly keys: KeyRing;
  readonly mail: MailQueue;
  readonly journal: RegistrationErasureJournal;
  readonly now: Clock;
  readonly newId: NewId;
  /** Origin of the public site, no slash at the end. */
  readonly siteUrl: string;
  /** Counts what happens on pages. */
  readonly tracker: Tracker;
  /** Says what of the readers of feeds may be counted. */
  readonly feedClients: FeedClients;
  /** The visitor's IP address, where CloudFront vouches for it. */
  readonly viewer: (event: HttpEvent) => Promise<string | undefined>;
  readonly log: Pick<Log, 'error'>;
  /** Waits; see `even-pace.ts`. */
  readonly pause: (milliseconds: number) => Promise<void>;
}
