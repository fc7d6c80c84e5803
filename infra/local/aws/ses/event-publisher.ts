import type { PublishEvent } from '../event-bridge/bus.ts';
import { type AcceptedMail, recipientsOf } from './accepted-mail.ts';
import type { ConfigurationSets } from './configuration-sets.ts';
import type { FaultDice } from './faults.ts';
import { type MailEvent, outcomeEvents, renderingFailedEvent, sentEvent } from './mail-events.ts';
import { type Outcome, outcomeOf } from './outcome.ts';

export interface EventPublisher {
  sent(mail: AcceptedMail): void;
  renderingFailed(mail: AcceptedMail, templateName: string, message: string): void;
  /** Events still on their way are dropped. */
  stop(): void;
}

/**
 * Publishes what SES would about each mail through its configuration set: `Send` at once, the outcome a little
 * later. Best effort, as SES does it: the faults lose and double events.
 */
export function createEventPublisher(input: {
  configurationSets: ConfigurationSets;
  publish: PublishEvent;
  faults: FaultDice;
  onSuppressionList: (address: string) => boolean;
  /** From acceptance to the outcome's events, in milliseconds. */
  delayMs: number;
}): EventPublisher {
  const { configurationSets, publish, faults } = input;
  let later: { mail: AcceptedMail; due: number }[] = [];
  let timer: NodeJS.Timeout | undefined;

  function hand(mail: AcceptedMail, { kind, event }: MailEvent): void {
    if (!configurationSets.publishes(mail.configurationSet, kind)) return;
    if (faults.happens('loseEvents')) return;
    void publish(event);
    if (faults.happens('doubleEvents')) void publish(event);
  }

  function handOutcomes(): void {
    timer = undefined;
    const now = Date.now();
    const due = later.filter((each) => each.due <= now);
    later = later.filter((each) => each.due > now);
    for (const { mail } of due) {
      const outcomes = new Map<Outcome, string[]>();
      for (const recipient of recipientsOf(mail)) {
        const outcome = outcomeOf(recipient, input.onSuppressionList);
        outcomes.set(outcome, [...(outcomes.get(outcome) ?? []), recipient]);
      }
      for (const [outcome, recipients] of outcomes) {
        for (const event of outcomeEvents(mail, outcome, recipients, now)) hand(mail, event);
      }
    }
    if (later.length > 0) timer = setTimeout(handOutcomes, input.delayMs);
  }

  return {
    sent(mail) {
      hand(mail, sentEvent(mail));
      later.push({ mail, due: Date.now() + input.delayMs });
      timer ??= setTimeout(handOutcomes, input.delayMs);
    },
    renderingFailed(mail, templateName, message) {
      hand(mail, renderingFailedEvent(mail, templateName, message));
    },
    stop: () => clearTimeout(timer),
  };
}
