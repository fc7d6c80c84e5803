import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import type { AppliedRow } from '../../../shared/importing/import-kind.ts';
import { inParallel } from '../../../shared/in-parallel.ts';
import { pauseBefore } from '../../../shared/pause.ts';
import type { MailQueue } from '../../mail/index.ts';
import { createUnlessKnown } from '../create-merchant.ts';
import type { MerchantDeps } from '../deps.ts';
import type { Merchant } from '../merchant.ts';
import { listedMail } from '../moderating/mails.ts';
import { isSameShop } from '../similar.ts';
import { completed } from './complete.ts';
import { lanesOf, type ReadableRow } from './lanes.ts';
import type { ImportPolicy } from './policy.ts';
import type { ImportedMerchant } from './read-row.ts';
import type { RefusalReason } from './refusal.ts';

export interface ApplyDeps
  extends Pick<MerchantDeps, 'merchants' | 'erased' | 'links' | 'now' | 'newId'> {
  readonly mail: Pick<MailQueue, 'sendOnce'>;
}

interface Context {
  readonly importId: string;
  readonly policy: ImportPolicy;
}

/** Transactions under way at once. */
const width = 12;
const attempts = 10;

/**
 * Applies the rows of a batch, those that may meet in the order of the file; every row may be applied again with the same
 * result. Contacts that were erased are left out, and nobody is told whose they were.
 */
export async function applyRows(
  rows: readonly ReadableRow[],
  context: Context,
  deps: ApplyDeps,
): Promise<AppliedRow<RefusalReason>[]> {
  const erased = await deps.erased.among(rows.flatMap(({ row }) => row.contact?.email ?? []));
  const applied: AppliedRow<RefusalReason>[] = [];
  await inParallel(lanesOf(rows), width, async (lane) => {
    for (const { line, row } of lane) {
      const isErased = row.contact !== undefined && erased.has(row.contact.email);
      const kept = isErased ? { ...row, contact: undefined } : row;
      applied.push(await applyRow({ line, row: kept }, context, deps));
    }
  });
  return applied;
}

async function applyRow(
  { line, row }: ReadableRow,
  { importId, policy }: Context,
  deps: ApplyDeps,
): Promise<AppliedRow<RefusalReason>> {
  const origin = `${importId}:${line}`;
  const { nis, profile, contact } = row;
  const { state } = policy;
  const entry = { at: deps.now().toISOString(), event: 'imported', source: importId } as const;
  const isIt = (known: Merchant) =>
    known.state !== 'unconfirmed' && isSameShop(known, { ...profile, nis });
  const result = await createUnlessKnown(
    { ...profile, nis, contact, state, origin },
    ({ merchants }) => merchants.find(isIt),
    { entries: [entry] },
    deps,
  );
  const merchant = 'created' in result ? result.created : result.known;
  if (merchant.origin === origin) {
    await tell(merchant, policy, deps);
    return { line, outcome: 'accepted' };
  }
  if (merchant.state === 'rejected') {
    return { line, outcome: 'refused', reason: 'merchant.rejected' };
  }
  await complete(merchant, row, importId, deps);
  return { line, outcome: 'merged' };
}

/** Fills in what is not known yet. */
async function complete(
  known: Merchant,
  row: ImportedMerchant,
  source: string,
  { merchants, now }: ApplyDeps,
): Promise<void> {
  let present: Merchant | undefined = known;
  for (let attempt = 1; present; attempt += 1) {
    const { after, fields } = completed(present, row);
    if (fields.length === 0) return;
    const entry = { at: now().toISOString(), event: 'imported', source, fields } as const;
    try {
      await merchants.replace(present, after, [entry]);
      return;
    } catch (error) {
      if (!(error instanceof ConditionFailed) || attempt === attempts) throw error;
      await pauseBefore(attempt);
      present = await merchants.get(known.id);
    }
  }
}

/** Under an id of its own: a row that is applied again writes to nobody twice. */
async function tell(merchant: Merchant, policy: ImportPolicy, deps: ApplyDeps): Promise<void> {
  if (!policy.mailing || policy.state !== 'listed' || merchant.state !== 'listed') return;
  const request = await listedMail(merchant, deps);
  if (request) await deps.mail.sendOnce([{ id: `${merchant.id}-imported`, request }]);
}
