import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { type Item, ifAbsent, type Write } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { AppError } from '../../../shared/errors.ts';
import { nisCodesOf, presentNisOf } from '../../../shared/programme/nis-codes.ts';
import { type Webhook, webhookSchema } from './webhook.ts';
import {
  webhookCountKey,
  webhookKey,
  webhookListKey,
  webhookListPartition,
} from './webhook-keys.ts';

export type WebhookRepository = ReturnType<typeof createWebhookRepository>;

export function createWebhookRepository(table: Table) {
  const get = async (webhookId: string): Promise<Webhook | undefined> => {
    const item = await table.get(webhookKey(webhookId), { consistent: true });
    return item && webhookOf(item);
  };

  /**
   * Those of a municipality, and of those that merged into it, or of the programme; all without. The index may be a moment
   * behind.
   */
  async function list(scope?: string): Promise<Webhook[]> {
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
  }

  /** How the count of a scope changes with a webhook of it; where there is none yet, from what is listed. */
  async function counted({ scope }: Webhook, change: 1 | -1, most?: number): Promise<Write> {
    const known = (await list(scope)).length;
    return {
      update: webhookCountKey(scope),
      with: {
        expression: 'SET webhooks = if_not_exists(webhooks, :known) + :change',
        ...(most !== undefined && {
          condition:
            known < most
              ? 'attribute_not_exists(webhooks) OR webhooks < :most'
              : 'webhooks < :most',
        }),
        values: {
          ':known': known,
          ':change': change,
          ...(most !== undefined && { ':most': most }),
        },
      },
    };
  }

  return {
    get,

    /** @throws {AppError} webhook.not_found */
    async read(webhookId: string): Promise<Webhook> {
      const webhook = await get(webhookId);
      if (!webhook) throw new AppError('webhook.not_found', 'There is no such webhook.');
      return webhook;
    },

    list,

    /** One more, if there are fewer than so many. @throws {AppError} webhook.state */
    async create(webhook: Webhook, line: Write, most: number): Promise<void> {
      const count = await counted(webhook, 1, most);
      try {
        await table.transact([count, { put: itemOf(webhook), condition: ifAbsent }, line]);
      } catch (error) {
        if (!(error instanceof ConditionFailed && error.failed.includes(0))) throw error;
        const message = `There are ${most} webhooks already.`;
        throw new AppError('webhook.state', message, { cause: error });
      }
    },

    /** @throws {AppError} webhook.state when somebody has changed it meanwhile */
    async replace(before: Webhook, after: Webhook, line: Write): Promise<Webhook> {
      const next = { ...after, version: before.version + 1 };
      await unlessChanged(() =>
        table.transact([{ put: itemOf(next), condition: ifVersion(before) }, line]),
      );
      return next;
    },

    /** Its deliveries are forgotten by time. @throws {AppError} webhook.state as `replace` */
    async remove(before: Webhook, line: Write): Promise<void> {
      const removal = { remove: webhookKey(before.id), condition: ifVersion(before) };
      const count = await counted(before, -1);
      await unlessChanged(() => table.transact([removal, count, line]));
    },

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
