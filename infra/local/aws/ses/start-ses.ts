import { join } from 'node:path';
import * as z from 'zod';
import type { ResolvedTemplate } from '../../resources.ts';
import type { AwsHandler } from '../call.ts';
import type { PublishEvent } from '../event-bridge/bus.ts';
import type { AwsServicesOptions } from '../options.ts';
import { openStateFile } from '../state-file.ts';
import { createAllowance, type SendQuota } from './allowance.ts';
import { createConfigurationSets } from './configuration-sets.ts';
import { createEventPublisher } from './event-publisher.ts';
import { createFaultDice, type FaultDice } from './faults.ts';
import { createMailbox, type Mailbox } from './mailbox.ts';
import type { Senders } from './senders.ts';
import { createSes } from './ses.ts';
import type { SesWorld } from './ses-world.ts';
import { createSuppressionList, suppressedDestinations } from './suppression-list.ts';
import { createTemplates, storedTemplates } from './templates.ts';

/** What tests and demos may do to SES. */
export interface SesFaults extends Pick<FaultDice, 'shares' | 'set'> {
  /** Everything works again. */
  clear(): void;
  /** The account's limits; may be changed at any time. */
  quota: SendQuota;
  /** @throws Error when the template has no such identity. */
  setVerified(identity: string, verified: boolean): void;
  /** Mails accepted since the start, also those the mailbox no longer keeps. */
  accepted(): number;
}

export interface Ses {
  handler: AwsHandler;
  mailbox: Mailbox;
  dice: FaultDice;
  faults: SesFaults;
  stop(): void;
}

/** SES of the template: its identities, configuration sets and their events; templates and counts are kept. */
export function startSes(input: {
  template: ResolvedTemplate;
  senders: Senders;
  dataDir: string;
  publish: PublishEvent;
  options: AwsServicesOptions;
}): Ses {
  const { options, senders } = input;
  const templateFile = openStateFile(
    join(input.dataDir, 'mail-templates.json'),
    storedTemplates,
    {},
  );
  const suppressed = openStateFile(
    join(input.dataDir, 'suppressed.json'),
    suppressedDestinations,
    {},
  );
  const sent = openStateFile(
    join(input.dataDir, 'sent-mails.json'),
    z.record(z.string(), z.number()),
    {},
  );
  const suppressionList = createSuppressionList(suppressed);
  const configurationSets = createConfigurationSets(input.template);
  const mailbox = createMailbox(options.mailboxKeeps);
  const dice = createFaultDice();
  const minutes = new Map(
    Object.entries(sent.value).map(([minute, count]) => [Number(minute), count]),
  );
  const allowance = createAllowance({ ...options.quota }, minutes);
  const events = createEventPublisher({
    configurationSets,
    publish: input.publish,
    faults: dice,
    onSuppressionList: suppressionList.has,
    delayMs: options.outcomeDelayMs,
  });
  const world: SesWorld = {
    senders,
    configurationSets,
    templates: createTemplates(templateFile),
    suppressionList,
    allowance,
    mailbox,
    events,
    faults: dice,
    sandbox: options.sandbox,
    now: Date.now,
  };
  return {
    handler: createSes(world, options),
    mailbox,
    dice,
    faults: {
      get shares() {
        return dice.shares;
      },
      set: dice.set,
      clear: () => dice.set({}),
      quota: allowance.quota,
      accepted: mailbox.accepted,
      setVerified(name, verified) {
        const identity = senders.find(name);
        if (!identity) throw new Error(`The template has no SES identity ${name}.`);
        identity.verified = verified;
      },
    },
    stop() {
      events.stop();
      sent.value = Object.fromEntries(minutes);
      sent.changed();
      for (const file of [templateFile, suppressed, sent]) file.close();
    },
  };
}
