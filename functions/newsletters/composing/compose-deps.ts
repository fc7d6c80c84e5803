import type { CampaignFacts } from '../../../emails/blocks/campaign-facts.ts';
import type { EventList } from '../../../emails/blocks/event-facts.ts';
import type { Queue } from '../../../shared/queue/queue.ts';
import type { EventsWanted } from '../../calendar/index.ts';
import type { MailQueue } from '../../mail/index.ts';
import type { FactsWanted } from '../../voting/index.ts';
import type { CreateDeps } from '../create-issue.ts';
import type { Audience } from '../issue.ts';
import type { TemplateMessage } from '../template-message.ts';
import type { RenderedFiles } from './rendered-files.ts';

/** What the function that renders mails works with. */
export interface ComposeDeps extends CreateDeps {
  /** Origin of the public site, no slash at the end. */
  readonly siteUrl: string;
  readonly files: RenderedFiles;
  readonly templates: Pick<Queue<TemplateMessage>, 'send'>;
  readonly mails: Pick<MailQueue, 'send'>;
  /** How many people a newsletter for these reaches today. */
  readonly countAudience: (
    audience: Audience,
    municipalities: readonly string[],
  ) => Promise<number>;
  /** What can be said of a municipality's votes and ambassadors. */
  readonly readFacts: (wanted: FactsWanted) => Promise<CampaignFacts>;
  /** What a municipality's calendar holds for the days after a send. */
  readonly readEvents: (wanted: EventsWanted) => Promise<EventList[]>;
  /** Whether SES lets the programme's mails out. */
  readonly isSenderVerified: () => Promise<boolean>;
  /** Whether this is the address of somebody who works with us today. */
  readonly isStaffAddress: (address: string) => Promise<boolean>;
}
