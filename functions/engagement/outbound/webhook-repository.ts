import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { type Item, ifAbsent, type Write } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { AppError } from '../../../shared/errors.ts';
import { nisCodesOf, presentNisOf } from '../../../shared/programme/nis-codes.ts';
import { type Webhook, webhookSchema } from './webhook.ts';
import { webhookKey, webhookListKey, webhookListPartition } from './webhook-keys.ts';

export type WebhookRepository = ReturnType<typeof createWebhookRepository>;

export function createWebhookRepository(table: Table) {
  const get = async (webhookId: string): Promise<Webhook | undefined> => {
    const item = await table.get(webhookKey(webhookId), { consistent: true });
    return item && webhookOf(item);
  };

  return {
    get,

    /** @throws {AppError} webhook.not_found */
    async read(webhookId: string): Promise<Webhook> {
      const webhook = await get(webhookId);
      if (!webhook) throw new AppError('webhook.not_found', 'There is no such webhook.');
      return webhook;
    },

    /**
     * Those of a municipality, and of those that merged into it, or of the programme; all without. The index may be a moment
     * behind.
     */
    async list(scope?: string): Promise<Webhook[]> {
      const found: Webhook[] = [];
      for (const beginsWith of scope === undefined ? [''] : nisCodesOf(scope).map(listPrefix)) {
        const query = {
          index: 'gsi1' as const,
          pk: webhookListPartition,
          ...(beginsWith && { sortKey: { beginsWith } }),
        };
        for await (const item of table.queryAll(query)) found.push(webhookOf(item));
      }
      return found;
    },

    create: (webhook: Webhook, line: Write): Promise<void> =>
      table.transact([{ put: itemOf(webhook), condition: ifAbsent }, line]),

    /** @throws {AppError} webhook.state when somebody has changed it meanwhile */
    async replace(before: Webhook, after: Webhook, line: Write): Promise<Webhook> {
      const next = { ...after, version: before.version + 1 };
      await unlessChanged(() =>
        table.transact([{ put: itemOf(next), condition: ifVersion(before) }, line]),
      );
      return next;
    },

    /** Its deliveries are forgotten by time. @throws {AppError} webhook.state as `replace` */
    remove: (before: Webhook, line: Write): Promise<void> =>
      unlessChanged(() =>
        table.transact([{ remove: webhookKey(before.id), condition: ifVersion(before) }, line]),
      ),

    /** Notes since when nothing arrives. Of one that was removed meanwhile nothing is noted. */
    async noteFailure({ id }: Webhook, at: Date): Promise<void> {
      try {
        await table.update(webhookKey(id), {
          expression: 'SET failingSince = if_not_exists(failingSince, :at)',
          condition: 'attribute_exists(pk)',
          values: { ':at': at.toISOString() },
        });
      } catch (error) {
        if (!(error instanceof ConditionFailed)) throw error;
      }
    },

    async noteSuccess({ id, failingSince }: Webhook): Promise<void> {
      if (failingSince === undefined) return;
      try {
        await table.update(webhookKey(id), {
          expression: 'REMOVE failingSince',
          condition: 'attribute_exists(pk)',
        });
      } catch (error) {
        if (!(error instanceof ConditionFailed)) throw error;
      }
    },
  };
}

/** As it is today, also where it was made for a municipality that has merged since. */
function webhookOf(item: Item): Webhook {
  const { scope, ...webhook } = webhookSchema.parse(item);
  return { ...webhook, scope: presentNisOf(scope) };
}

const listPrefix = (scope: string): string => webhookListKey(scope, '');

const itemOf = (webhook: Webhook): Item => ({
  ...webhookKey(webhook.id),
  ...webhook,
  gsi1pk: webhookListPartition,
  gsi1sk: webhookListKey(webhook.scope, webhook.id),
});

const ifVersion = ({ version }: Webhook) => ({
  expression: 'version = :version',
  values: { ':version': version },
});

async function unlessChanged(write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    throw new AppError('webhook.state', 'Somebody has changed this webhook. Read it again.', {
      cause: error,
    });
  }
}
