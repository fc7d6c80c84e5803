import type { PlayedMail } from '../../../../functions/newsletters/rehearsal.ts';
import { secondsAfter } from '../../../../shared/clock.ts';
import type { Chance } from './chance.ts';

/** What becomes of a mail, and when. */
export interface MailOutcome {
  readonly mail: PlayedMail;
  /** As SES tells it by EventBridge. */
  readonly events: readonly object[];
  /** Absent when it bounced. */
  readonly deliveredAt: Date | undefined;
  /** What is told, by the names of the counters. */
  readonly told: readonly string[];
}

/** Shares of mails that bounce: in a bad week, one provider takes nothing and an old list is full of dead addresses. */
const usualBounces = { permanent: 0.004, transient: 0.008 };
const badBounces = { permanent: 0.03, transient: 0.11 };

export function outcomeOf(
  mail: PlayedMail,
  sentAt: Date,
  { isBadWeek, chance }: { readonly isBadWeek: boolean; readonly chance: Chance },
): MailOutcome {
  const event = (eventType: string, at: Date, detail: object = {}) => ({
    source: 'aws.ses',
    time: at.toISOString(),
    detail: { eventType, mail: { messageId: mail.address, tags: mail.tags }, ...detail },
  });
  const events = [event('Send', sentAt)];
  const told = ['sent'];
  const { permanent, transient } = isBadWeek ? badBounces : usualBounces;
  if (chance.happens(permanent + transient)) {
    const isPermanent = chance.happens(permanent / (permanent + transient));
    const bounce = {
      bounceType: isPermanent ? 'Permanent' : 'Transient',
      bouncedRecipients: [{ emailAddress: mail.address }],
    };
    const at = secondsAfter(sentAt, chance.between(2, 90));
    return {
      ...{ mail, deliveredAt: undefined },
      events: [...events, event('Bounce', at, { bounce })],
      told: [...told, 'bounced'],
    };
  }
  const isDelayed = chance.happens(0.02);
  if (isDelayed) {
    events.push(event('DeliveryDelay', secondsAfter(sentAt, 300)));
    told.push('delayed');
  }
  const deliveredAt = secondsAfter(sentAt, isDelayed ? 2700 : chance.between(1, 40));
  events.push(event('Delivery', deliveredAt));
  told.push('delivered');
  if (chance.happens(0.0004)) {
    const complaint = {
      complainedRecipients: [{ emailAddress: mail.address }],
      complaintFeedbackType: 'abuse',
    };
    events.push(event('Complaint', secondsAfter(deliveredAt, 7200), { complaint }));
    told.push('complained');
  }
  return { mail, events, deliveredAt, told };
}
