import type { Table } from '../../../shared/data/table.ts';
import type { HttpEvent } from '../../../shared/http/event.ts';
import type { NewId } from '../../../shared/ids.ts';
import type { Tracker } from '../../engagement/index.ts';
import type { Merchants } from '../../merchants/index.ts';
import type { CastingDeps } from '../casting/casting-deps.ts';
import type { ContestRepository } from '../contests/contest-repository.ts';

/** What the pages work with. */
export interface PageDeps extends CastingDeps {
  readonly table: Table;
  readonly contests: ContestRepository;
  readonly merchants: Merchants;
  readonly newId: NewId;
  /** Counts what happens on pages. */
  readonly tracker: Tracker;
  /** The visitor's IP address, where CloudFront vouches for it. */
  readonly viewer: (event: HttpEvent) => Promise<string | undefined>;
}
