import type { Clock } from '../../shared/clock.ts';
import type { Table } from '../../shared/data/table.ts';
import type { KeyRing } from '../../shared/secrets/key-ring.ts';
import type { Follow } from './following/follow.ts';
import type { Tracker } from './tracking/tracker.ts';

/** What pages and links work with. They write nothing: what happens goes to a queue. */
export interface PageDeps {
  readonly table: Table;
  readonly keys: KeyRing;
  readonly tracker: Tracker;
  /** The same of readers who agreed to be followed. */
  readonly follow: Follow;
  readonly now: Clock;
  /** Origin of the public site, no slash at the end. */
  readonly siteUrl: string;
}
