import { mailboxOf } from './address.ts';

/** What becomes of a mail at one recipient. */
export type Outcome = 'delivered' | 'bounced' | 'complained' | 'suppressed' | 'on-suppression-list';

const simulated: Readonly<Record<string, Outcome>> = {
  bounce: 'bounced',
  complaint: 'complained',
  suppressionlist: 'suppressed',
};

/**
 * Everybody takes their mail but the addresses of the SES mailbox simulator (with or without `+label`) and those
 * on the account's suppression list.
 * https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html#send-email-simulator
 */
export function outcomeOf(
  recipient: string,
  onSuppressionList: (address: string) => boolean,
): Outcome {
  const address = mailboxOf(recipient);
  if (onSuppressionList(address)) return 'on-suppression-list';
  const local = /^([^+@]+)(?:\+[^@]*)?@simulator\.amazonses\.com$/.exec(address)?.[1];
  return simulated[local ?? ''] ?? 'delivered';
}
