import type { Clock } from '../../shared/clock.ts';
import type { Log } from '../../shared/observability/logger.ts';
import type { CountMetric } from '../../shared/observability/metrics.ts';
import type { ChunkEvent } from '../newsletters/index.ts';
import { chunkEventOf } from './chunk-event.ts';
import type { EngagementEvent } from './events/engagement-event.ts';
import { countedMailEvent } from './events/mail-event.ts';
import {
  type DeliveriesDeps,
  followedDeliveryOf,
  recordDeliveries,
} from './following/deliveries.ts';
import { type SesEvent, sesEventSchema } from './ses-event.ts';

export interface MailEventsDeps extends DeliveriesDeps {
  /** Must bear the same events again, in any order. */
  readonly recordChunkEvents: (events: readonly ChunkEvent[]) => Promise<void>;
  /** Has events counted; the same ones again are counted once. */
  readonly countEvents: (events: readonly EngagementEvent[]) => Promise<void>;
  readonly recordBounce: (whom: { address: string }) => Promise<void>;
  readonly recordComplaint: (whom: { address: string }) => Promise<void>;
  readonly now: Clock;
  readonly log: Log;
  readonly count: CountMetric;
}

/**
 * Takes in a batch of what SES says: newsletters learn what became of their recipients, addresses that
 * do not exist or whose owners complained are written to no more, and all of it is counted. The whole batch bears
 * repetition.
 */
export async function recordMailEvents(
  batch: readonly unknown[],
  deps: MailEventsDeps,
): Promise<void> {
  const told = batch.flatMap((given) => readEvent(given, deps));
  const events = told.map(({ event }) => event);
  const chunkEvents = events.flatMap((event) => chunkEventOf(event) ?? []);
  if (chunkEvents.length > 0) await deps.recordChunkEvents(chunkEvents);
  for (const address of new Set(events.flatMap(bounced))) {
    await deps.recordBounce({ address });
  }
  for (const address of new Set(events.flatMap(complained))) {
    await deps.recordComplaint({ address });
  }
  // Last: figures may wait for a repetition, people may not.
  const counted = told.flatMap(({ event, at }) => countedMailEvent(event, at) ?? []);
  if (counted.length > 0) await deps.countEvents(counted);
  await recordDeliveries(
    told.flatMap(({ event, at }) => followedDeliveryOf(event, at) ?? []),
    deps,
  );
  for (const event of events) report(event, deps);
  countRates(events, deps);
}

/** The alarms on a day's rates: a batch that failed and comes again is in no part of them twice. */
function countRates(events: readonly SesEvent[], { count }: MailEventsDeps): void {
  const times = {
    MailBounced: new Set(events.flatMap(bounced)).size,
    MailComplained: new Set(events.flatMap(complained)).size,
    MailLeft: events.filter(({ eventType }) => eventType === 'Send').length,
    MailArrived: events.filter(({ eventType }) => eventType === 'Delivery').length,
  };
  for (const [metric, number] of Object.entries(times)) {
    if (number > 0) count(metric, number);
  }
}

interface Told {
  readonly event: SesEvent;
  readonly at: string;
}

/** An event of a kind that came after this was written must not come back for ever: logged and done with. */
function readEvent(given: unknown, { now, log, count }: MailEventsDeps): Told[] {
  const parsed = sesEventSchema.safeParse(given);
  if (parsed.success) {
    const { detail: event, time = now().toISOString() } = parsed.data;
    return [{ event, at: time }];
  }
  log.warn('mail event not understood', {
    issues: parsed.error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`),
  });
  count('MailEventUnknown');
  return [];
}

/** Only a permanent bounce says that the mailbox does not exist; a full one may be empty tomorrow. */
const bounced = (event: SesEvent): string[] =>
  event.eventType === 'Bounce' && event.bounce.bounceType === 'Permanent'
    ? event.bounce.bouncedRecipients
    : [];

const complained = (event: SesEvent): string[] =>
  event.eventType === 'Complaint' && event.complaint.complaintFeedbackType !== 'not-spam'
    ? event.complaint.complainedRecipients
    : [];

/** Mails that SES took and then did not send: nobody gets them, and the fault is ours. */
function report(event: SesEvent, { log, count }: MailEventsDeps): void {
  const { messageId, tags } = event.mail;
  const about = { sesMessageId: messageId, tags };
  if (event.eventType === 'Reject') {
    log.error('SES rejected a mail', { ...about, reason: event.reject.reason });
    count('MailRejected');
  }
  if (event.eventType === 'Rendering Failure') {
    // The message quotes the template's data, names among them.
    log.error('SES could not render a mail', { ...about, template: event.failure.templateName });
    count('MailRejected');
  }
}
