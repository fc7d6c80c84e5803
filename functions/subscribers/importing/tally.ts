import type { ImportCounts } from './import-job.ts';

/** How often each word occurs. */
export function tally<Word extends string>(words: readonly Word[]): Partial<Record<Word, number>> {
  const counts: Partial<Record<Word, number>> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

export const sumOf = (some: ImportCounts, more: ImportCounts): ImportCounts => ({
  accepted: some.accepted + more.accepted,
  merged: some.merged + more.merged,
  refused: some.refused + more.refused,
  refusedBy: merged(some.refusedBy, more.refusedBy),
  notes: merged(some.notes, more.notes),
});

function merged<Word extends string>(
  some: Partial<Record<Word, number>>,
  more: Partial<Record<Word, number>>,
): Partial<Record<Word, number>> {
  const sum = { ...some };
  for (const word in more) sum[word] = (some[word] ?? 0) + (more[word] ?? 0);
  return sum;
}
