import type { Clock } from '../../../shared/clock.ts';
import type { Table } from '../../../shared/data/table.ts';
import type { NewId } from '../../../shared/ids.ts';
import { createPace } from '../../mail/index.ts';
import { createRecipients } from '../../subscribers/index.ts';
import { versionSchema } from '../issue-ids.ts';
import { createIssueRepository } from '../issue-repository.ts';
import type { Variant } from '../issue-variants.ts';
import { createRunRepository } from '../planning/run-repository.ts';
import { findVariants } from '../variants-repository.ts';
import { createChunkRepository } from './chunk-repository.ts';
import { forAWhile } from './for-a-while.ts';
import { createPauseIssue } from './pause-issue.ts';
import { createReserveSlot } from './reserve-slot.ts';
import type { SendDeps } from './send-chunk.ts';
import { type SendableIssue, sendableFrom, sendableItems } from './sendable-issue.ts';
import { toldOfVariants } from './told-of-variant.ts';

type Outside = Pick<
  SendDeps,
  | 'sendBulk'
  | 'settings'
  | 'sendQueue'
  | 'makeLinks'
  | 'makeTracking'
  | 'leaseSeconds'
  | 'now'
  | 'sleep'
  | 'log'
  | 'count'
> & { readonly newId: NewId };

/** What sending a chunk needs, from the table and what lies outside of it. */
export function createSendDeps(table: Table, { newId, ...outside }: Outside): SendDeps {
  const { now } = outside;
  const pace = createPace(table);
  const lately = forAWhile((issueId) => readSendable(table, issueId), 2000, now);
  const quota = forAWhile(() => pace.readQuota(), 20_000, now);
  return {
    ...outside,
    recipients: createRecipients(table),
    chunks: createChunkRepository(table),
    reserveSlot: createReserveSlot({ pace, readQuota: () => quota(''), now }),
    wasSendable: async (issueId) => (await lately(issueId)) !== undefined,
    findVariant: createFindVariant(table, now),
    toldOf: createToldOf(table, now),
    pauseIssue: createPauseIssue({ issues: createIssueRepository(table, now), now, newId }),
  };
}

/** Variants never change: kept for an hour only so that memory does not grow. */
function createFindVariant(table: Table, now: Clock): SendDeps['findVariant'] {
  const read = forAWhile(async (key) => variantsById(table, key), 3_600_000, now);
  return async ({ issueId, approval }: SendableIssue, variantId) =>
    (await read(`${issueId}/${approval.hash}`)).get(variantId);
}

/** What was planned never changes, and of what is told only the choice between versions changes anything. */
function createToldOf(table: Table, now: Clock): SendDeps['toldOf'] {
  const runs = createRunRepository(table);
  const read = forAWhile(
    async (key) => {
      const [issueId = '', chosen] = key.split('/');
      const version = versionSchema.optional().parse(chosen || undefined);
      return toldOfVariants(await runs.ofIssue(issueId), version);
    },
    3_600_000,
    now,
  );
  return async ({ issueId, decision }, variantId) =>
    (await read(`${issueId}/${decision?.version ?? ''}`)).get(variantId) ?? {};
}

async function variantsById(table: Table, key: string): Promise<Map<string, Variant>> {
  const [issueId = '', hash = ''] = key.split('/');
  const found = await findVariants(table, issueId, hash);
  return new Map(found?.variants.map((variant) => [variant.variantId, variant]));
}

async function readSendable(table: Table, issueId: string): Promise<SendableIssue | undefined> {
  const { keys, project } = sendableItems(issueId);
  const options = { consistent: true, project: ['pk', ...project] };
  return sendableFrom(issueId, await table.getMany(keys, options));
}
