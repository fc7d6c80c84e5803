import * as z from 'zod';
import type { Clock } from '../../../shared/clock.ts';
import type { Table } from '../../../shared/data/table.ts';
import type { Issue } from '../issue.ts';
import { plannedRecipients, releasedRecipients } from '../planning/releases.ts';
import { createRunRepository } from '../planning/run-repository.ts';
import { type Counts, readCounts } from './progress-repository.ts';
import { rateOf, readSamples } from './samples.ts';

const count = z.int().min(0);

/** How far the sending of an issue is. Everyone planned is in exactly one of the other counts. */
export const progressSchema = z.object({
  planned: count,
  sent: count,
  pending: count,
  /** They wait for their hour, or until somebody chooses between versions. */
  waiting: count,
  /** Handed to SES, whose answer never came; settled by events within about twenty minutes. */
  uncertain: count,
  dropped: z.object({
    absent: count,
    ended: count,
    bounced: count,
    complained: count,
    frequency: count,
    cancelled: count,
    /** The vote that the mail calls for was closed when it was their turn. */
    late: count,
  }),
  failed: z.object({ rejected: count, invalid: count, error: count, rendering: count }),
  /** Mails a second over the last minutes; null when nothing is being sent. */
  ratePerSecond: z.number().nullable(),
  /** Null when the rate is not known, or 0. */
  secondsLeft: z.number().nullable(),
});
export type Progress = z.output<typeof progressSchema>;

/** Readable at any moment; counts of one call appear together. */
export async function readProgress(table: Table, issue: Issue, now: Clock): Promise<Progress> {
  const [runs, counts, samples] = await Promise.all([
    createRunRepository(table).ofIssue(issue.issueId),
    readCounts(table, issue.issueId),
    readSamples(table, issue.issueId),
  ]);
  const inChunks = plannedRecipients(runs);
  const capped = runs.reduce((sum, run) => sum + run.capped, 0);
  const settled = Object.values(counts).reduce((sum, value) => sum + value, 0);
  const latest = { at: now(), settled, sent: counts.sent ?? 0 };
  const rate = issue.state === 'sending' ? (rateOf(samples, latest) ?? null) : null;
  const unsettled = Math.max(0, inChunks - settled);
  const isCancelled = issue.state === 'cancelled';
  const held = isCancelled ? 0 : inChunks - releasedRecipients(runs, issue, latest.at);
  // At night more waits than has not begun.
  const waiting = Math.min(held, unsettled);
  const pending = isCancelled ? 0 : unsettled - waiting;
  return {
    planned: inChunks + capped,
    sent: counts.sent ?? 0,
    pending,
    waiting,
    uncertain: counts.uncertain ?? 0,
    dropped: { ...droppedOf(counts, isCancelled ? unsettled : 0), frequency: capped },
    failed: failedOf(counts),
    ratePerSecond: rate,
    secondsLeft: rate ? Math.ceil(pending / rate) : null,
  };
}

/** `unsent`: who was still pending when the issue was cancelled. */
const droppedOf = (counts: Counts, unsent: number) => ({
  absent: counts.dropped_absent ?? 0,
  ended: counts.dropped_ended ?? 0,
  late: counts.dropped_late ?? 0,
  bounced: counts.dropped_bounced ?? 0,
  complained: counts.dropped_complained ?? 0,
  cancelled: (counts.dropped_cancelled ?? 0) + unsent,
});

const failedOf = (counts: Counts) => ({
  rejected: counts.failed_rejected ?? 0,
  invalid: counts.failed_invalid ?? 0,
  error: counts.failed_error ?? 0,
  rendering: counts.failed_rendering ?? 0,
});
