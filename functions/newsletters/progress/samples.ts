import * as z from 'zod';
import type { Table } from '../../../shared/data/table.ts';
import { paceKey } from '../sending/chunk-keys.ts';

/** How far an issue was at a time. */
const sampleSchema = z.object({
  at: z.coerce.date(),
  /** Recipients that wait for nothing any more. */
  settled: z.number(),
  sent: z.number(),
});
export type Sample = z.output<typeof sampleSchema>;

/** The newest last: enough for the rate, and to see that nothing moves. */
const keptSamples = 15;
/** Apart at least: together they must reach back further than `stalledSeconds`, also where sweeps run more often than each minute. */
const apartSeconds = 50;
/** Longer than any wait that a chunk in order makes. */
const stalledSeconds = 600;

const samplesSchema = z.object({ samples: z.array(sampleSchema).default([]) });

export async function readSamples(table: Table, issueId: string): Promise<readonly Sample[]> {
  return samplesSchema.parse((await table.get(paceKey(issueId))) ?? {}).samples;
}

/** Keeps the sample, unless the newest that is kept is hardly older. */
export async function writeSample(
  table: Table,
  issueId: string,
  samples: readonly Sample[],
  sample: Sample,
): Promise<void> {
  const newest = samples.at(-1);
  if (newest && secondsBetween(newest.at, sample.at) < apartSeconds) return;
  const kept = [...samples, sample].slice(-keptSamples);
  await table.put({
    ...paceKey(issueId),
    samples: kept.map(({ at, ...numbers }) => ({ at: at.toISOString(), ...numbers })),
  });
}

/** The minutes before a time in which nothing was to be sent tell nothing. */
export async function forgetSamples(table: Table, issueId: string): Promise<void> {
  if ((await readSamples(table, issueId)).length > 0) await table.remove(paceKey(issueId));
}

/** Whether nobody was settled for ten minutes. */
export function isStalled(
  samples: readonly Sample[],
  { at, settled }: Pick<Sample, 'at' | 'settled'>,
): boolean {
  const [oldest] = samples.filter((sample) => sample.settled === settled);
  return oldest !== undefined && secondsBetween(oldest.at, at) >= stalledSeconds;
}

const secondsBetween = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / 1000;

/** Mails a second over the last minutes; undefined before there are two samples that differ in time. */
export function rateOf(samples: readonly Sample[], latest: Sample): number | undefined {
  const [earlier] = samples.slice(-5);
  if (!earlier) return undefined;
  const seconds = secondsBetween(earlier.at, latest.at);
  return seconds > 0 ? Math.max(0, latest.sent - earlier.sent) / seconds : undefined;
}
