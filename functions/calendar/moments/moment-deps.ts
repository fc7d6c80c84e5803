import type { MailQueue } from '../../mail/index.ts';
import type { TiedIssues } from '../../newsletters/index.ts';
import type { SaveDeps } from '../events/save-event.ts';

/** What follows an event with its newsletters. */
export interface MomentDeps extends SaveDeps {
  readonly issues: TiedIssues;
  readonly mail: Pick<MailQueue, 'sendOnce'>;
  /** Origin of the public site, no slash at the end. */
  readonly siteUrl: string;
}
