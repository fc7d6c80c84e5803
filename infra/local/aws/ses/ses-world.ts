import type { Allowance } from './allowance.ts';
import type { ConfigurationSets } from './configuration-sets.ts';
import type { EventPublisher } from './event-publisher.ts';
import type { FaultDice } from './faults.ts';
import type { Mailbox } from './mailbox.ts';
import type { Senders } from './senders.ts';
import type { SuppressionList } from './suppression-list.ts';
import type { Templates } from './templates.ts';

/** All that a call of SES can touch. */
export interface SesWorld {
  senders: Senders;
  configurationSets: ConfigurationSets;
  templates: Templates;
  suppressionList: SuppressionList;
  allowance: Allowance;
  mailbox: Mailbox;
  events: EventPublisher;
  faults: FaultDice;
  /** In the sandbox only verified addresses and the mailbox simulator receive mail. */
  sandbox: boolean;
  now(): number;
}
