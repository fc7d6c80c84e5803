import { account, region } from '../../resources.ts';
import type { BusEvent } from '../event-bridge/bus.ts';
import { type AcceptedMail, newMessageId, recipientsOf } from './accepted-mail.ts';
import { domainOf, mailboxOf } from './address.ts';
import type { Outcome } from './outcome.ts';

/** Kinds of event, as a configuration set's destination names them, without case and underscores. */
export type EventKind =
  | 'send'
  | 'delivery'
  | 'bounce'
  | 'complaint'
  | 'renderingfailure'
  | 'reject';

const names: Readonly<Record<EventKind, readonly [detailType: string, eventType: string]>> = {
  send: ['Email Sent', 'Send'],
  delivery: ['Email Delivered', 'Delivery'],
  bounce: ['Email Bounced', 'Bounce'],
  complaint: ['Email Complaint Received', 'Complaint'],
  renderingfailure: ['Email Rendering Failed', 'Rendering Failure'],
  reject: ['Email Rejected', 'Reject'],
};

export interface MailEvent {
  kind: EventKind;
  event: BusEvent;
}

/** Source: https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html */
export function sentEvent(mail: AcceptedMail): MailEvent {
  return eventOf(mail, 'send', 'send', {});
}

export function renderingFailedEvent(
  mail: AcceptedMail,
  templateName: string,
  errorMessage: string,
): MailEvent {
  return eventOf(mail, 'renderingfailure', 'failure', { errorMessage, templateName });
}

/** What SES reports once it knows what became of the mail at these recipients. */
export function outcomeEvents(
  mail: AcceptedMail,
  outcome: Outcome,
  recipients: readonly string[],
  now: number,
): MailEvent[] {
  const timestamp = new Date(now).toISOString();
  const delivered = eventOf(mail, 'delivery', 'delivery', {
    timestamp,
    processingTimeMillis: now - mail.at,
    recipients,
    smtpResponse: '250 2.0.0 OK',
    reportingMTA: 'a7-1.smtp-out.eu-west-1.amazonses.com',
  });
  switch (outcome) {
    case 'delivered':
      return [delivered];
    case 'complained':
      return [delivered, eventOf(mail, 'complaint', 'complaint', complaint(recipients, timestamp))];
    case 'bounced':
      return [bounceEvent(mail, 'General', recipients, timestamp)];
    case 'suppressed':
      return [bounceEvent(mail, 'Suppressed', recipients, timestamp)];
    case 'on-suppression-list':
      return [bounceEvent(mail, 'OnAccountSuppressionList', recipients, timestamp)];
  }
}

function bounceEvent(
  mail: AcceptedMail,
  bounceSubType: string,
  recipients: readonly string[],
  timestamp: string,
): MailEvent {
  return eventOf(mail, 'bounce', 'bounce', {
    bounceType: 'Permanent',
    bounceSubType,
    bouncedRecipients: recipients.map((emailAddress) => ({
      emailAddress,
      action: 'failed',
      status: '5.1.1',
      diagnosticCode: 'smtp; 550 5.1.1 user unknown',
    })),
    timestamp,
    feedbackId: newMessageId(Date.parse(timestamp)),
    reportingMTA: 'dsn; a7-1.smtp-out.eu-west-1.amazonses.com',
  });
}

function complaint(recipients: readonly string[], timestamp: string) {
  return {
    complainedRecipients: recipients.map((emailAddress) => ({ emailAddress })),
    timestamp,
    feedbackId: newMessageId(Date.parse(timestamp)),
    complaintSubType: null,
    complaintFeedbackType: 'abuse',
    userAgent: 'Amazon SES Mailbox Simulator',
    arrivalDate: timestamp,
  };
}

function eventOf(mail: AcceptedMail, kind: EventKind, field: string, about: unknown): MailEvent {
  const [detailType, eventType] = names[kind];
  return {
    kind,
    event: {
      source: 'aws.ses',
      'detail-type': detailType,
      resources: mail.configurationSet
        ? [`arn:aws:ses:${region}:${account}:configuration-set/${mail.configurationSet}`]
        : [],
      detail: { eventType, mail: mailObject(mail), [field]: about },
    },
  };
}

function mailObject(mail: AcceptedMail) {
  const timestamp = new Date(mail.at).toISOString();
  const tags = {
    'ses:operation': mail.operation,
    'ses:configuration-set': mail.configurationSet ?? '',
    'ses:source-ip': '127.0.0.1',
    'ses:from-domain': domainOf(mailboxOf(mail.from)),
    'ses:caller-identity': 'local',
    ...mail.tags,
  };
  return {
    timestamp,
    source: mail.from,
    sourceArn: `arn:aws:ses:${region}:${account}:identity/${domainOf(mailboxOf(mail.from))}`,
    sendingAccountId: account,
    messageId: mail.id,
    destination: recipientsOf(mail),
    headersTruncated: false,
    headers: [
      { name: 'From', value: mail.from },
      { name: 'To', value: mail.to.join(', ') },
      { name: 'Subject', value: mail.subject },
      ...mail.headers,
    ],
    commonHeaders: { from: [mail.from], to: mail.to, messageId: mail.id, subject: mail.subject },
    tags: Object.fromEntries(Object.entries(tags).map(([name, value]) => [name, [value]])),
  };
}
