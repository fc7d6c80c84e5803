import type { Construct } from 'constructs';
import { Dashboard } from '../constructs/dashboard.ts';
import { HouseStack } from '../constructs/house-stack.ts';
import { ReputationAlarms } from '../constructs/reputation-alarms.ts';
import { SecretText } from '../constructs/secret-text.ts';
import { SiteApi } from '../constructs/site-api.ts';
import type { Stage } from '../stages.ts';
import type { DataStack } from './data-stack.ts';
import type { MailStack } from './mail-stack.ts';
import { CalendarFunctions } from './service/calendar.ts';
import { EngagementFunctions } from './service/engagement.ts';
import { MailFunctions } from './service/mail.ts';
import { MerchantFunctions } from './service/merchants.ts';
import { NewsletterFunctions } from './service/newsletters.ts';
import { OutboundFunctions } from './service/outbound.ts';
import { SendingFunctions } from './service/sending.ts';
import { StaffFunctions } from './service/staff.ts';
import { SubscriberFunctions } from './service/subscribers.ts';
import { VotingFunctions } from './service/voting.ts';

export interface ServiceStackProps {
  settings: Stage;
  data: DataStack;
  mail: MailStack;
}

/** Everything that runs; it may be replaced whole without losing anything. */
export class ServiceStack extends HouseStack {
  readonly site: SiteApi;
  readonly originSecret: SecretText;

  constructor(scope: Construct, { settings, data, mail: { sender } }: ServiceStackProps) {
    super(scope, 'Service', settings, 'Vanhier: functions, queues, schedules and HTTP API');
    this.site = new SiteApi(this, 'Site', data.staff);
    this.originSecret = new SecretText(
      this,
      'Origin',
      'Header by which functions know that a request came through CloudFront',
    );
    const around = { data, sender, site: this.site, originSecret: this.originSecret };
    const { transactional } = new MailFunctions(this, 'Mail', around);
    const { count } = new EngagementFunctions(this, 'Engagement', around);
    const withMail = { ...around, mail: transactional.work, track: count.work };
    new SubscriberFunctions(this, 'Subscribers', withMail);
    const sending = new SendingFunctions(this, 'Sending', withMail);
    const { launches } = new NewsletterFunctions(this, 'Newsletters', {
      around: withMail,
      sending,
    });
    new MerchantFunctions(this, 'Merchants', withMail);
    new VotingFunctions(this, 'Voting', withMail);
    new CalendarFunctions(this, 'Calendar', { around: withMail, launches });
    new OutboundFunctions(this, 'Outbound', withMail);
    new StaffFunctions(this, 'StaffApi', around);
    new ReputationAlarms(this, 'Reputation');
    new Dashboard(this, 'Overview', {
      site: this.site,
      tables: { Table: data.table, Votes: data.votes },
    });
  }
}
