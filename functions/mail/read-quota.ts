import { GetAccountCommand, type SESv2Client } from '@aws-sdk/client-sesv2';
import type { Clock } from '../../shared/clock.ts';
import type { Table } from '../../shared/data/table.ts';
import type { CountMetric } from '../../shared/observability/metrics.ts';
import { writeQuota } from './pace-repository.ts';
import { sendingQuotaSchema } from './sending-quota.ts';

/**
 * Reads what SES allows and writes it where everyone who sends sees it. SES answers GetAccount once a
 * second; this asks once a minute.
 * @throws {ZodError} when SES names no quota.
 */
export async function readQuota({
  ses,
  table,
  now,
  count,
}: {
  ses: SESv2Client;
  table: Table;
  now: Clock;
  count: CountMetric;
}): Promise<void> {
  const { SendQuota, SendingEnabled } = await ses.send(new GetAccountCommand({}));
  const quota = sendingQuotaSchema.parse({
    ratePerSecond: SendQuota?.MaxSendRate,
    max24Hours: SendQuota?.Max24HourSend,
    sentLast24Hours: SendQuota?.SentLast24Hours,
  });
  await writeQuota(table, quota, now());
  if (SendingEnabled === false) count('SendingDisabled');
}
