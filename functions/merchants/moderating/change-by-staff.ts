import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Principal } from '../../../shared/http/principal.ts';
import { auditWrite } from '../../staff/index.ts';
import type { MerchantDeps } from '../deps.ts';
import type { HistoryEntry } from '../history.ts';
import type { Merchant } from '../merchant.ts';

type Deps = Pick<MerchantDeps, 'merchants' | 'now' | 'newId'>;

/** A merchant as staff saw it when they decided: one that has changed since is not what they looked at. */
export interface Seen {
  readonly id: string;
  readonly version: number;
}

/** @throws {AppError} merchant.not_found, merchant.changed */
export async function readSeen(
  { id, version }: Seen,
  { merchants }: Pick<Deps, 'merchants'>,
): Promise<Merchant> {
  const merchant = await merchants.get(id);
  if (!merchant) throw new AppError('merchant.not_found', 'There is no such merchant.');
  if (merchant.version !== version) throw changed();
  return merchant;
}

const changed = (cause?: unknown) =>
  new AppError('merchant.changed', 'The merchant was changed meanwhile. Read it again.', { cause });

interface StaffChange {
  readonly before: Merchant;
  readonly after: Merchant;
  readonly event: HistoryEntry['event'];
  readonly fields: readonly string[];
  readonly principal: Principal;
}

/** Writes a change by staff, with its lines in history and audit log. @throws {AppError} merchant.changed */
export async function changeByStaff(
  { before, after, event, fields, principal }: StaffChange,
  deps: Deps,
): Promise<Merchant> {
  const source = principal.accountId;
  const entry = { at: deps.now().toISOString(), event, source, fields: [...fields] };
  const line = { principal, action: `merchant.${event}`, subject: before.id, fields };
  const audit = auditWrite({ ...line, municipalities: [before.nis] }, deps);
  try {
    return await deps.merchants.replace(before, after, [entry], [audit]);
  } catch (error) {
    if (error instanceof ConditionFailed) throw changed(error);
    throw error;
  }
}
