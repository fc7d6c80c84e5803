import { type Clock, daysAfter } from '../../../shared/clock.ts';
import type { Table } from '../../../shared/data/table.ts';
import { AppError } from '../../../shared/errors.ts';
import { defaultLanguage } from '../../../shared/i18n/language.ts';
import type { NewId } from '../../../shared/ids.ts';
import type { CountMetric } from '../../../shared/observability/count-metric.ts';
import { municipalities } from '../../../shared/programme/programme.ts';
import type { MailQueue } from '../../mail/index.ts';
import { auditWrite, staffAddresses } from '../../staff/index.ts';
import type { Webhook } from './webhook.ts';
import type { WebhookRepository } from './webhook-repository.ts';

export interface DisableDeps {
  readonly table: Table;
  readonly webhooks: WebhookRepository;
  readonly mail: Pick<MailQueue, 'sendOnce'>;
  readonly now: Clock;
  readonly newId: NewId;
  readonly count: CountMetric;
}

/** Days in which nothing at all arrived. */
const patienceDays = 5;

/** Whether a webhook has failed for so long that it is told nothing more. */
export const isGivenUp = ({ failingSince }: Webhook, now: Date): boolean =>
  failingSince !== undefined && new Date(failingSince) <= daysAfter(now, -patienceDays);

/** Tells a webhook nothing more, and whoever made it that this is so. */
export async function disableWebhook(
  webhook: Webhook,
  why: 'failing' | 'gone',
  deps: DisableDeps,
): Promise<void> {
  const { failingSince: _since, ...kept } = webhook;
  const line = auditWrite(
    {
      principal: 'system',
      action: 'webhook.disabled',
      subject: webhook.id,
      municipalities: [webhook.scope],
      fields: [why],
    },
    deps,
  );
  const disabled: Webhook = { ...kept, state: 'disabled', disabledFor: why };
  // Told before it is noted: a mail that is asked for again is still sent once.
  await tellMaker(webhook, why, deps);
  try {
    await deps.webhooks.replace(webhook, disabled, line);
  } catch (error) {
    // Staff have changed it, or another notice has had it disabled.
    if (!(error instanceof AppError && error.code === 'webhook.state')) throw error;
    return;
  }
  deps.count('WebhookDisabled');
}

async function tellMaker(
  { id, scope, url, createdBy, version }: Webhook,
  why: 'failing' | 'gone',
  { table, mail }: DisableDeps,
): Promise<void> {
  const addresses = await staffAddresses(table, [createdBy]);
  const request = {
    kind: 'webhook-disabled',
    language: defaultLanguage,
    nis: scope === 'programme' ? (municipalities[0]?.nis ?? '') : scope,
    host: new URL(url).hostname,
    why,
  } as const;
  await mail.sendOnce(
    [...addresses].map(([accountId, address]) => ({
      id: `${id}-${version}-${accountId}`,
      request: { to: { address }, mail: request },
    })),
  );
}
