import type { Construct } from 'constructs';
import { HouseStack } from '../constructs/house-stack.ts';
import { SenderDomain } from '../constructs/sender-domain.ts';
import type { Stage } from '../stages.ts';

/** What mail needs before anything may be sent: identity, configuration set, DNS records. */
export class MailStack extends HouseStack {
  readonly sender = new SenderDomain(this, 'Sender');

  constructor(scope: Construct, settings: Stage) {
    super(scope, 'Mail', settings, 'Vanhier: sender domain and configuration set');
  }
}
