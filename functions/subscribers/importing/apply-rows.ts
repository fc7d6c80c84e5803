import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import type { AppliedRow as AppliedRowOf } from '../../../shared/importing/import-kind.ts';
import { inParallel } from '../../../shared/in-parallel.ts';
import { pauseBefore } from '../../../shared/pause.ts';
import type { Step } from '../change-subscriber.ts';
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

type AppliedRow = AppliedRowOf<RefusalReason>;

export interface ApplyDeps {
  readonly subscribers: SubscriberRepository;
  readonly suppressions: SuppressionRepository;
}

/** Transactions under way at once: more than this only queues in the client. */
const width = 24;
const attempts = 10;

/** What is known of an address. */
interface Known {
  readonly present: Subscriber | undefined;
  readonly suppressed: Suppression | undefined;
}

/**
 * Applies the rows of a batch. Rows of one address follow each other in the order of the file; every row
 * may be applied again with the same result.
 */
export async function applyRows(
  rows: readonly ReadableRow[],
  deps: ApplyDeps,
): Promise<AppliedRow[]> {
  const groups = [...Map.groupBy(rows, ({ person }) => person.address)];
  const addresses = groups.map(([address]) => address);
  // In this order: who is no longer there because they erased everything is on the list by then.
  const found = await deps.subscribers.findManyByAddress(addresses);
  const suppressed = await deps.suppressions.findMany(addresses);
  const applied: AppliedRow[] = [];
  await inParallel(groups, width, async ([address, group]) => {
    let known: Known = { present: found.get(address), suppressed: suppressed.get(address) };
    for (const row of group) {
      const answer = await applyRow(row, known, deps);
      applied.push(answer.applied);
      known = answer.known;
    }
  });
  return applied;
}

async function applyRow(
  { line, person, context }: ReadableRow,
  before: Known,
  deps: ApplyDeps,
): Promise<{ applied: AppliedRow; known: Known }> {
  let known = before;
  for (let attempt = 1; ; attempt += 1) {
    const { present, suppressed } = known;
    const result = suppressed
      ? ({ outcome: 'refused', reason: reasonOf(suppressed) } as const)
      : importPerson(present, person, context);
    if (result.outcome === 'refused') return { applied: { line, ...result }, known };
    const { outcome, step } = result;
    if (!step) return { applied: { line, outcome }, known };
    try {
      const after = await write(present, step, deps);
      return { applied: { line, outcome }, known: { present: after, suppressed } };
    } catch (error) {
      if (!(error instanceof ConditionFailed) || attempt === attempts) throw error;
      await pauseBefore(attempt);
      known = await lookUp(person.address, deps);
    }
  }
}

/** @throws {ConditionFailed} when someone else was faster */
async function write(
  present: Subscriber | undefined,
  { after, entries }: Step,
  { subscribers }: ApplyDeps,
): Promise<Subscriber> {
  if (!present) {
    await subscribers.create(after, entries);
    return after;
  }
  await subscribers.replace(present, after, entries);
  return { ...after, version: present.version + 1 };
}

async function lookUp(address: string, { subscribers, suppressions }: ApplyDeps): Promise<Known> {
  const present = await subscribers.findByAddress(address);
  return { present, suppressed: await suppressions.find(address) };
}

/** Staff are not told who erased their data: that list is the same as the one staff keep. */
const reasonOf = ({ reason }: Suppression): RefusalReason =>
  reason === 'bounced' || reason === 'complained' ? `address.${reason}` : 'address.suppressed';
