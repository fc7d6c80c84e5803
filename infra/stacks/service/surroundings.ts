import type { SecretText } from '../../constructs/secret-text.ts';
import type { SenderDomain } from '../../constructs/sender-domain.ts';
import type { SiteApi } from '../../constructs/site-api.ts';
import type { WorkQueue } from '../../constructs/work-queue.ts';
import type { DataStack } from '../data-stack.ts';

/** What the functions of a context find around them. */
export interface Surroundings {
  data: DataStack;
  sender: SenderDomain;
  site: SiteApi;
  /** Value that CloudFront sends along, so that a function can believe its headers. */
  originSecret: SecretText;
}

/** The same, for contexts that have mails sent, and what happens on their pages counted. */
export interface SurroundingsWithMail extends Surroundings {
  mail: WorkQueue;
  track: WorkQueue;
}
