import * as z from 'zod';
import type { Mail } from '../boundary.ts';
import type { StaffClient } from './staff-client.ts';

/** What became of everyone planned, by the engine's own figures and by the mails that really arrived. */
export interface Tally {
  readonly planned: number;
  readonly sent: number;
  readonly dropped: Readonly<Record<string, number>>;
  readonly failed: Readonly<Record<string, number>>;
  /** Mails beyond the first of one issue to one address, counted in the mailbox. */
  readonly doubled: number;
  /** People that the engine calls sent, in whose mailbox nothing is, and people it has no word of. */
  readonly lost: number;
}

const counts = z.record(z.string(), z.int());
const progressAnswer = z.object({
  planned: z.int(),
  sent: z.int(),
  dropped: counts,
  failed: counts,
});

/** Adds up the issues and compares with the mailbox, address by address. */
export async function tallyDeliveries(
  editor: StaffClient,
  issueIds: readonly string[],
  readMails: () => Promise<readonly Mail[]>,
): Promise<Tally & { mails: readonly Mail[] }> {
  const progress = await Promise.all(
    issueIds.map((id) => editor.get(`/staff/newsletters/issues/${id}/progress`, progressAnswer)),
  );
  const planned = sum(progress.map((issue) => issue.planned));
  const sent = sum(progress.map((issue) => issue.sent));
  const dropped = addUp(progress.map((issue) => issue.dropped));
  const failed = addUp(progress.map((issue) => issue.failed));
  const mails = (await readMails()).filter(({ tags }) => issueIds.includes(tags.issue ?? ''));
  const reached = new Set(mails.map(({ to, tags }) => `${tags.issue} ${to.join(',')}`));
  const explained = sum(Object.values(dropped)) + sum(Object.values(failed));
  return {
    planned,
    sent,
    dropped,
    failed,
    doubled: mails.length - reached.size,
    lost: planned - explained - reached.size,
    mails,
  };
}

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

function addUp(records: readonly Record<string, number>[]): Record<string, number> {
  const total: Record<string, number> = {};
  for (const [name, value] of records.flatMap((record) => Object.entries(record))) {
    if (value > 0) total[name] = (total[name] ?? 0) + value;
  }
  return total;
}
