import type { HttpEvent } from '../../shared/http/event.ts';
import type { Tracker } from '../engagement/index.ts';
import type { SubscriberDeps } from './deps.ts';
import type { EraseDeps } from './erase.ts';

/** What the pages work with. */
export interface PageDeps extends SubscriberDeps, EraseDeps {
  /** Counts what happens on pages. */
  readonly tracker: Tracker;
  /** The visitor's IP address, where CloudFront vouches for it. */
  readonly viewer: (event: HttpEvent) => Promise<string | undefined>;
  /** Waits; see `even-pace.ts`. */
  readonly pause: (milliseconds: number) => Promise<void>;
}
