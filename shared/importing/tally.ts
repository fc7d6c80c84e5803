import type { ImportCounts } from './import-job.ts';
import type { CommonReason } from './refusal.ts';

/** How often each word occurs. */
export function tally<Word extends string>(words: readonly Word[]): Partial<Record<Word, number>> {
  const counts: Partial<Record<Word, number>> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

/** Of an import that has not begun. */
export const noCounts = <Own extends string, Note extends string>(): ImportCounts<Own, Note> => ({
  accepted: 0,
  merged: 0,
  refused: 0,
  refusedBy: tally<Own | CommonReason>([]),
  notes: tally<Note>([]),
});

export const sumOf = <Own extends string, Note extends string>(
  some: ImportCounts<Own, Note>,
  more: ImportCounts<Own, Note>,
): ImportCounts<Own, Note> => ({
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
