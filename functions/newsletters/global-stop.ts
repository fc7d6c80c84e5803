import * as z from 'zod';
import type { Table } from '../../shared/data/table.ts';
import { type Principal, programmeWide } from '../../shared/http/principal.ts';
import { auditWrite } from '../staff/index.ts';
import type { CreateDeps } from './create-issue.ts';
import { globalStopKey } from './issue-keys.ts';

const stopSchema = z.object({ by: z.string(), at: z.iso.datetime() });

export type GlobalStop = z.output<typeof stopSchema>;

/** Who stopped all sending and when; undefined while sending is allowed. */
export async function readGlobalStop(table: Table): Promise<GlobalStop | undefined> {
  const item = await table.get(globalStopKey, { consistent: true });
  return item && stopSchema.parse(item);
}

/** Stops all newsletters within the chunk under way. Transactional mail goes on. */
export async function stopAllSending(
  { table, now, newId }: CreateDeps,
  principal: Principal,
): Promise<GlobalStop> {
  const stop = { by: principal.accountId, at: now().toISOString() };
  await table.transact([
    { put: { ...globalStopKey, ...stop } },
    auditWrite({ principal, action: 'sending.stopped', ...everything }, { now, newId }),
  ]);
  return stop;
}

/**
 * Lets all newsletters go on that were under way; the sweep picks them up. They count as sending since now, so that what
 * workers let be during the stop is queued again, however short it was.
 */
export async function liftGlobalStop(
  { table, issues, now, newId }: CreateDeps,
  principal: Principal,
): Promise<void> {
  await table.transact([
    { remove: globalStopKey },
    auditWrite({ principal, action: 'sending.allowed', ...everything }, { now, newId }),
  ]);
  for await (const { issueId } of issues.inState('sending')) {
    await issues.transition(issueId, {
      from: ['sending'],
      set: { activeSince: now().toISOString() },
    });
  }
}

const everything = { subject: 'sending', municipalities: [programmeWide] };
