import { setTimeout } from 'node:timers/promises';
import { type SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import type { Clock } from '../../shared/clock.ts';
import type { Table } from '../../shared/data/table.ts';
import type { Log } from '../../shared/observability/logger.ts';
import type { CountMetric } from '../../shared/observability/metrics.ts';
import { type ComposedMail, composeMail, type Sender } from './compose-mail.ts';
import { claimMail, settleMail } from './mail-claim.ts';
import type { MailQueue } from './mail-queue.ts';
import type { MailMessage } from './message.ts';
import type { Pace } from './pace.ts';
import { type SesRefusal, sesRefusal } from './ses-refusal.ts';

export interface MailDeps {
  readonly table: Table;
  readonly ses: SESClient;
  readonly pace: Pace;
  readonly queue: MailQueue;
  /** The address to write to; undefined for one that bounced, complained, was erased or is not known. */
  readonly findAddress: (to: MailMessage['request']['to']) => Promise<string | undefined>;
  readonly sender: Sender & { readonly configurationSet: string };
  readonly now: Clock;
  readonly log: Log;
  readonly count: CountMetric;
}

/** Seconds after which a mail that could not leave is tried again, by the reason. */
const retryAfter: Record<Exclude<SesRefusal, 'refused'>, number> = {
  throttled: 10,
  'over-quota': 900,
  blocked: 900,
  unknown: 30,
};

/** A mail that could not leave for so long ends in the dead-letter queue, where an alarm shows it. */
const patienceMs = 3 * 86_400_000;

/** Time that composing and the call of SES need at the end of the function's time. */
const callMs = 15_000;

/**
 * Sends one mail at the account's pace, at most once per queued message unless a call of SES never
 * answered. What SES refuses for good is logged and done with.
 * @throws {Error} when the mail could not leave for three days.
 */
export async function sendMail(
  message: MailMessage,
  remainingMs: () => number,
  deps: MailDeps,
): Promise<void> {
  const { table, pace, queue, log, count, now } = deps;
  const about = { mailId: message.id, kind: kindOf(message) };
  const address = await deps.findAddress(message.request.to);
  if (address === undefined) {
    log.info('mail not sent: its address is not to be written to', about);
    return count('MailSuppressed');
  }
  const slot = await pace.reserve(1, now(), 'transactional');
  if (slot === 'quota') return putBack('over-quota');
  const waitMs = slot.startAt.getTime() - now().getTime();
  if (waitMs > remainingMs() - callMs) return queue.putBack(message, delay(waitMs / 1000));
  await setTimeout(Math.max(0, waitMs));

  const mail = await composeMail(message, address, deps.sender);
  const claim = await claimMail(table, message.id, now());
  if (claim === 'sent') return log.info('mail already sent', about);
  if (claim === 'taken') return putBack('unknown');
  try {
    await callSes(mail, address, deps);
  } catch (error) {
    const refusal = sesRefusal(error);
    await settleMail(table, message.id, refusal === 'refused' ? 'refused' : 'free');
    log.warn('SES did not take a mail', { ...about, refusal, cause: nameOf(error) });
    if (refusal === 'refused') return count('MailRefused');
    return putBack(refusal);
  }
  await settleMail(table, message.id, 'sent');
  count('MailSent');

  async function putBack(reason: keyof typeof retryAfter): Promise<void> {
    count('MailPutBack');
    if (now().getTime() - Date.parse(message.queuedAt) > patienceMs) {
      throw new Error(`mail ${message.id} could not leave for three days: ${reason}`);
    }
    await queue.putBack(message, delay(retryAfter[reason] * (1 + Math.random() / 2)));
  }
}

async function callSes(
  { raw, from, tags }: ComposedMail,
  address: string,
  deps: MailDeps,
): Promise<void> {
  await deps.ses.send(
    new SendRawEmailCommand({
      Source: from,
      Destinations: [address],
      ConfigurationSetName: deps.sender.configurationSet,
      Tags: tags,
      RawMessage: { Data: raw },
    }),
  );
}

const delay = (seconds: number): number => Math.min(900, Math.ceil(seconds));

const kindOf = ({ request }: MailMessage): string =>
  'test' in request ? 'test' : request.mail.kind;

/** Only the name: messages of SES may quote the address. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
