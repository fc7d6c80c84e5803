import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { pauseBefore } from '../../../shared/pause.ts';
import { inParallel } from '../in-parallel.ts';
import type { SubscriberRepository } from '../repository/subscribers.ts';
import type { SuppressionRepository } from '../repository/suppressions.ts';
import type { Subscriber } from '../schema.ts';
import type { Suppression } from '../suppression.ts';
import { importPerson, type RowContext } from './import-person.ts';
import type { ImportedPerson } from './read-row.ts';
import type { RefusalReason } from './refusal.ts';

export interface ReadableRow {
  readonly line: number;
  readonly person: ImportedPerson;
  readonly context: RowContext;
}

export type AppliedRow =
  | { readonly line: number; readonly outcome: 'accepted' | 'merged' }
  | { readonly line: number; readonly outcome: 'refused'; readonly reason: RefusalReason };

export interface ApplyDeps {
  readonly subscribers: SubscriberRepository;
  readonly suppressions: SuppressionRepository;
}

/** Transactions under way at once: more than this only queues in the client. */
const width = 24;
const attempts = 10;

/**
 * Applies the rows of a batch. Rows of one address follow each other in the order of the file; every row
 * may be applied again with the same result.
 */
export async function applyRows(
  rows: readonly ReadableRow[],
  { subscribers, suppressions }: ApplyDeps,
): Promise<AppliedRow[]> {
  const groups = [...Map.groupBy(rows, ({ person }) => person.address)];
  const addresses = groups.map(([address]) => address);
  const [known, suppressed] = await Promise.all([
    subscribers.findManyByAddress(addresses),
    suppressions.findMany(addresses),
  ]);
  const applied: AppliedRow[] = [];
  await inParallel(groups, width, async ([address, group]) => {
    let present = known.get(address);
    for (const row of group) {
      const answer = await applyRow(row, present, suppressed.get(address), subscribers);
      applied.push(answer.applied);
      present = answer.present;
    }
  });
  return applied;
}

async function applyRow(
  { line, person, context }: ReadableRow,
  known: Subscriber | undefined,
  suppressed: Suppression | undefined,
  subscribers: SubscriberRepository,
): Promise<{ applied: AppliedRow; present: Subscriber | undefined }> {
  let present = known;
  for (let attempt = 1; ; attempt += 1) {
    const result = suppressed
      ? ({ outcome: 'refused', reason: reasonOf(suppressed) } as const)
      : importPerson(present, person, context);
    if (result.outcome === 'refused') return { applied: { line, ...result }, present };
    const { outcome, step } = result;
    if (!step) return { applied: { line, outcome }, present };
    try {
      if (present) await subscribers.replace(present, step.after, step.entries);
      else await subscribers.create(step.after, step.entries);
      const version = present ? present.version + 1 : step.after.version;
      return { applied: { line, outcome }, present: { ...step.after, version } };
    } catch (error) {
      if (!(error instanceof ConditionFailed) || attempt === attempts) throw error;
      await pauseBefore(attempt);
      present = await subscribers.findByAddress(person.address);
    }
  }
}

/** Staff are not told who erased their data: that list is the same as the one staff keep. */
const reasonOf = ({ reason }: Suppression): RefusalReason =>
  reason === 'bounced' || reason === 'complained' ? `address.${reason}` : 'address.suppressed';
