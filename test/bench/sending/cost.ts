import { assumed, prices } from './prices.ts';

export interface Usage {
  readonly mails: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  /** `SendMessageBatch` calls of the functions. */
  readonly queueSends: number;
  /** Messages of the plan and send queues: each is received and deleted once. */
  readonly workMessages: number;
  /** SES events: each is put on a queue by EventBridge, and received and deleted in tens. */
  readonly events: number;
  /** Calls of functions, and their time in seconds as measured. */
  readonly invocations: number;
  readonly busySeconds: number;
  /** Calls of SES, which answers at once here. */
  readonly calls: number;
}

/** What all of it costs in AWS beside SES, in dollars by kind. */
export function costOf(usage: Usage) {
  const queueRequests = usage.queueSends + usage.workMessages * 2 + usage.events * 1.2;
  const seconds = usage.busySeconds + usage.calls * assumed.callSeconds;
  const byKind = {
    dynamodb_reads: usage.readUnits * prices.readUnit,
    dynamodb_writes: usage.writeUnits * prices.writeUnit,
    sqs: queueRequests * prices.queueRequest,
    lambda_requests: usage.invocations * prices.invocation,
    lambda_time: seconds * assumed.memoryGb * prices.gigabyteSecond,
    eventbridge: usage.events * prices.serviceEvent,
  };
  const total = Object.values(byKind).reduce((sum, cost) => sum + cost, 0);
  const ses = usage.mails * prices.mail;
  const percent = (dollars: number) => Number(((dollars / ses) * 100).toFixed(2));
  return {
    ses_usd: ses,
    overhead_usd: Number(total.toFixed(6)),
    overhead_pct: percent(total),
    overhead_pct_by_kind: Object.fromEntries(
      Object.entries(byKind).map(([kind, cost]) => [kind, percent(cost)]),
    ),
    overhead_pct_if_events_were_billed: percent(total + usage.events * prices.optInEvent),
  };
}
